package eu.passerelle.verify;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One check and how it went.
 *
 * @param reason key of the sentence in {@link Words}, after the check's name
 * @param matters whether the answer as a whole depends on it
 * @param values for the sentence's places
 * @param details for experts, in English
 */
public record Step(
        Check check, Outcome outcome, String reason, boolean matters, List<String> values, List<String> details) {

    /** How a check went. */
    public enum Outcome {
        OK,
        FAILED,
        NOT_CHECKED
    }

    public Step {
        values = List.copyOf(values);
        details = List.copyOf(details);
    }

    /** In plain words. */
    public String sentence(Words words) {
        return words.text(
                "step." + check.name() + "." + reason, check == Check.COMPLETENESS ? elements(words) : values);
    }

    /** How it went, in a word or two. */
    public String label(Words words) {
        String own = "label." + check.name() + "." + reason;
        return words.text(words.has(own) ? own : "outcome." + outcome.name());
    }

    /** Names of elements are the catalogue's, in its language. */
    private List<String> elements(Words words) {
        return values.stream()
                .map(value -> value.matches("[\\d]+")
                        ? value
                        : Stream.of(value.split(","))
                                .map(element -> words.text("annex." + element))
                                .collect(Collectors.joining(", ")))
                .toList();
    }
}
