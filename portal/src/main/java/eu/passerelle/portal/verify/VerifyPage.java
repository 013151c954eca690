package eu.passerelle.portal.verify;

import eu.passerelle.verify.Report;
import eu.passerelle.verify.Step;
import eu.passerelle.verify.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** Writes the page: whole without its script, which only lets files be dropped. Meaning is never in colour alone. */
final class VerifyPage {

    private static final Map<String, String> LANGUAGES = Map.of("en", "English", "de", "Deutsch");

    /** Drawn by paths alone, for eyes; the words stand beside. */
    private static final Map<String, String> ICONS = Map.of(
            "ok", "M4 12.5l5 5L20 6.5",
            "failed", "M6 6l12 12M18 6L6 18",
            "open", "M12 5.5v8M12 18v.6",
            "note", "M5 12h14");

    private final Words words;

    VerifyPage(Words words) {
        this.words = words;
    }

    /** @param problem what went wrong before; null: nothing */
    String empty(@Nullable String problem) {
        String alarm =
                problem == null ? "" : "<p class=\"alarm\" role=\"alert\" id=\"problem\">" + escape(problem) + "</p>";
        return frame(
                say("page.title"),
                "<h1>" + say("page.title") + "</h1><p>" + say("page.lead") + "</p>" + alarm + form());
    }

    /** @param told null: the number is none of ours */
    String certificate(IssuedCertificates.@Nullable Told told) {
        String kind = told == null ? "failed" : told.standing().equals("STANDS") ? "open" : "failed";
        String answer = say("qr." + (told == null ? "unknown" : told.standing()));
        StringBuilder body = new StringBuilder();
        body.append("<section class=\"answer ").append(kind).append("\">").append(icon(kind));
        body.append("<div><h1>").append(answer).append("</h1><p>");
        body.append(say("qr." + (told == null ? "unknown" : told.standing()) + ".means"));
        body.append("</p></div></section>");
        if (told != null) {
            Map<String, String> named = new LinkedHashMap<>();
            List<String> languages = List.of(words.language(), "en");
            if (told.title() != null) {
                named.put("title", told.title().in(languages));
            }
            if (told.university() != null) {
                named.put("university", told.university().in(languages));
            }
            if (told.completed() != null) {
                named.put("completed", told.completed().toString());
            }
            facts(named, "qr.says", body);
        }
        body.append("<h2>")
                .append(say("page.title"))
                .append("</h2><p>")
                .append(say("qr.file"))
                .append("</p>");
        return frame(answer + " – " + say("page.title"), body + form());
    }

    String result(Report report) {
        String kind = switch (report.overall()) {
            case VALID -> "ok";
            case INVALID -> "failed";
            case VALID_NOT_TRUSTED, CANNOT_BE_JUDGED -> "open";
        };
        String answer = say("overall." + report.overall());
        StringBuilder body = new StringBuilder();
        body.append("<section class=\"answer ").append(kind).append("\">").append(icon(kind));
        body.append("<div><h1>").append(answer).append("</h1><p>");
        body.append(say("overall." + report.overall() + ".means")).append("</p></div></section>");
        if (report.attached()) {
            body.append("<p class=\"notice\">").append(say("facts.attached")).append("</p>");
        }
        facts(report.facts().named(), "page.says", body);
        body.append("<h2>").append(say("page.found")).append("</h2><ul class=\"steps\">");
        report.steps().forEach(step -> step(step, body));
        body.append("</ul><p><a class=\"button\" href=\"/public/verify?lang=").append(words.language());
        body.append("\">").append(say("page.again")).append("</a></p>");
        return frame(answer + " – " + say("page.title"), body.toString());
    }

    private void facts(Map<String, String> named, String title, StringBuilder body) {
        if (named.isEmpty()) {
            return;
        }
        body.append("<h2>").append(say(title)).append("</h2><dl>");
        named.forEach((name, value) -> body.append("<div><dt>")
                .append(say("facts." + name))
                .append("</dt><dd dir=\"auto\">")
                .append(escape(words.date(value)))
                .append("</dd></div>"));
        body.append("</dl>");
    }

    private void step(Step step, StringBuilder body) {
        String kind = switch (step.outcome()) {
            case OK -> "ok";
            case FAILED -> "failed";
            case NOT_CHECKED -> step.matters() ? "open" : "note";
        };
        body.append("<li class=\"").append(kind).append("\">").append(icon(kind));
        body.append("<div><h3>").append(say("check." + step.check())).append(" <span>");
        body.append(escape(step.label(words))).append("</span></h3><p>");
        body.append(escape(step.sentence(words))).append("</p>");
        details(step.details(), body);
        body.append("</div></li>");
    }

    private void details(List<String> details, StringBuilder body) {
        if (details.isEmpty()) {
            return;
        }
        body.append("<details><summary>").append(say("page.details")).append("</summary><ul lang=\"en\">");
        details.forEach(detail -> body.append("<li>").append(escape(detail)).append("</li>"));
        body.append("</ul></details>");
    }

    private String form() {
        return "<form method=\"post\" enctype=\"multipart/form-data\" action=\"/public/verify?lang=" + words.language()
                + "\" id=\"form\"><div class=\"drop\" id=\"drop\"><label for=\"file\"><strong>" + say("page.drop")
                + "</strong><span>" + say("page.file")
                + "</span></label><input type=\"file\" id=\"file\" name=\"file\"></div>"
                + "<p class=\"or\">" + say("page.or") + "</p><label for=\"text\">" + say("page.paste")
                + "</label><textarea id=\"text\" name=\"text\" rows=\"5\" spellcheck=\"false\" autocomplete=\"off\">"
                + "</textarea><button>" + say("page.go") + "</button></form>";
    }

    private String frame(String title, String body) {
        return "<!DOCTYPE html><html lang=\"" + words.language() + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"color-scheme\" content=\"light dark\"><title>" + title + "</title>"
                + "<link rel=\"stylesheet\" href=\"/public/verify/style.css\">"
                + "<script src=\"/public/verify/drop.js\" defer></script></head><body><header><p>Passerelle</p>"
                + languages() + "</header><main>" + body + "</main></body></html>";
    }

    private String languages() {
        StringBuilder links = new StringBuilder();
        for (String language : List.of("en", "de")) {
            boolean now = language.equals(words.language());
            links.append("<a href=\"/public/verify?lang=")
                    .append(language)
                    .append("\" lang=\"")
                    .append(language)
                    .append("\" hreflang=\"")
                    .append(language)
                    .append(now ? "\" aria-current=\"true\">" : "\">")
                    .append(LANGUAGES.get(language))
                    .append("</a>");
        }
        return "<nav aria-label=\"" + say("page.language") + "\">" + links + "</nav>";
    }

    private static String icon(String kind) {
        return "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"" + ICONS.get(kind)
                + "\"/></svg>";
    }

    private String say(String key) {
        return escape(words.text(key));
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
