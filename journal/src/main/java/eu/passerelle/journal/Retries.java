package eu.passerelle.journal;

import java.sql.Array;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Many transfers tried again at once: what it would be, how far it is, and what was done before. */
public final class Retries {

    private static final String PROGRESS =
            "select b.id, b.selection, b.asked_by, b.asked_at, count(i.transfer) as asked,"
                    + " count(*) filter (where t.state in ('PULLED', 'ISSUED')) as under_way,"
                    + " count(*) filter (where t.state = 'DELIVERED') as delivered,"
                    + " count(*) filter (where t.state = 'FAILED') as failed,"
                    + " count(*) filter (where t.state in ('DECLINED', 'REFERRED', 'REJECTED')) as otherwise"
                    + " from retry_batch b join retry_item i on i.batch = b.id join transfer t on t.id = i.transfer where "
                    + Universities.condition("t.university");

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final Repairs repairs;

    public Retries(JournalDatabase database, Repairs repairs) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.repairs = repairs;
    }

    /**
     * What trying a group again would be.
     *
     * @param deliverAgain of them sealed already: only their deliveries are tried again
     * @param oldest when the one that failed first did; null where there is none
     */
    public record Estimate(
            long count,
            long deliverAgain,
            List<String> universities,
            @Nullable Instant oldest) {}

    public Estimate estimate(String group, Universities of) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) as many, count(*) filter (where exists"
                        + " (select 1 from delivery d where d.transfer = t.id)) as sealed,"
                        + " array_agg(distinct university) as universities, min(updated_at) as oldest"
                        + " from transfer t where failure_group = ? and state = 'FAILED' and "
                        + Universities.condition("university"),
                (row, number) -> {
                    Array universities = row.getArray("universities");
                    return new Estimate(
                            row.getLong("many"),
                            row.getLong("sealed"),
                            universities == null ? List.of() : List.of((String[]) universities.getArray()),
                            SyncRuns.instant(row, "oldest"));
                },
                group,
                of.array(),
                of.array()));
    }

    /**
     * How far it is; {@code asked = underWay + delivered + failed + otherwise}.
     *
     * @param otherwise declined, referred or rejected this time
     */
    public record Progress(
            UUID id,
            String selection,
            String by,
            Instant at,
            long asked,
            long underWay,
            long delivered,
            long failed,
            long otherwise) {}

    /** @return empty where no transfer of the group has failed now at these universities */
    public Optional<Progress> group(String group, String who, Universities of) {
        return begin("group " + group, () -> repairs.retryGroup(group, who, of), who);
    }

    /** Those of them at these universities that can be tried again; empty where none can. */
    public Optional<Progress> selected(List<UUID> transfers, String who, Universities of) {
        return begin("selected " + transfers.size(), () -> repairs.retryAll(transfers, who, of), who);
    }

    private Optional<Progress> begin(String selection, java.util.function.Supplier<List<UUID>> retry, String who) {
        UUID batch = UUID.randomUUID();
        boolean begun = Boolean.TRUE.equals(database.transactions().execute(status -> {
            List<UUID> again = retry.get();
            if (again.isEmpty()) {
                return false;
            }
            jdbc.update("insert into retry_batch (id, selection, asked_by) values (?, ?, ?)", batch, selection, who);
            jdbc.update(
                    "insert into retry_item (batch, transfer) select ?, unnest(?::uuid[])",
                    batch,
                    again.toArray(UUID[]::new));
            return true;
        }));
        return begun ? progress(batch, Universities.ALL) : Optional.empty();
    }

    /** Of the transfers of these universities in it; empty where there are none. */
    public Optional<Progress> progress(UUID batch, Universities of) {
        return progress(" and b.id = ? group by b.id", batch, of).stream().findFirst();
    }

    /** Newest first, of the transfers of these universities. */
    public List<Progress> recent(int most, Universities of) {
        return progress(
                " and b.id in (select id from retry_batch order by asked_at desc limit ?)"
                        + " group by b.id order by b.asked_at desc",
                Math.clamp(most, 1, 100),
                of);
    }

    private List<Progress> progress(String which, Object argument, Universities of) {
        return jdbc.query(
                PROGRESS + which,
                (row, number) -> new Progress(
                        row.getObject("id", UUID.class),
                        row.getString("selection"),
                        row.getString("asked_by"),
                        Objects.requireNonNull(SyncRuns.instant(row, "asked_at")),
                        row.getLong("asked"),
                        row.getLong("under_way"),
                        row.getLong("delivered"),
                        row.getLong("failed"),
                        row.getLong("otherwise")),
                of.array(),
                of.array(),
                argument);
    }
}
