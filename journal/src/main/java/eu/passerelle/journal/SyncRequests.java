package eu.passerelle.journal;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** "Run now": asked for through the API, taken by whichever instance is first. */
public final class SyncRequests {

    private final JdbcTemplate jdbc;

    public SyncRequests(JournalDatabase database) {
        this.jdbc = database.jdbc();
    }

    /** One request. */
    public record Request(UUID id, String university) {}

    public UUID ask(String university, String requestedBy) {
        UUID id = UUID.randomUUID();
        jdbc.update(
                "insert into sync_request (id, university, requested_by) values (?, ?, ?)",
                id,
                university,
                requestedBy);
        return id;
    }

    public List<Request> take() {
        return jdbc.query(
                "update sync_request set taken_at = now() where id in"
                        + " (select id from sync_request where taken_at is null for update skip locked)"
                        + " returning id, university",
                (row, number) -> new Request(row.getObject(1, UUID.class), row.getString(2)));
    }

    public void answer(UUID request, UUID run) {
        jdbc.update("update sync_request set run = ? where id = ?", run, request);
    }
}
