package eu.passerelle.journal;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What status lists say, worked out of the journal at any time: places of credentials that were taken back, and decoys.
 * Decoys are places that are never given; some are set at the beginning, some with every revocation, some in between at
 * random times, so that neither how many places are set nor when one more is says anything. All of it only grows.
 */
public final class StatusContents {

    private static final int DECOYS = PlaceOrder.SIZE - ListTurns.CAPACITY;

    private final JdbcTemplate jdbc;
    private final PlaceOrders orders = new PlaceOrders();

    public StatusContents(JournalDatabase database) {
        this.jdbc = database.jdbc();
    }

    /**
     * What changes whenever a list does. Counted, so that no transaction that is committed late can be missed.
     *
     * @param set places of credentials that hold no more
     * @param decoys that are set
     */
    public record Version(long set, long decoys) {}

    /** Empty: there is no such list. */
    public Optional<Version> version(UUID list) {
        return jdbc
                .query(
                        "select count(p.list), coalesce(sum(p.companions), 0) + l.noise from status_list l"
                                + " left join status_place p on p.list = l.id and p.set_at is not null"
                                + " where l.id = ? group by l.id",
                        (row, number) -> new Version(row.getLong(1), row.getLong(2)),
                        list)
                .stream()
                .findFirst();
    }

    private record Listed(String university, StatusKind kind, byte[] key, int noise) {}

    /** Never older than a version that was asked for before. */
    public Optional<ListContent> content(UUID list) {
        return jdbc
                .query(
                        "select university, kind, key, noise from status_list where id = ?",
                        (row, number) -> new Listed(
                                row.getString(1), StatusKind.valueOf(row.getString(2)), row.getBytes(3), row.getInt(4)),
                        list)
                .stream()
                .findFirst()
                .map(found -> new ListContent(
                        list,
                        found.university(),
                        found.kind(),
                        PlaceOrder.SIZE,
                        places(list, orders.of(list, found.key()), found.noise())));
    }

    private BitSet places(UUID list, PlaceOrder order, int noise) {
        BitSet set = new BitSet(PlaceOrder.SIZE);
        List<Integer> companions = jdbc.query(
                "select place, companions from status_place where list = ? and set_at is not null",
                (row, number) -> {
                    set.set(row.getInt(1));
                    return row.getInt(2);
                },
                list);
        long decoys = Math.min(
                DECOYS,
                noise + companions.stream().mapToLong(Integer::longValue).sum());
        for (int decoy = 0; decoy < decoys; decoy++) {
            set.set(order.place(ListTurns.CAPACITY + decoy));
        }
        return set;
    }

    /**
     * Sets more decoys on lists whose time has come: up to three each, and again after some hours at random. By any
     * instance, as often as it likes.
     *
     * @return how many lists
     */
    public int addNoise() {
        return jdbc.update("update status_list set noise = noise + floor(random() * 4)::int,"
                + " noise_at = now() + random() * interval '6 hours' where id in (select id from status_list"
                + " where noise_at <= now() for update skip locked)");
    }
}
