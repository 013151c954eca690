package eu.passerelle.recognition.receiving;

import java.util.List;

/**
 * A receiving university's course mappings cannot be used. The message names every problem with its file and line and
 * what to do; a registrar repairs the file. None of it is used until then: a group of which a line is missing would
 * recognise something else.
 */
public final class CourseMappingsInvalid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    CourseMappingsInvalid(List<String> problems) {
        super("The course mappings cannot be used:\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence each, in the order of the file. */
    public List<String> problems() {
        return problems;
    }
}
