package eu.passerelle.portal.claim;

import static eu.passerelle.portal.claim.ClaimPage.escape;

import eu.passerelle.portal.verify.VerifyDesk;
import eu.passerelle.verify.Report;
import eu.passerelle.verify.Step;
import eu.passerelle.verify.Words;
import java.util.List;
import java.util.Locale;

/** What the verification of the hub says of a shared credential: the same that its page says of a file. */
record SharedVerdict(VerifyDesk desk) {

    /** Words are of the verification, in its nearest language. */
    String of(byte[] sealed, ClaimPage page) {
        Words words = Words.in(List.of(Locale.forLanguageTag(page.texts().language())));
        String own = page.texts().language().equals(words.language()) ? "" : " lang=\"" + words.language() + "\"";
        StringBuilder html = new StringBuilder("<section class=\"card\" id=\"verdict\"><h2>")
                .append(page.say("shared.verdict"))
                .append("</h2><div")
                .append(own)
                .append(">");
        try {
            told(desk.judge(sealed), words, html);
        } catch (VerifyDesk.Busy e) {
            html.append(paragraph(words.text("page.busy")));
        }
        return html.append("</div></section>").toString();
    }

    private static void told(Report report, Words words, StringBuilder html) {
        html.append("<p><strong>")
                .append(escape(words.text("overall." + report.overall())))
                .append("</strong></p>")
                .append(paragraph(words.text("overall." + report.overall() + ".means")))
                .append("<ul class=\"plain\">");
        for (Step step : report.steps()) {
            if (step.matters() || step.outcome() != Step.Outcome.NOT_CHECKED) {
                html.append("<li><span>")
                        .append(escape(words.text("check." + step.check())))
                        .append(" (")
                        .append(escape(step.label(words)))
                        .append("): ")
                        .append(escape(step.sentence(words)))
                        .append("</span></li>");
            }
        }
        html.append("</ul>");
    }

    private static String paragraph(String text) {
        return "<p>" + escape(text) + "</p>";
    }
}
