package eu.passerelle.portal.claim;

import eu.passerelle.connectors.TargetContext;
import eu.passerelle.model.University;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/**
 * The frame of a page: whose it is, in which language, and how to leave. Pages are whole without scripts.
 *
 * @param base of all pages, as the browser has it
 * @param self below the base, where this page can be had again in another language
 * @param university null where it must not be told
 * @param help where learners are helped; empty: nowhere that we know
 * @param form what forms of a learner who is logged in must say; null: nobody is
 */
record ClaimPage(
        ClaimTexts texts,
        String base,
        String self,
        @Nullable University university,
        String help,
        @Nullable String form) {

    static final String PATH = "/public/claim";

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    /** Our own style and pictures, forms that go back to us, and nothing else. */
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'%s;"
            + " base-uri 'none'; frame-ancestors 'none'";

    /** Where learners are helped: as configured, or where the university is found. */
    static String help(TargetContext<ClaimSettings> target, University university, ClaimTexts texts) {
        String help = target.settings().help();
        if (help != null) {
            return help;
        }
        String homepage = university.organisation().homepage();
        return homepage == null ? university.organisation().legalName().in(texts.languages()) : homepage;
    }

    /** Another page of the hub, as the browser has it. */
    String hubPath(String path) {
        return escape(base.substring(0, base.length() - PATH.length()) + path);
    }

    static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    /** Words of the page, escaped. */
    String say(String key, Object... arguments) {
        return escape(texts.text(key, arguments));
    }

    String paragraph(String key, Object... arguments) {
        return "<p>" + say(key, arguments) + "</p>";
    }

    String notice(String key, Object... arguments) {
        return "<p class=\"notice\" role=\"status\">" + say(key, arguments) + "</p>";
    }

    String alarm(String key, Object... arguments) {
        return "<p class=\"alarm\" role=\"alert\" id=\"alarm\">" + say(key, arguments) + "</p>";
    }

    /** @param inner fields, and a button */
    String form(String path, String inner) {
        return "<form method=\"post\" action=\"" + escape(base + path) + "\">"
                + (form == null ? "" : "<input type=\"hidden\" name=\"form\" value=\"" + form + "\">") + inner
                + "</form>";
    }

    String button(String key) {
        return "<button>" + say(key) + "</button>";
    }

    String link(String path, String key) {
        return "<p><a href=\"" + escape(base + path) + "\">" + say(key) + "</a></p>";
    }

    /** @param title plain text */
    ResponseEntity<String> show(int status, String title, String body) {
        return show(status, title, body, "");
    }

    /** @param leadsTo where a form of the page may send the browser besides us, as content security policies have it */
    ResponseEntity<String> show(int status, String title, String body, String leadsTo) {
        String name = university == null
                ? texts.text("site")
                : university.organisation().legalName().in(texts.languages());
        String page = "<!DOCTYPE html><html lang=\"" + texts.language() + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"color-scheme\" content=\"light dark\"><title>" + escape(title)
                + "</title><link rel=\"stylesheet\" href=\"" + escape(base) + "/style.css\"></head><body><header><p>"
                + escape(name) + "</p><div class=\"tools\">" + languages() + leave() + "</div></header><main><h1>"
                + escape(title) + "</h1>" + body + "</main>" + foot() + "</body></html>";
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY.formatted(leadsTo))
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .header(HttpHeaders.CONTENT_LANGUAGE, texts.language())
                .body(page);
    }

    private String languages() {
        StringBuilder list = new StringBuilder();
        for (String each : ClaimTexts.LANGUAGES) {
            list.append("<li><a lang=\"%s\" hreflang=\"%s\" href=\"%s?lang=%s\"%s>%s</a></li>"
                    .formatted(
                            each,
                            each,
                            escape(base + self),
                            each,
                            each.equals(texts.language()) ? " aria-current=\"true\"" : "",
                            escape(ClaimTexts.in(each).name())));
        }
        return "<details><summary><span class=\"hidden\">" + say("languages") + ": </span>" + escape(texts.name())
                + "</summary><ul>" + list + "</ul></details>";
    }

    private String leave() {
        return form == null ? "" : form("/leave", "<button class=\"quiet\">" + say("leave") + "</button>");
    }

    private String foot() {
        if (help.isEmpty()) {
            return "";
        }
        String shown = escape(help);
        String where = help.startsWith("https://") || help.startsWith("http://")
                ? "<a href=\"" + shown + "\" rel=\"noreferrer\">" + shown + "</a>"
                : help.contains("@") ? "<a href=\"mailto:" + shown + "\">" + shown + "</a>" : shown;
        return "<footer><p>" + say("help") + " " + where + "</p></footer>";
    }
}
