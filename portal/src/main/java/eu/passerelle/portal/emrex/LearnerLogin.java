package eu.passerelle.portal.emrex;

import eu.passerelle.model.Achievement;
import java.util.List;
import java.util.Optional;

/** How a learner shows who they are: by a code that the university or the hub has given them. Limits guesses itself. */
public interface LearnerLogin {

    /**
     * What this learner may take along; the code stays good.
     *
     * @return empty: the code is unknown, its time is over, it was used, or too many were tried
     */
    Optional<List<Achievement>> results(String university, String code);

    /** The learner has taken results along: the code is good no more. */
    void use(String university, String code);
}
