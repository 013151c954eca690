package eu.passerelle.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
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
     * What is asked for.
     *
     * @param since only results of this date and later; null for a whole run
     * @param moves with a date: the university's position moves to the end of this run, so that what it passes over is not
     *     read again; without: the university is read from the beginning
     * @param waits a run under way does not answer it
     */
    public record Wish(@Nullable LocalDate since, boolean moves, boolean waits) {

        /** A whole run, from where the university has been read to. */
        public static final Wish WHOLE = new Wish(null, false, false);

        /** Everything is read again; what is known as it is stays. */
        public static final Wish ANEW = new Wish(null, true, true);

        /** A part, which leaves the position alone. */
        public static Wish since(@Nullable LocalDate since) {
            return new Wish(since, false, false);
        }
    }

    /**
     * One request.
     *
     * @param scheduledAt a scheduled time that found another run under way; null when a person asked
     */
    public record Request(
            UUID id, String university, Wish wish, @Nullable Instant scheduledAt) {

        /** @see Wish#since() */
        public @Nullable LocalDate since() {
            return wish.since();
        }
    }

    public UUID ask(String university, String requestedBy) {
        return ask(university, Wish.WHOLE, requestedBy);
    }

    /** @param since only results of this date and later; null for a whole run */
    public UUID ask(String university, @Nullable LocalDate since, String requestedBy) {
        return ask(university, Wish.since(since), requestedBy);
    }

    public UUID ask(String university, Wish wish, String requestedBy) {
        UUID id = UUID.randomUUID();
        database.transactions().executeWithoutResult(status -> {
            jdbc.update(
                    "insert into sync_request (id, university, since, moves, waits, requested_by)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    id,
                    university,
                    wish.since(),
                    wish.moves(),
                    wish.waits(),
                    requestedBy);
            Audit.add(jdbc, requestedBy, wish.moves() ? "run anew" : "run", university, said(wish));
        });
        return id;
    }

    private static String said(Wish wish) {
        return wish.since() == null ? "whole" : "since " + wish.since();
    }

    /** The same, unless one that asks for no less waits already. */
    public void askOnce(String university, Wish wish, String requestedBy) {
        boolean waiting = waiting().stream()
                .anyMatch(request -> request.university().equals(university)
                        && request.wish().equals(wish));
        if (!waiting) {
            ask(university, wish, requestedBy);
        }
    }

    /** A scheduled time whose run begins when the one under way has ended; of several instances one asks. */
    public void askAfter(String university, Instant scheduledAt) {
        jdbc.update(
                "insert into sync_request (id, university, waits, scheduled_at, requested_by)"
                        + " values (?, ?, true, ?, 'schedule') on conflict do nothing",
                UUID.randomUUID(),
                university,
                Timestamp.from(scheduledAt));
    }

    /** Requests that no run answers yet, oldest first. They wait here until their run is stored, whatever happens. */
    public List<Request> waiting() {
        return jdbc.query(
                "select id, university, since, moves, waits, scheduled_at from sync_request where taken_at is null"
                        + " order by requested_at",
                (row, number) -> request(row));
    }

    private static Request request(ResultSet row) throws SQLException {
        return new Request(
                row.getObject("id", UUID.class),
                row.getString("university"),
                new Wish(row.getObject("since", LocalDate.class), row.getBoolean("moves"), row.getBoolean("waits")),
                SyncRuns.instant(row, "scheduled_at"));
    }

    /** Nothing will come of it: there is no such university any more. */
    public void drop(UUID request) {
        jdbc.update("update sync_request set taken_at = now() where id = ? and taken_at is null", request);
    }
}
