package eu.passerelle.model;

/**
 * What a recognition rests on.
 *
 * @param reference where that stands: a rule's name, an agreement's number, a decision's file; never personal data
 */
public record RecognitionBasis(Kind kind, String reference) {

    /** Who or what decided. */
    public enum Kind {
        /** A rule of the receiving university. */
        RULE,
        /** An agreement between universities. */
        AGREEMENT,
        /** A person, in this one case. */
        DECISION
    }

    public RecognitionBasis {
        if (reference.isBlank()) {
            throw new IllegalArgumentException("a basis needs a reference");
        }
    }
}
