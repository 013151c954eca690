package eu.passerelle.model;

/**
 * A grade as the university wrote it.
 *
 * @param raw the text of the source, never changed
 * @param scale id of the grading scale it belongs to, for example {@code fi-0-5}
 */
public record Grade(String raw, String scale, Outcome outcome) {

    /** Whether the result was passed, as the source says or as the scale tells. */
    public enum Outcome {
        PASSED,
        FAILED,
        UNKNOWN
    }
}
