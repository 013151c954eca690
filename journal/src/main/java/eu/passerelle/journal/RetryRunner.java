package eu.passerelle.journal;

import eu.passerelle.journal.RawReading.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Carries retries out: looks every second at what became of what was sent, and sends on. All that it knows stands in the
 * journal, so that any instance goes on where another was killed; the job's row decides which one looks. It begins with few
 * at once, doubles while they go well, and stops by itself when too many fail again.
 */
public final class RetryRunner {

    static final int FIRST_PACE = 10;
    static final int HIGHEST_PACE = 5_000;
    /** So few tell nothing yet. */
    private static final int FEWEST = 10;
    /** Transfers a transaction. */
    private static final int CHUNK = 200;

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final PutBack putBack;
    private final ReadAgain readAgain;
    private final RawReading reading;
    private final RetryItems items;
    private final Duration every;

    /** @param every how often a job is looked at, whichever instance does it */
    public RetryRunner(JournalDatabase database, PayloadCipher cipher, RawReading reading, Duration every) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.putBack = new PutBack(jdbc);
        this.readAgain = new ReadAgain(jdbc, cipher);
        this.reading = reading;
        this.items = new RetryItems(jdbc);
        this.every = every;
    }

    /** Once a second. One job's trouble is not another's; it is looked at again, as all that is known of it is stored. */
    public void tick() {
        RuntimeException trouble = null;
        for (UUID job : items.open()) {
            try {
                begin(job);
            } catch (RuntimeException e) {
                trouble = e;
            }
        }
        if (trouble != null) {
            throw trouble;
        }
    }

    /** Looks and sends, unless somebody has just done so. */
    void begin(UUID job) {
        int most = look(job);
        while (most > 0) {
            List<UUID> chunk = items.next(job, Math.min(most, CHUNK));
            if (chunk.isEmpty() || !send(job, chunk)) {
                break;
            }
            most -= chunk.size();
        }
        if (most >= 0) {
            database.transactions().executeWithoutResult(status -> items.count(job));
        }
    }

    /** @return how many may be sent now; negative where somebody else has just looked */
    int look(UUID id) {
        return Objects.requireNonNull(database.transactions().execute(status -> {
            RetryJob job = jdbc
                    .query(
                            "update retry_batch set ticked_at = clock_timestamp() where id = (select id from retry_batch"
                                    + " where id = ? and (ticked_at is null or changed_at > ticked_at"
                                    + " or ticked_at <= clock_timestamp() - ? * interval '1 millisecond')"
                                    + " for update skip locked) returning *",
                            (row, number) -> RetryJob.of(row, Universities.ALL),
                            id,
                            every.toMillis())
                    .stream()
                    .findFirst()
                    .orElse(null);
            return job == null ? -1 : look(job);
        }));
    }

    private int look(RetryJob job) {
        if (job.state() == RetryJob.State.CANCELLED) {
            items.cancel(job.id());
        }
        items.settle(job.id());
        RetryItems.Pace gone = items.pace(job.id());
        RetryJob now = items.count(job.id());
        if (now.underWay() == 0) {
            end(now);
            return 0;
        }
        if (now.state() != RetryJob.State.RUNNING) {
            return 0;
        }
        if (now.queued() > 0 && gone.tried() >= FEWEST && gone.bad() * 100 >= (long) now.stopAt() * gone.tried()) {
            stop(now, gone);
            return 0;
        }
        int pace = now.pace();
        if (gone.good() >= pace && pace < HIGHEST_PACE) {
            pace = Math.min(HIGHEST_PACE, pace * 2);
            jdbc.update("update retry_batch set pace = ?, pace_at = clock_timestamp() where id = ?", pace, now.id());
        }
        return (int) Math.clamp(pace - now.sent(), 0, now.rate());
    }

    private void end(RetryJob job) {
        jdbc.update(
                "update retry_batch set state = case when state = 'CANCELLED' then state else 'DONE' end,"
                        + " ended_at = clock_timestamp() where id = ?",
                job.id());
    }

    private void stop(RetryJob job, RetryItems.Pace gone) {
        String says = gone.bad() + " of the last " + gone.tried() + " failed again, and it stops at " + job.stopAt()
                + " %. The most frequent reason: " + items.reason(job.id())
                + " Mend that, then resume; what was not tried yet waits.";
        jdbc.update(
                "update retry_batch set state = 'STOPPED', says = ?, changed_by = 'hub', changed_at = now() where id = ?",
                says,
                job.id());
        Audit.add(jdbc, "hub", "stop retry", job.id().toString(), says);
    }

    /** @return false where it is not to go on */
    private boolean send(UUID id, List<UUID> chunk) {
        Map<UUID, String> cannot = new LinkedHashMap<>();
        List<ReadAgain.Prepared> prepared = new ArrayList<>();
        RetryJob known = items.find(id);
        if (known.from() == RetryFrom.READ) {
            chunk.forEach(transfer -> prepare(transfer, known.asThen(), prepared, cannot));
        }
        return IdentityTables.again(() ->
                Boolean.TRUE.equals(database.transactions().execute(status -> {
                    RetryJob job = items.lock(id);
                    if (job.state() != RetryJob.State.RUNNING) {
                        return false;
                    }
                    send(job, items.stillQueued(id, chunk), prepared, cannot);
                    return true;
                })));
    }

    private void prepare(UUID transfer, boolean asThen, List<ReadAgain.Prepared> prepared, Map<UUID, String> cannot) {
        ReadAgain.Kept kept = readAgain.kept(transfer).orElseThrow();
        try {
            switch (readAgain.read(kept, null, asThen, reading)) {
                case Answer.Read read -> prepared.add(new ReadAgain.Prepared(kept, read, null, false));
                case Answer.Unreadable unreadable ->
                    cannot.put(transfer, "It still cannot be used: " + unreadable.why());
                case Answer.Refused refused -> cannot.put(transfer, refused.why());
            }
        } catch (IllegalStateException e) {
            // of another key: one such record must not hold up the others
            cannot.put(transfer, String.valueOf(e.getMessage()));
        }
    }

    private void send(
            RetryJob job, List<UUID> queued, List<ReadAgain.Prepared> prepared, Map<UUID, String> cannotBeRead) {
        putBack.lock(queued);
        Map<UUID, String> not = putBack.refusals(queued, job.order());
        cannotBeRead.forEach(not::putIfAbsent);
        for (ReadAgain.Prepared each : prepared) {
            UUID transfer = each.kept().transfer();
            if (queued.contains(transfer) && !not.containsKey(transfer) && !readAgain.store(each)) {
                not.put(transfer, "It was changed by somebody else meanwhile.");
            }
        }
        List<UUID> again = queued.stream().filter(id -> !not.containsKey(id)).toList();
        putBack.put(again, job.order(), job.by());
        items.sent(job.id(), again);
        not.keySet().retainAll(queued);
        items.skip(job.id(), not);
    }
}
