package eu.passerelle.journal;

import eu.passerelle.model.Withdrawal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes results back, inside the caller's transaction: the credential is revoked, a transfer still on its way is
 * declined, nothing is deleted.
 */
final class Withdrawals {

    static final String RULE = "withdrawn";

    private final JdbcTemplate jdbc;
    private final Steps steps;

    Withdrawals(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.steps = new Steps(jdbc);
    }

    /** What the source takes back in so many words, each for its reason. */
    int apply(String university, List<Withdrawal> withdrawals) {
        Map<String, List<String>> byReason = withdrawals.stream()
                .collect(Collectors.groupingBy(
                        Withdrawal::reason,
                        TreeMap::new,
                        Collectors.mapping(withdrawal -> withdrawal.key().sourceKey(), Collectors.toList())));
        return byReason.entrySet().stream()
                .mapToInt(each -> apply(university, each.getValue(), each.getKey()))
                .sum();
    }

    /** @return how many were live until now */
    int apply(String university, Collection<String> sourceKeys, String reason) {
        if (sourceKeys.isEmpty()) {
            return 0;
        }
        String[] keys = sourceKeys.toArray(String[]::new);
        List<UUID> newest = jdbc.query(
                "update completion c set live = false from transfer t where c.university = ? and c.source_key = any(?)"
                        + " and c.live and t.university = c.university and t.source_key = c.source_key"
                        + " and t.version = c.version returning t.id",
                (row, number) -> row.getObject(1, UUID.class),
                university,
                keys);
        UUID[] ids = newest.toArray(UUID[]::new);
        declineWaiting(ids, RULE, "The university has taken this result back: " + reason + ".");
        // after that: a credential that was being issued is in the journal by now
        jdbc.update(
                "update credential c set status = 'REVOKED', status_reason = ? from transfer t where t.id = c.id"
                        + " and t.university = ? and t.source_key = any(?) and c.status = 'ACTIVE'",
                reason,
                university,
                keys);
        steps.add(newest.stream()
                .map(id -> new Steps.Step(id, "withdrawn", "revoked", reason))
                .toList());
        return newest.size();
    }

    /** Declines transfers that have not come to their end; those of an issued credential keep what was delivered. */
    void declineWaiting(UUID[] transfers, String rule, String reason) {
        TransferLocks.take(jdbc, transfers);
        jdbc.update(
                "update delivery set state = 'CANCELLED', next_attempt = null, reason = ?, updated_at = now()"
                        + " where transfer = any(?) and state in ('PENDING', 'OFFERED', 'FAILED')",
                reason,
                transfers);
        jdbc.update(
                "update transfer t set state = case when exists (select 1 from delivery d where d.transfer = t.id"
                        + " and d.state = 'DELIVERED') then 'DELIVERED' else 'DECLINED' end,"
                        + " rule = ?, reason = ?, next_attempt = null, updated_at = now()"
                        + " where id = any(?) and state in ('PULLED', 'ISSUED', 'REFERRED', 'FAILED')",
                rule,
                reason,
                transfers);
    }
}
