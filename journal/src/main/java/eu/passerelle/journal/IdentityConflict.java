package eu.passerelle.journal;

import java.util.List;
import java.util.UUID;

/** A transfer whose record may be of one learner or of another: it waits for a person, and goes on by itself then. */
public final class IdentityConflict {

    /** In the place of a rule, though no decision table has it: who somebody is, is no policy. */
    public static final String RULE = "identity-conflict";

    private static final String REASON =
            "Its identifiers lead to two learners, or a number of one came with the birth date"
                    + " or ESI of another: the page 'Who is who', or './hub learners review', shows both and takes the answer"
                    + " whether they are the same; the transfer goes on by itself then. A corrected record goes on without.";

    private IdentityConflict() {}

    public static IssueOutcome.Referred referred(UUID transfer) {
        return new IssueOutcome.Referred(transfer, RULE, REASON, List.of());
    }
}
