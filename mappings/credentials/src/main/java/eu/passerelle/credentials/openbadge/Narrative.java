package eu.passerelle.credentials.openbadge;

import eu.passerelle.credentials.elm.Vocabulary;
import eu.passerelle.model.Credits;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.LearningOpportunity.QualityAssurance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What it took to earn the achievement, as Markdown: whatever of the opportunity the format has no property for. */
final class Narrative {

    private Narrative() {}

    /** Never empty. */
    static String of(LearningOpportunity opportunity, Speech speech) {
        List<String> lines = new ArrayList<>();
        if (!opportunity.outcomes().isEmpty()) {
            lines.add(outcomes(opportunity, speech));
        }
        facts(opportunity, speech, lines);
        return lines.isEmpty() ? speech.say(opportunity.title()) : String.join("\n\n", lines);
    }

    private static String outcomes(LearningOpportunity opportunity, Speech speech) {
        return opportunity.outcomes().stream()
                .map(outcome -> "- " + speech.say(outcome.title()))
                .collect(Collectors.joining("\n", "**" + speech.word("outcomes") + "**\n\n", ""));
    }

    private static void facts(LearningOpportunity opportunity, Speech speech, List<String> lines) {
        Credits credits = opportunity.credits();
        if (credits != null) {
            add(lines, speech, credits.ects() == null ? "creditsInOtherUnit" : "credits", text(credits));
        }
        Duration workload = opportunity.workload();
        if (workload != null) {
            int minutes = workload.toMinutesPart();
            add(lines, speech, "workload", workload.toHours() + " h" + (minutes == 0 ? "" : " " + minutes + " min"));
        }
        if (opportunity.assessment() != null) {
            add(lines, speech, "assessment", speech.word("assessment." + opportunity.assessment()));
        }
        if (opportunity.participation() != null) {
            add(lines, speech, "activity", speech.word("activity." + opportunity.participation()));
        }
        if (opportunity.prerequisites() != null) {
            add(lines, speech, "prerequisites", speech.say(opportunity.prerequisites()));
        }
        QualityAssurance quality = opportunity.qualityAssurance();
        if (quality != null) {
            add(lines, speech, "quality", speech.say(quality.agency()));
        }
    }

    private static void add(List<String> lines, Speech speech, String key, String value) {
        lines.add("**" + Vocabulary.word(speech.language(), key) + "**: " + value);
    }

    static String text(Credits credits) {
        return credits.ects() == null
                ? credits.value().toPlainString() + " " + credits.unit()
                : credits.ects().toPlainString();
    }
}
