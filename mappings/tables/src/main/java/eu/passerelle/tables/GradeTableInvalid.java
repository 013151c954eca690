package eu.passerelle.tables;

import java.util.List;

/** A grading table cannot be used. The message names every problem; whoever keeps the table repairs it. */
public final class GradeTableInvalid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    GradeTableInvalid(List<String> problems) {
        super("The grading table cannot be used:\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence each. */
    public List<String> problems() {
        return problems;
    }
}
