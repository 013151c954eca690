package eu.passerelle.recognition;

/**
 * A case that people have decided.
 *
 * @param rule that had referred it
 * @param recognised whether they said so; else declined
 * @param reason in their words
 * @param key what tells this decision from all others: lower case letters and digits
 * @param source when it was decided, for the examples
 */
public record RuledCase(
        RecognitionFacts facts, String rule, boolean recognised, String reason, String key, String source) {}
