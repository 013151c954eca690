package eu.passerelle.credentials.elm;

import java.util.Map;

/** Headings of notes: what ELM has no property for is said in a note whose subject names it. */
final class NoteHeadings {

    static final Concept CREDITS_AS_AWARDED = heading("creditsAsAwarded");
    static final Concept CREDITS_IN_OTHER_UNIT = heading("creditsInOtherUnit");
    static final Concept OTHER_NAME = heading("otherName");
    static final Concept RECOGNITION = heading("recognition");
    static final Concept PART_OF = heading("partOf");
    static final Concept CHALLENGE = heading("challenge");
    static final Concept GRADE_DISTRIBUTION = heading("gradeDistribution");
    static final Concept ACCREDITATION_LIMIT = heading("accreditation.limit");
    static final Concept QUALITY_ASSURANCE = heading("qualityAssurance");
    static final Concept STACKABLE = heading("stackable");
    static final Concept SUPPLEMENT = heading("supplement");

    private NoteHeadings() {}

    private static Concept heading(String key) {
        return Concept.of(
                "urn:epass:concept:" + key, "urn:epass:conceptScheme:note", null, Map.of("en", Labels.in("en", key)));
    }
}
