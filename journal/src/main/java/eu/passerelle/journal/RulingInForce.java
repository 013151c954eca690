package eu.passerelle.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ruling that the second hop follows.
 *
 * @param recognise whether a credential is to be issued; else it is declined
 * @param answers the rule that had referred the transfer
 * @param approvedBy the second person of an override
 */
public record RulingInForce(
        UUID id,
        boolean recognise,
        String answers,
        String reason,
        String by,
        @Nullable String approvedBy) {

    private static final String PREFIX = "ruling:";

    /** Joined to a transfer {@code t}. */
    static final String JOIN =
            " left join ruling g on g.transfer = t.id and g.state = 'IN_FORCE' and g.decision <> 'ASK_BACK'";

    /** What {@link #of} reads. */
    static final String COLUMNS =
            "g.id as g_id, g.decision as g_decision, g.rule as g_rule, g.reason as g_reason, g.made_by, g.answered_by";

    static @Nullable RulingInForce of(ResultSet row) throws SQLException {
        UUID id = row.getObject("g_id", UUID.class);
        return id == null
                ? null
                : new RulingInForce(
                        id,
                        Ruling.Answer.RECOGNISE.name().equals(row.getString("g_decision")),
                        row.getString("g_rule"),
                        row.getString("g_reason"),
                        row.getString("made_by"),
                        row.getString("answered_by"));
    }

    /** What stands in the place of a decision table's rule. */
    public String rule() {
        return PREFIX + id;
    }

    /** Whether a decision's rule is a ruling of people. */
    public static boolean isRule(String rule) {
        return rule.startsWith(PREFIX);
    }

    /** For people: who has decided it and why. */
    public String sentence() {
        return (recognise ? "Recognised" : "Declined") + " by " + by
                + (approvedBy == null ? "" : ", approved by " + approvedBy) + ": " + reason;
    }
}
