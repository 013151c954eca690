package eu.passerelle.credentials.certificate;

import java.util.List;

/**
 * A certificate template cannot be used. Every problem names the file, the line and what to do; whoever drew the template
 * repairs it.
 */
public final class TemplateInvalid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    TemplateInvalid(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One problem. */
    public static TemplateInvalid of(String problem) {
        return new TemplateInvalid(List.of(problem));
    }

    /** One sentence or two each, in the order of the file. */
    public List<String> problems() {
        return problems;
    }
}
