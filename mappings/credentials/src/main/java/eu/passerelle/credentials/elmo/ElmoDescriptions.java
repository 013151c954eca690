package eu.passerelle.credentials.elmo;

import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.LearningOpportunity.LearningOutcome;
import eu.passerelle.model.LocalizedText;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an opportunity is about and what is learnt in it, as text: ELMO has no element for learning outcomes. */
final class ElmoDescriptions {

    private ElmoDescriptions() {}

    /** By language, in the order in which the catalogue has them; a line for each outcome. */
    static Map<String, String> of(LearningOpportunity opportunity) {
        Map<String, String> texts = new LinkedHashMap<>();
        LocalizedText description = opportunity.description();
        if (description != null) {
            texts.putAll(description.byLanguage());
        }
        for (LearningOutcome outcome : opportunity.outcomes()) {
            outcome.title()
                    .byLanguage()
                    .forEach((language, text) ->
                            texts.merge(language, "- " + text, (before, line) -> before + "\n" + line));
        }
        return texts;
    }
}
