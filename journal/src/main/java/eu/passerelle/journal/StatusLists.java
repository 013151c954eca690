package eu.passerelle.journal;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Gives written copies of credentials their places on status lists. Each university has several open lists of a kind; a
 * batch takes its places from one of them at random. A place is set by the journal itself when its credential is
 * superseded or revoked (migration V12), so nobody who does that needs to think of it.
 */
public final class StatusLists {

    /** Open lists of a university and kind, filled side by side. */
    static final int SLOTS = 4;

    /** Places that are given; those beyond are decoys for ever. */
    static final int CAPACITY = PlaceOrder.SIZE / 4 * 3;

    /** A new list begins with so many decoys set, at most. */
    private static final int FIRST_NOISE = 4_096;

    private static final int KEY_BYTES = 32;

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final PlaceOrders orders = new PlaceOrders();
    private final SecureRandom random = new SecureRandom();

    public StatusLists(JournalDatabase database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    /**
     * Gives each copy a place, in the caller's transaction or in one of its own. A copy that has a place keeps it, so that
     * a step done twice writes the same credential. A copy of a credential that was taken back gets a place that is set.
     * Before a transfer is issued its places must be given, at the latest in the same transaction. The list that is used
     * stays locked until the transaction ends: others take another one, so keep it short.
     *
     * @return the places, in the order of the copies
     * @throws IllegalArgumentException a copy is named twice
     * @throws IllegalStateException a copy has its place on a list of another university or kind
     */
    public List<ListPlace> allocate(String university, StatusKind kind, List<CopyRef> copies) {
        List<CopyRef> sorted = copies.stream().sorted(CopyRef.ORDER).distinct().toList();
        if (sorted.size() != copies.size()) {
            throw new IllegalArgumentException("A copy of a credential is named twice: each needs a place of its own.");
        }
        if (copies.isEmpty()) {
            return List.of();
        }
        return Objects.requireNonNull(database.transactions().execute(status -> {
            List<ListPlace> fresh = take(university, kind, sorted.size());
            Map<CopyRef, ListPlace> given = insert(sorted, fresh);
            if (given.size() < sorted.size()) {
                given.putAll(earlier(university, kind, sorted));
            }
            return copies.stream().map(copy -> placeOf(copy, given)).toList();
        }));
    }

    private static ListPlace placeOf(CopyRef copy, Map<CopyRef, ListPlace> given) {
        ListPlace place = given.get(copy);
        if (place == null) {
            throw new IllegalStateException(
                    "Transfer %s, format %s: its place is on a list of another university or kind."
                            .formatted(copy.transfer(), copy.format()));
        }
        return place;
    }

    private record Taken(UUID list, byte[] key, int from, int to) {}

    private List<ListPlace> take(String university, StatusKind kind, int count) {
        List<ListPlace> places = new ArrayList<>(count);
        while (places.size() < count) {
            Taken taken = takeFromOne(university, kind, count - places.size());
            PlaceOrder order = orders.of(taken.list(), taken.key());
            for (int turn = taken.from(); turn < taken.to(); turn++) {
                places.add(new ListPlace(taken.list(), order.place(turn)));
            }
            if (taken.to() == CAPACITY) {
                openMissing(university, kind);
            }
        }
        return places;
    }

    private Taken takeFromOne(String university, StatusKind kind, int most) {
        List<Taken> free = takeFrom(university, kind, most, " skip locked");
        while (free.isEmpty()) {
            // there are none yet, or others have all of them for a moment
            openMissing(university, kind);
            free = takeFrom(university, kind, most, "");
        }
        return free.getFirst();
    }

    private List<Taken> takeFrom(String university, StatusKind kind, int most, String locked) {
        return jdbc.query(
                "update status_list l set given = least(l.given + ?, ?), open = l.given + ? < ? from (select id, given"
                        + " from status_list where university = ? and kind = ? and open order by random() limit 1"
                        + " for update" + locked
                        + ") one where l.id = one.id returning l.id, l.key, one.given, l.given",
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

    /** Whose credential is taken back meanwhile waits for this transaction, and then finds the place. */
    private Map<CopyRef, ListPlace> insert(List<CopyRef> copies, List<ListPlace> places) {
        Map<CopyRef, ListPlace> given = new HashMap<>();
        jdbc.query(
                "with held as (select id, status from credential where id = any(?) order by id for share)"
                        + " insert into status_place (transfer, format, copy, list, place, set_at) select n.transfer,"
                        + " n.format, n.copy, n.list, n.place, case when held.status <> 'ACTIVE' then now() end"
                        + " from unnest(?, ?, ?, ?, ?) as n (transfer, format, copy, list, place)"
                        + " left join held on held.id = n.transfer order by n.transfer, n.format, n.copy"
                        + " on conflict (transfer, format, copy) do nothing returning transfer, format, copy, list, place",
                row -> {
                    given.put(
                            new CopyRef(row.getObject(1, UUID.class), row.getString(2), row.getString(3)),
                            new ListPlace(row.getObject(4, UUID.class), row.getInt(5)));
                },
                transfers(copies),
                transfers(copies),
                copies.stream().map(CopyRef::format).toArray(String[]::new),
                copies.stream().map(CopyRef::copy).toArray(String[]::new),
                places.stream().map(ListPlace::list).toArray(UUID[]::new),
                places.stream().map(ListPlace::index).toArray(Integer[]::new));
        return given;
    }

    private Map<CopyRef, ListPlace> earlier(String university, StatusKind kind, List<CopyRef> copies) {
        Map<CopyRef, ListPlace> given = new HashMap<>();
        jdbc.query(
                "select p.transfer, p.format, p.copy, p.list, p.place from status_place p join status_list l"
                        + " on l.id = p.list where p.transfer = any(?) and l.university = ? and l.kind = ?",
                row -> {
                    given.put(
                            new CopyRef(row.getObject(1, UUID.class), row.getString(2), row.getString(3)),
                            new ListPlace(row.getObject(4, UUID.class), row.getInt(5)));
                },
                transfers(copies),
                university,
                kind.name());
        return given;
    }

    private static UUID[] transfers(List<CopyRef> copies) {
        return copies.stream().map(CopyRef::transfer).toArray(UUID[]::new);
    }
}
