package eu.passerelle.journal;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Opens status lists and takes turns on them: which is the next place of a list, each once. */
final class ListTurns {

    /** Open lists of a university and kind, filled side by side. */
    static final int SLOTS = 4;

    /** Places that are given; those beyond are decoys for ever. */
    static final int CAPACITY = PlaceOrder.SIZE / 4 * 3;

    /** A new list begins with so many decoys set, at most. */
    private static final int FIRST_NOISE = 4_096;

    private static final int KEY_BYTES = 32;

    /** This transaction does not wait for the disk; said in a statement that there is anyway, as each is a round trip. */
    private static final String NO_WAIT = ", set_config('synchronous_commit', 'off', true)";

    private final JdbcTemplate jdbc;
    private final PlaceOrders orders = new PlaceOrders();
    private final SecureRandom random = new SecureRandom();

    ListTurns(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Taken(UUID list, byte[] key, int from, int to) {}

    /** @param number the how manieth place of its list it is; never given twice */
    record Turn(ListPlace place, int number) {}

    /**
     * In the caller's transaction, which keeps the lists locked until it ends.
     *
     * @param ahead whether that transaction is not to wait for the disk
     */
    List<Turn> take(String university, StatusKind kind, int count, boolean ahead) {
        String also = ahead ? NO_WAIT : "";
        List<Turn> turns = new ArrayList<>(count);
        while (turns.size() < count) {
            Taken taken = takeFromOne(university, kind, count - turns.size(), also);
            PlaceOrder order = orders.of(taken.list(), taken.key());
            for (int turn = taken.from(); turn < taken.to(); turn++) {
                turns.add(new Turn(new ListPlace(taken.list(), order.place(turn)), turn));
            }
            if (taken.to() == CAPACITY) {
                openMissing(university, kind);
            }
        }
        return turns;
    }

    /** @param also to be selected with the list, for what it does */
    private Taken takeFromOne(String university, StatusKind kind, int most, String also) {
        List<Taken> free = takeFrom(university, kind, most, " skip locked", also);
        while (free.isEmpty()) {
            // there are none yet, or others have all of them for a moment
            openMissing(university, kind);
            free = takeFrom(university, kind, most, "", also);
        }
        return free.getFirst();
    }

    private List<Taken> takeFrom(String university, StatusKind kind, int most, String locked, String also) {
        return jdbc.query(
                "update status_list l set given = least(l.given + ?, ?), open = l.given + ? < ? from (select id, given"
                        + " from status_list where university = ? and kind = ? and open order by random() limit 1"
                        + " for update" + locked
                        + ") one where l.id = one.id returning l.id, l.key, one.given, l.given" + also,
                (row, number) -> new Taken(row.getObject(1, UUID.class), row.getBytes(2), row.getInt(3), row.getInt(4)),
                most,
                CAPACITY,
                most,
                CAPACITY,
                university,
                kind.name());
    }

    private void openMissing(String university, StatusKind kind) {
        List<Object[]> lists = new ArrayList<>();
        for (int slot = 0; slot < SLOTS; slot++) {
            byte[] key = new byte[KEY_BYTES];
            random.nextBytes(key);
            lists.add(
                    new Object[] {UUID.randomUUID(), university, kind.name(), slot, key, 1 + random.nextInt(FIRST_NOISE)
                    });
        }
        jdbc.batchUpdate(
                "insert into status_list (id, university, kind, slot, key, noise) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (university, kind, slot) where open do nothing",
                lists);
    }
}
