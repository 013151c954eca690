package eu.passerelle.recognition;

import java.util.List;

/** How policy judges a completion. A "no" is a value with its rule and reason, never an exception. */
public sealed interface RecognitionDecision {

    /** The rule that settled it: that of the last table asked. */
    String rule();

    /** Recognised, declined or referred, in lower case, as tables write it. */
    String word();

    /** A sentence for a person. */
    String reason();

    /**
     * A credential is issued.
     *
     * @param rules ids of the rules that matched, one a table, in the order asked; a ruling of people comes last
     */
    record Recognised(List<String> rules, String reason) implements RecognitionDecision {
        public Recognised {
            rules = List.copyOf(rules);
        }

        /** By the tables. */
        public Recognised(List<String> rules) {
            this(rules, "Every table recognises it: " + String.join(", ", rules) + ".");
        }

        @Override
        public String rule() {
            return rules.getLast();
        }

        @Override
        public String word() {
            return "recognised";
        }
    }

    /** No credential, by policy; nobody needs to act. */
    record Declined(String rule, String reason) implements RecognitionDecision {
        @Override
        public String word() {
            return "declined";
        }
    }

    /**
     * A person or the catalogue must add something first.
     *
     * @param missing what is missing, in the words of Annex I; empty when a person must decide
     */
    record Referred(String rule, String reason, List<String> missing) implements RecognitionDecision {
        public Referred {
            missing = List.copyOf(missing);
        }

        @Override
        public String word() {
            return "referred";
        }
    }
}
