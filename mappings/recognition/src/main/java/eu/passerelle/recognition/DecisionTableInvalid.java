package eu.passerelle.recognition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The recognition policy cannot be used. The message names every problem with its file, table and row and what to do; a
 * registrar repairs the file.
 */
public final class DecisionTableInvalid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    DecisionTableInvalid(List<String> problems) {
        this(problems, null);
    }

    DecisionTableInvalid(List<String> problems, @Nullable Throwable cause) {
        super("The recognition tables cannot be used:\n  " + String.join("\n  ", problems), cause);
        this.problems = List.copyOf(problems);
    }

    /** One sentence each, in the order of the files. */
    public List<String> problems() {
        return problems;
    }
}
