package eu.passerelle.skills;

/**
 * A guess, to be confirmed by a person before it counts. It has no way into a credential: that takes skills from the
 * catalogue alone.
 *
 * @param label ESCO's label, in the language of the outcomes where the list has it
 * @param score 0 to 1, two decimals; not a probability
 * @param outcome the text that speaks most for it
 */
public record ProposedSkill(String uri, String label, double score, String outcome) {}
