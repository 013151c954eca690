package eu.passerelle.portal.claim;

import static eu.passerelle.portal.claim.ClaimPage.escape;

import eu.passerelle.model.Achievement;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Credits;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;

/** A credential in plain words, with its picture. */
record CredentialView(ClaimPage page, Achievement achievement) {

    String title() {
        return text(achievement.completion().title());
    }

    /** @param picture path below the base */
    String show(String picture) {
        Completion completion = achievement.completion();
        LearningOpportunity opportunity = achievement.opportunity();
        ClaimTexts texts = page.texts();
        ZoneId zone = achievement.university().zone();
        StringBuilder facts = new StringBuilder();
        add(facts, "f.learner", completion.learner().name().full());
        add(
                facts,
                "f.by",
                completion.awardingBody() == null
                        ? name(achievement.university().organisation())
                        : text(completion.awardingBody()));
        add(facts, "f.on", texts.date(completion.completedOn()));
        if (completion.grade() != null) {
            add(facts, "f.grade", completion.grade().raw());
        }
        if (completion.credits() != null) {
            add(facts, "f.credits", credits(completion.credits()));
        }
        if (opportunity.eqfLevel() != null) {
            add(facts, "f.level", "EQF " + opportunity.eqfLevel());
        }
        if (opportunity.workload() != null) {
            add(facts, "f.hours", texts.text("f.hours.n", opportunity.workload().toHours()));
        }
        outcomes(facts, opportunity);
        add(facts, "f.issued", texts.date(achievement.issuedAt(), zone));
        add(facts, "f.seal", name(achievement.issuer()));
        if (achievement.validUntil() != null) {
            add(facts, "f.until", texts.date(Objects.requireNonNull(achievement.validUntil()), zone));
        }
        return "<section class=\"credential\"><img src=\"" + escape(page.base() + picture) + "?lang=" + texts.language()
                + "\" alt=\"" + page.say("cred.picture") + "\" width=\"640\"><dl>" + facts + "</dl></section>";
    }

    private void outcomes(StringBuilder facts, LearningOpportunity opportunity) {
        if (opportunity.outcomes().isEmpty()) {
            return;
        }
        facts.append("<div class=\"wide\"><dt>").append(page.say("f.outcomes")).append("</dt><dd><ul>");
        opportunity
                .outcomes()
                .forEach(outcome -> facts.append("<li>")
                        .append(escape(text(outcome.title())))
                        .append("</li>"));
        facts.append("</ul></dd></div>");
    }

    private void add(StringBuilder facts, String key, String value) {
        facts.append("<div><dt>")
                .append(page.say(key))
                .append("</dt><dd>")
                .append(escape(value))
                .append("</dd></div>");
    }

    private static String credits(Credits credits) {
        return credits.ects() == null
                ? credits.value().toPlainString() + " " + credits.unit().toUpperCase(Locale.ROOT)
                : credits.ects().toPlainString() + " ECTS";
    }

    private String name(Organisation organisation) {
        return text(organisation.legalName());
    }

    private String text(LocalizedText text) {
        return text.in(page.texts().languages());
    }
}
