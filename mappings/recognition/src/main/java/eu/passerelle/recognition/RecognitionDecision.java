package eu.passerelle.recognition;

import java.util.List;

/** How policy judges a completion. A "no" is a value with its rule and reason, never an exception. */
public sealed interface RecognitionDecision {

    /**
     * A credential is issued.
     *
     * @param rules ids of the rules that matched, one a table, in the order asked
     */
    record Recognised(List<String> rules) implements RecognitionDecision {
        public Recognised {
            rules = List.copyOf(rules);
        }
    }

    /** No credential, by policy; nobody needs to act. */
    record Declined(String rule, String reason) implements RecognitionDecision {}

    /**
     * A person or the catalogue must add something first.
     *
     * @param missing what is missing, in the words of Annex I; empty when a person must decide
     */
    record Referred(String rule, String reason, List<String> missing) implements RecognitionDecision {
        public Referred {
            missing = List.copyOf(missing);
        }
    }
}
