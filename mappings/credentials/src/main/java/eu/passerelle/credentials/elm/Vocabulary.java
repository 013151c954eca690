package eu.passerelle.credentials.elm;

import eu.passerelle.model.LearningOpportunity.IdentityVerification;

/** What other formats take from this one: codes of the EU vocabularies with their English labels, and words of our own. */
public final class Vocabulary {

    /**
     * @param iri of the concept
     * @param label in English
     */
    public record Entry(String iri, String label) {}

    private Vocabulary() {}

    /** @throws UnknownCode where the list does not have it; the same below */
    public static Entry iscedF(String code) {
        return entry(CodeLists.ISCED_F.get(code));
    }

    public static Entry eqfLevel(int level) {
        return entry(CodeLists.EQF_LEVELS.get(String.valueOf(level)));
    }

    /** @param iri of the level in the EU list of national qualification frameworks */
    public static Entry nationalLevel(String iri) {
        return entry(CodeLists.NQF_LEVELS.byIri(iri));
    }

    /** A Sustainable Development Goal. */
    public static Entry goal(int number) {
        return entry(CodeLists.SDGS.get(String.valueOf(number)));
    }

    public static Entry identityVerification(IdentityVerification verification) {
        return entry(CodeLists.IDENTITY_VERIFICATION.get(verification));
    }

    /** An ESCO skill, whose label we do not have. */
    public static String escoSkill(String iri) {
        return CodeLists.escoSkill(iri).iri();
    }

    /**
     * A word of {@code labels.csv}.
     *
     * @param language BCP 47; English where it is not translated
     */
    public static String word(String language, String key) {
        return Labels.in(language, key);
    }

    private static Entry entry(Concept concept) {
        return new Entry(concept.iri(), concept.label());
    }
}
