package eu.passerelle.dashboard.access;

import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.LearnerReview;
import eu.passerelle.journal.Transfers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets through who has the role that an endpoint {@link Asks} for; the operator alone where it says nothing. What somebody
 * who is not allowed everywhere then reads, the database limits to what that person may see.
 */
@Component
class AccessInterceptor implements HandlerInterceptor {

    private static final String OURS = "eu.passerelle.dashboard";

    private final Transfers transfers;
    private final LearnerReview review;
    private final JournalDatabase database;

    AccessInterceptor(Transfers transfers, LearnerReview review, JournalDatabase database) {
        this.database = database;
        this.transfers = transfers;
        this.review = review;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        database.unlimit();
        if (handler instanceof HandlerMethod method
                && (method.getBeanType().getPackageName().startsWith(OURS)
                        || request.getRequestURI().startsWith("/api/"))) {
            Asks asks = method.getMethodAnnotation(Asks.class);
            if (asks == null) {
                person(request).requireEverywhere(Role.ADMINISTER);
            } else if (asks.at() != Asks.Where.ANOTHER_WAY) {
                check(person(request), asks, request);
                limit(person(request), request);
            }
        }
        return true;
    }

    /** Changes are of one thing that was checked, and may need what belongs to it elsewhere. */
    private void limit(Person person, HttpServletRequest request) {
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            database.limit(person.where(Role.VIEW));
        }
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        database.unlimit();
    }

    /** Who was let in by the filters before; nobody else comes this far. */
    static Person person(HttpServletRequest request) {
        if (request.getAttribute(Person.class.getName()) instanceof Person person) {
            return person;
        }
        throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "Log in, or send a token.");
    }

    private void check(Person person, Asks asks, HttpServletRequest request) {
        Role role = asks.value();
        switch (asks.at()) {
            case UNIVERSITY -> university(person, role, request);
            case TRANSFER -> {
                UUID id = id(request);
                List<String> of = id == null
                        ? List.of()
                        : transfers.universityOf(id).stream().toList();
                requireThing(person, role, of, "There is no transfer " + id + ".");
            }
            case CANDIDATE -> {
                UUID id = id(request);
                List<String> of = id == null
                        ? List.of()
                        : review.find(id)
                                .map(LearnerReview.Candidate::universities)
                                .orElse(List.of());
                requireThing(person, role, of, "There is no candidate " + id + ".");
            }
            case SOMEWHERE -> person.requireSomewhere(role);
            case EVERYWHERE -> person.requireEverywhere(role);
            case NOWHERE, ANOTHER_WAY -> {}
        }
    }

    private static void university(Person person, Role role, HttpServletRequest request) {
        String university = Optional.ofNullable(variable(request, "university"))
                .orElseGet(() -> request.getParameter("university"));
        if (university == null) {
            person.requireSomewhere(role); // and the endpoint says what is missing
        } else {
            person.require(role, university);
        }
    }

    /** What does not exist, or is no id at all, the endpoint itself says to who may know. */
    private static void requireThing(Person person, Role role, List<String> universities, String absent) {
        if (universities.isEmpty() && !person.mayEverywhere(Role.VIEW)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, absent);
        }
        person.require(role, universities, absent);
    }

    private static @Nullable UUID id(HttpServletRequest request) {
        String text = Optional.ofNullable(variable(request, "id")).orElseGet(() -> variable(request, "transfer"));
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String variable(HttpServletRequest request, String name) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get(name) instanceof String value
                ? value
                : null;
    }
}
