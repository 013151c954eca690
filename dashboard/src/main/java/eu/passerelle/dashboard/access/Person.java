package eu.passerelle.dashboard.access;

import eu.passerelle.journal.Universities;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Who calls.
 *
 * @param name by which the audit log knows him or her; of one person only
 * @param named whether the name is proven to be one person's; false for the hub's own token, which several may hold and who
 *     therefore say their names themselves
 * @param roles by university, {@code *} for all
 */
public record Person(String name, boolean named, Map<String, Set<Role>> roles) {

    /** At all universities. */
    public static final String ALL = "*";

    /** Who holds the hub's own token, or sits at the hub's machine where there is none. */
    static final Person OPERATOR = new Person("operator", false, Map.of(ALL, Set.of(Role.ADMINISTER)));

    public Person {
        roles = Map.copyOf(roles);
    }

    public boolean may(Role role, String university) {
        return has(role, university) || has(role, ALL);
    }

    /** At all universities, and what belongs to none. */
    public boolean mayEverywhere(Role role) {
        return has(role, ALL);
    }

    private boolean has(Role role, String place) {
        return roles.getOrDefault(place, Set.of()).stream().anyMatch(held -> held.includes(role));
    }

    /** Where this person has the role. */
    public Universities where(Role role) {
        return mayEverywhere(role)
                ? Universities.ALL
                : Universities.of(roles.keySet().stream()
                        .filter(university -> has(role, university))
                        .collect(Collectors.toSet()));
    }

    /** Fails with HTTP 404 where the person sees nothing of a university, and 403 where this role is missing. */
    public void require(Role role, String university) {
        require(role, Set.of(university), "There is no university '" + university + "'.");
    }

    /**
     * @param universities that the thing belongs to; the role is needed at each
     * @param absent what is said to who may not see the thing, as if it did not exist
     */
    void require(Role role, Collection<String> universities, String absent) {
        if (universities.isEmpty()) {
            requireEverywhere(role);
        }
        for (String university : universities) {
            if (!may(Role.VIEW, university)) {
                throw problem(HttpStatus.NOT_FOUND, absent);
            }
        }
        for (String university : universities) {
            if (!may(role, university)) {
                throw missing(role, university);
            }
        }
    }

    /** Fails with HTTP 403 unless the person has the role at all universities. */
    public void requireEverywhere(Role role) {
        if (!mayEverywhere(role)) {
            throw missing(role, ALL);
        }
    }

    /** Fails with HTTP 403 unless the person has the role anywhere. */
    void requireSomewhere(Role role) {
        if (where(role).isNone()) {
            throw missing(role, null);
        }
    }

    private static ErrorResponseException missing(Role role, @Nullable String university) {
        String place = university == null
                ? "at any university"
                : university.equals(ALL) ? "at all universities" : "at '" + university + "'";
        ErrorResponseException problem = problem(
                HttpStatus.FORBIDDEN,
                "You do not have the role '" + role.word() + "' " + place
                        + ". Ask who runs this hub for it (config/access.csv).");
        problem.getBody().setProperty("role", role.word());
        problem.getBody().setProperty("university", university);
        return problem;
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
