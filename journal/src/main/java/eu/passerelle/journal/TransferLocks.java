package eu.passerelle.journal;

import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Holds transfers until the transaction ends against whoever else changes their state: issues, delivers, supersedes,
 * withdraws or retries them. In one order everywhere, so that two who hold several never wait for each other; and not
 * against rows that only refer to a transfer, whose writers would else be in that order too.
 */
final class TransferLocks {

    private TransferLocks() {}

    static void take(JdbcTemplate jdbc, UUID... transfers) {
        jdbc.queryForList(
                "select id from transfer where id = any(?) order by id for no key update", UUID.class, (Object)
                        transfers);
    }
}
