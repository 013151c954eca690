package eu.passerelle.journal;

import org.springframework.jdbc.core.JdbcTemplate;

/** How far a run is, moved in the transaction of the page that it has read. */
final class RunProgress {

    private final JdbcTemplate jdbc;
    private final Positions positions;

    RunProgress(JdbcTemplate jdbc, Positions positions) {
        this.jdbc = jdbc;
        this.positions = positions;
    }

    /**
     * Whether everything is read again because what records mean, or whose they are, has changed: then a record that is as it
     * was may be another learner's.
     */
    boolean readsAnew(SyncRun run) {
        return !jdbc.queryForList(
                        "select 1 from sync_run r where id = ? and since is null and (moves or reading = configuration"
                                + " and not exists (select 1 from sync_run o where o.university = r.university"
                                + " and o.reading = r.reading and o.state = 'DONE' and o.since is null))",
                        run.id())
                .isEmpty();
    }

    void move(SyncRun run, Pulled page, int read, int unchanged, int withdrawn) {
        jdbc.batchUpdate(
                "insert into run_scope (run, scope) values (?, ?) on conflict do nothing",
                page.complete(),
                500,
                (statement, scope) -> {
                    statement.setObject(1, run.id());
                    statement.setString(2, scope);
                });
        positions.move(run, page.watermark());
        int updated = jdbc.update(
                "update sync_run set heartbeat_at = now(), pages = pages + 1, seen = seen + ?, unchanged = unchanged + ?,"
                        + " read = read + ?, withdrawn = withdrawn + ?, passed_over = passed_over + ?, attempts = 0,"
                        + " read_to_end = ?"
                        + " where id = ? and state = 'RUNNING'",
                read + unchanged + withdrawn + page.passedOver(),
                unchanged,
                read,
                withdrawn,
                page.passedOver(),
                page.last(),
                run.id());
        if (updated == 0) {
            throw new IllegalStateException("Run " + run.id() + " of " + run.university()
                    + " was taken over by another instance; this page is left to it");
        }
    }
}
