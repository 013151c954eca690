package eu.passerelle.journal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps outcomes that were worked out before a ruling came into force from being stored after it. */
final class RuledTransfers {

    private final JdbcTemplate jdbc;

    RuledTransfers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Outcomes of which no ruling is in force that they do not know; the other transfers are due again.
     *
     * @param waiting locked by the caller
     * @param known ids of the rulings that outcomes were worked out with
     */
    List<IssueOutcome> asRuledNow(List<IssueOutcome> decided, Set<UUID> waiting, Set<UUID> known) {
        Set<UUID> overtaken = new HashSet<>(jdbc.query(
                "update transfer t set next_attempt = now() from ruling g where g.transfer = t.id and t.id = any(?)"
                        + " and g.state = 'IN_FORCE' and g.decision <> 'ASK_BACK' and not g.id = any(?) returning t.id",
                (row, number) -> row.getObject(1, UUID.class),
                waiting.toArray(UUID[]::new),
                known.toArray(UUID[]::new)));
        return overtaken.isEmpty()
                ? decided
                : decided.stream()
                        .filter(outcome -> !overtaken.contains(outcome.transfer()))
                        .toList();
    }
}
