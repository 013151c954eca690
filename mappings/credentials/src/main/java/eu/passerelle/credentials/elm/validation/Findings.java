package eu.passerelle.credentials.elm.validation;

import eu.passerelle.credentials.CredentialProblem;
import java.util.ArrayList;
import java.util.List;

/** The problems of one document and the place where the check stands. Not shared between threads. */
final class Findings {

    private final List<CredentialProblem> problems = new ArrayList<>();
    private final List<Object> place = new ArrayList<>();
    private final int cap;

    Findings(int cap) {
        this.cap = cap;
    }

    /** Steps into a member (its key) or an element (its index). */
    void enter(Object step) {
        place.add(step);
    }

    void leave() {
        place.removeLast();
    }

    int depth() {
        return place.size();
    }

    void add(String rule, String message) {
        if (!isFull()) {
            problems.add(new CredentialProblem(pointer(), rule, message));
        }
    }

    /** Adds a problem of a member of the place where the check stands. */
    void addAt(Object step, String rule, String message) {
        enter(step);
        add(rule, message);
        leave();
    }

    /** No more problems are kept: the document is bad enough. */
    boolean isFull() {
        return problems.size() >= cap;
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    List<CredentialProblem> problems() {
        return List.copyOf(problems);
    }

    private String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (Object step : place) {
            pointer.append('/').append(step.toString().replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
