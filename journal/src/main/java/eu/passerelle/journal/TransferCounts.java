package eu.passerelle.journal;

/**
 * How many transfers are where. The journal writes what each change of transfers changes in the transaction of that change
 * (migration V29), and nothing else; here these are folded, so that there are never many. A count is the same before and
 * after.
 */
public final class TransferCounts {

    private static final long LOCK = 0x7061_7373_636fL;

    private final JournalDatabase database;

    public TransferCounts(JournalDatabase database) {
        this.database = database;
    }

    /** By any instance, as often as it likes; one at a time does it. */
    public void fold() {
        database.transactions().executeWithoutResult(status -> {
            boolean mine = Boolean.TRUE.equals(
                    database.jdbc().queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK));
            if (mine) {
                database.jdbc().update(FOLD);
                database.jdbc().update("delete from transfer_total where count = 0");
                database.jdbc().update("delete from transfer_total_of_run where count = 0");
            }
        });
    }

    private static final String FOLD = """
            with folded as (delete from transfer_change returning university, run, state, cause, change),
            totals as (insert into transfer_total as total (university, state, cause, count)
                select university, state, cause, sum(change) from folded group by 1, 2, 3 having sum(change) <> 0
                on conflict (university, state, cause) do update set count = total.count + excluded.count)
            insert into transfer_total_of_run as total (run, university, state, count)
                select run, university, state, sum(change) from folded group by 1, 2, 3 having sum(change) <> 0
                on conflict (run, state) do update set count = total.count + excluded.count
            """;
}
