package eu.passerelle.journal;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who did or saw what, and why. */
final class Audit {

    private Audit() {}

    static void add(JdbcTemplate jdbc, String who, String action, String subject, @Nullable String detail) {
        jdbc.update(
                "insert into audit (who, action, subject, detail) values (?, ?, ?, ?)", who, action, subject, detail);
    }
}
