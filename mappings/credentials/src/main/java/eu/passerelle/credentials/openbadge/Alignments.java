package eu.passerelle.credentials.openbadge;

import eu.passerelle.credentials.elm.Vocabulary;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.LearningOpportunity.QualityAssurance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an achievement is aligned with: levels, fields, skills, goals, quality assurance, each with an {@code ext:} type. */
final class Alignments {

    private static final String EQF = "European Qualifications Framework";

    /**
     * @param type {@code targetType}
     * @param code empty: none
     */
    private record Alignment(String type, String name, String url, String code, String framework) {}

    private Alignments() {}

    static void write(BadgeWriter json, LearningOpportunity opportunity, Speech speech) {
        List<Alignment> all = new ArrayList<>();
        if (opportunity.eqfLevel() != null) {
            all.add(eqf(opportunity.eqfLevel(), speech));
        }
        if (opportunity.nationalLevel() != null) {
            Vocabulary.Entry level = Vocabulary.nationalLevel(opportunity.nationalLevel());
            all.add(new Alignment("ext:NQF", level.label(), level.iri(), "", "National qualifications framework"));
        }
        opportunity.iscedF().forEach(code -> {
            Vocabulary.Entry field = Vocabulary.iscedF(code);
            all.add(new Alignment("ext:ISCED-F", field.label(), field.iri(), code, "ISCED-F 2013"));
        });
        skills(opportunity, speech).forEach((iri, name) -> all.add(new Alignment("ext:ESCO", name, iri, "", "ESCO")));
        opportunity.sdgs().forEach(number -> {
            Vocabulary.Entry goal = Vocabulary.goal(number);
            all.add(new Alignment(
                    "ext:SDG", goal.label(), goal.iri(), String.valueOf(number), "Sustainable Development Goals"));
        });
        QualityAssurance quality = opportunity.qualityAssurance();
        if (quality != null && quality.reference() != null) {
            all.add(new Alignment(
                    "ext:QualityAssurance",
                    speech.say(quality.agency()),
                    quality.reference(),
                    "",
                    speech.word("quality." + quality.type())));
        }
        write(json, all);
    }

    /** The level alone. */
    static void write(BadgeWriter json, int eqfLevel, Speech speech) {
        write(json, List.of(eqf(eqfLevel, speech)));
    }

    private static Alignment eqf(int level, Speech speech) {
        String iri = Vocabulary.eqfLevel(level).iri();
        return new Alignment("ext:EQF", speech.word("level") + " " + level, iri, String.valueOf(level), EQF);
    }

    /** Each skill once, by the first outcome that it belongs to: the skill's own label is not ours to know. */
    private static Map<String, String> skills(LearningOpportunity opportunity, Speech speech) {
        Map<String, String> names = new LinkedHashMap<>();
        opportunity
                .outcomes()
                .forEach(outcome -> outcome.escoSkills()
                        .forEach(skill -> names.putIfAbsent(Vocabulary.escoSkill(skill), speech.say(outcome.title()))));
        opportunity
                .escoSkills()
                .forEach(skill -> names.putIfAbsent(Vocabulary.escoSkill(skill), speech.word("skills")));
        return names;
    }

    private static void write(BadgeWriter json, List<Alignment> all) {
        json.array(
                "alignment",
                all,
                alignment -> json.object()
                        .type("Alignment")
                        .string("targetType", alignment.type())
                        .string("targetName", alignment.name())
                        .string("targetUrl", alignment.url())
                        .string("targetCode", alignment.code())
                        .string("targetFramework", alignment.framework())
                        .end());
    }
}
