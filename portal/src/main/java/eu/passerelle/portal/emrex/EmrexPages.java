package eu.passerelle.portal.emrex;

import eu.passerelle.model.Achievement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.HtmlUtils;

/** Writes the pages: whole without scripts, so that the last one has a button too. */
final class EmrexPages {

    private static final String SCRIPT = "document.forms[0].submit()";
    private static final String STYLE = "body{font:1.1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:40rem;"
            + "padding:1rem;color:#1a1a1a;background:#fff}button{font:inherit;padding:.6rem 1rem;margin:.5rem .5rem 0 0}"
            + "label{display:block;margin:.6rem 0}input[type=text]{font:inherit;display:block;width:100%;"
            + "box-sizing:border-box;padding:.5rem}.problem{color:#a30000;font-weight:bold}";

    private EmrexPages() {}

    /** The address bar stays ours, forms go where they may, and nothing else is loaded. */
    static String policy(String formsTo) {
        return "default-src 'none'; style-src 'sha256-" + sha256(STYLE) + "'; script-src 'sha256-" + sha256(SCRIPT)
                + "'; form-action " + formsTo + "; base-uri 'none'; frame-ancestors 'none'";
    }

    static String identify(EmrexTexts texts, String university, String action, EmrexRequest request, boolean wrong) {
        return page(
                texts,
                texts.text("title", university),
                paragraph(texts.text("identify.why", request.returnUrl().getHost(), university))
                        + (wrong
                                ? "<p class=\"problem\" role=\"alert\">" + escape(texts.text("identify.wrong")) + "</p>"
                                : "")
                        + "<form method=\"post\" action=\"" + escape(action) + "\">"
                        + hidden(request)
                        + "<label>" + escape(texts.text("identify.code"))
                        + "<input type=\"text\" name=\"code\" autocomplete=\"one-time-code\" maxlength=\"100\"></label>"
                        + button("go", texts.text("identify.go"))
                        + button("cancel", texts.text("cancel"))
                        + "</form>");
    }

    static String choose(
            EmrexTexts texts,
            EmrexProvider provider,
            String action,
            EmrexRequest request,
            String code,
            List<Achievement> results) {
        String university = provider.university().organisation().legalName().in(texts.language());
        StringBuilder boxes = new StringBuilder();
        for (Achievement result : results) {
            boxes.append("<label><input type=\"checkbox\" checked name=\"result\" value=\"")
                    .append(result.credentialId())
                    .append("\"> ")
                    .append(escape(result.completion().title().in(texts.language())))
                    .append(", ")
                    .append(escape(result.completion().completedOn().toString()))
                    .append("</label>");
        }
        return page(
                texts,
                texts.text("title", university),
                "<form method=\"post\" action=\"" + escape(action) + "\">"
                        + hidden(request)
                        + field("code", code)
                        + "<fieldset><legend>"
                        + escape(texts.text("choose.what", request.returnUrl().getHost()))
                        + "</legend>" + boxes + "</fieldset>"
                        + button("go", texts.text("choose.go"))
                        + button("cancel", texts.text("cancel"))
                        + "</form>");
    }

    /** Goes back by itself; the button is for browsers without scripts. */
    static String back(EmrexTexts texts, EmrexRequest request, EmrexAnswer answer) {
        return page(
                texts,
                texts.text("back.title"),
                "<form method=\"post\" action=\"" + escape(request.returnUrl().toString()) + "\">"
                        + field("sessionId", request.session())
                        + field("returnCode", answer.code().name())
                        + field("returnMessage", answer.message())
                        + field("elmo", answer.elmo())
                        + "<button>"
                        + escape(texts.text("back.go", request.returnUrl().getHost())) + "</button></form>"
                        + "<script>" + SCRIPT + "</script>");
    }

    /** Where nobody may be sent anywhere. */
    static String problem(EmrexTexts texts, String key) {
        return page(texts, texts.text("problem.title"), paragraph(texts.text(key)));
    }

    private static String page(EmrexTexts texts, String title, String body) {
        return "<!DOCTYPE html><html lang=\"" + texts.language() + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" + escape(title)
                + "</title><style>" + STYLE + "</style></head><body><main><h1>" + escape(title) + "</h1>" + body
                + "</main></body></html>";
    }

    private static String paragraph(String text) {
        return "<p>" + escape(text) + "</p>";
    }

    private static String hidden(EmrexRequest request) {
        StringBuilder fields = new StringBuilder();
        Map.of("sessionId", request.session(), "returnUrl", request.returnUrl().toString())
                .forEach((name, value) -> fields.append(field(name, value)));
        return fields.toString();
    }

    private static String field(String name, String value) {
        return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + escape(value) + "\">";
    }

    private static String button(String name, String text) {
        return "<button name=\"" + name + "\" value=\"yes\">" + escape(text) + "</button>";
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder().encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
