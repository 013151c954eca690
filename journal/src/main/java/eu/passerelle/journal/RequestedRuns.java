package eu.passerelle.journal;

import eu.passerelle.journal.SyncRun.Trigger;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes runs of requests, each once, whichever instance comes first. */
final class RequestedRuns {

    private final JdbcTemplate jdbc;
    private final SyncRuns runs;

    RequestedRuns(JdbcTemplate jdbc, SyncRuns runs) {
        this.jdbc = jdbc;
        this.runs = runs;
    }

    /** In a transaction. */
    Optional<SyncRun> begin(SyncRequests.Request request) {
        boolean mine = !jdbc.queryForList(
                        "select 1 from sync_request where id = ? and taken_at is null for update skip locked",
                        request.id())
                .isEmpty();
        if (!mine) {
            return Optional.empty();
        }
        Optional<SyncRun> underWay = runs.underWay(request.university());
        if (underWay.isPresent()) {
            if (!underWay.get().takesPart() && !request.wish().waits()) {
                answer(request, underWay.get().id());
            }
            return Optional.empty();
        }
        Trigger trigger = request.scheduledAt() == null ? Trigger.MANUAL : Trigger.SCHEDULE;
        Optional<SyncRun> begun = runs.insert(request.university(), trigger, request.scheduledAt(), request.wish());
        if (begun.isPresent() && request.since() == null && request.wish().moves()) {
            jdbc.update("delete from sync_position where university = ?", request.university());
        }
        begun.map(SyncRun::id)
                .or(() -> ofSchedule(request.university(), request.scheduledAt()))
                .ifPresent(run -> answer(request, run));
        return begun;
    }

    /** The run that another instance made of a scheduled time. */
    private Optional<UUID> ofSchedule(String university, @Nullable Instant scheduledAt) {
        return scheduledAt == null
                ? Optional.empty()
                : jdbc
                        .query(
                                "select id from sync_run where university = ? and scheduled_at = ?",
                                (row, number) -> Objects.requireNonNull(row.getObject(1, UUID.class)),
                                university,
                                Timestamp.from(scheduledAt))
                        .stream()
                        .findFirst();
    }

    private void answer(SyncRequests.Request request, UUID run) {
        jdbc.update("update sync_request set taken_at = now(), run = ? where id = ?", run, request.id());
    }
}
