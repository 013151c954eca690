package eu.passerelle.journal;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** "Run now": asked for through the API, begun by whichever instance is first; see {@link SyncRuns#begin}. */
public final class SyncRequests {

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;

    public SyncRequests(JournalDatabase database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    /**
     * One request.
     *
     * @param since only results of this date and later; null for a whole run
     */
    public record Request(
            UUID id, String university, @Nullable LocalDate since) {}

    public UUID ask(String university, String requestedBy) {
        return ask(university, null, requestedBy);
    }

    /** @param since only results of this date and later; null for a whole run */
    public UUID ask(String university, @Nullable LocalDate since, String requestedBy) {
        UUID id = UUID.randomUUID();
        database.transactions().executeWithoutResult(status -> {
            jdbc.update(
                    "insert into sync_request (id, university, since, requested_by) values (?, ?, ?, ?)",
                    id,
                    university,
                    since,
                    requestedBy);
            Audit.add(jdbc, requestedBy, "run", university, since == null ? "whole" : "since " + since);
        });
        return id;
    }

    /** Requests that no run answers yet, oldest first. They wait here until their run is stored, whatever happens. */
    public List<Request> waiting() {
        return jdbc.query(
                "select id, university, since from sync_request where taken_at is null order by requested_at",
                (row, number) ->
                        new Request(row.getObject(1, UUID.class), row.getString(2), row.getObject(3, LocalDate.class)));
    }

    /** Nothing will come of it: there is no such university any more. */
    public void drop(UUID request) {
        jdbc.update("update sync_request set taken_at = now() where id = ? and taken_at is null", request);
    }
}
