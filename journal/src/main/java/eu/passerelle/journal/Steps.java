package eu.passerelle.journal;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The journey of each transfer, step by step; inside the transaction of what it tells. */
final class Steps {

    private final JdbcTemplate jdbc;

    Steps(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param step {@code pulled, recognised, issued, delivered:<target>, withdrawn, replayed, ...}
     * @param detail what a person wants to know; never personal data
     */
    record Step(
            UUID transfer,
            String step,
            String outcome,
            @Nullable String detail) {}

    void add(List<Step> steps) {
        jdbc.batchUpdate(
                "insert into step (transfer, step, outcome, detail) values (?, ?, ?, ?)",
                steps,
                500,
                (statement, step) -> {
                    statement.setObject(1, step.transfer());
                    statement.setString(2, step.step());
                    statement.setString(3, step.outcome());
                    statement.setString(4, step.detail());
                });
    }
}
