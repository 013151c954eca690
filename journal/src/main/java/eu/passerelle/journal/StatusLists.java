package eu.passerelle.journal;

import eu.passerelle.journal.ListTurns.Turn;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives written copies of credentials their places on status lists. Each university has several open lists of a kind; a
 * batch takes its places from one of them at random. A place is set by the journal itself when its credential is
 * superseded or revoked (migration V12), so nobody who does that needs to think of it.
 */
public final class StatusLists {

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate own;
    private final ListTurns lists;

    public StatusLists(JournalDatabase database) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.own = new TransactionTemplate(
                Objects.requireNonNull(database.transactions().getTransactionManager()));
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.lists = new ListTurns(jdbc);
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
        List<CopyRef> sorted = sorted(copies);
        if (sorted.isEmpty()) {
            return List.of();
        }
        Map<CopyRef, ListPlace> given = give(university, kind, sorted);
        return copies.stream().map(given::get).toList();
    }

    private SequencedMap<CopyRef, ListPlace> give(String university, StatusKind kind, List<CopyRef> copies) {
        return Objects.requireNonNull(database.transactions().execute(status -> {
            List<Turn> turns = lists.take(university, kind, copies.size(), false);
            boolean allNew = insert(copies, turns, " on conflict (transfer, format, copy) do nothing") == copies.size();
            return allNew ? inTurn(copies, turns) : stored(university, kind, copies);
        }));
    }

    /**
     * Gives places to copies that are stored by a later transaction, in one that does not wait for the disk. The later one
     * {@linkplain #confirm confirms} them, and what makes the copies durable then makes their places durable too. Where a
     * copy has its place already it is as {@link #allocate allocate}.
     *
     * @return by copy
     * @throws IllegalArgumentException a copy is named twice
     * @throws IllegalStateException a copy has its place on a list of another university or kind
     */
    public SequencedMap<CopyRef, ListPlace> allocateAhead(String university, StatusKind kind, List<CopyRef> copies) {
        List<CopyRef> sorted = sorted(copies);
        if (sorted.isEmpty()) {
            return new LinkedHashMap<>();
        }
        try {
            return Objects.requireNonNull(own.execute(status -> {
                List<Turn> turns = lists.take(university, kind, sorted.size(), true);
                insert(sorted, turns, "");
                return inTurn(sorted, turns);
            }));
        } catch (DuplicateKeyException e) {
            return give(university, kind, sorted);
        }
    }

    private static List<CopyRef> sorted(List<CopyRef> copies) {
        List<CopyRef> sorted = copies.stream().sorted(CopyRef.ORDER).distinct().toList();
        if (sorted.size() != copies.size()) {
            throw new IllegalArgumentException("A copy of a credential is named twice: each needs a place of its own.");
        }
        return sorted;
    }

    /**
     * In the transaction that stores the copies. A database that has crashed keeps what was committed first, all of a
     * transaction or nothing: the last place stands for all of them.
     *
     * @param ahead in the order in which they were given
     * @throws IllegalStateException the database has crashed since, and lost them
     */
    public void confirm(SequencedMap<CopyRef, ListPlace> ahead) {
        if (ahead.isEmpty()) {
            return;
        }
        CopyRef copy = ahead.lastEntry().getKey();
        List<ListPlace> stored = jdbc.query(
                "select list, place from status_place where transfer = ? and format = ? and copy = ?",
                (row, number) -> new ListPlace(row.getObject(1, UUID.class), row.getInt(2)),
                copy.transfer(),
                copy.format(),
                copy.copy());
        if (!stored.equals(List.of(ahead.lastEntry().getValue()))) {
            throw new IllegalStateException(
                    "Transfer %s, format %s: the database has lost its place on a status list, so it is written anew."
                            .formatted(copy.transfer(), copy.format()));
        }
    }

    /**
     * Whose credential is taken back meanwhile waits for this transaction, and then finds the place.
     *
     * @param conflict what is to be done where a copy has its place
     * @return how many
     */
    private int insert(List<CopyRef> copies, List<Turn> turns, String conflict) {
        return jdbc.update(
                "with held as (select id, status from credential where id = any(?) order by id for share)"
                        + " insert into status_place (transfer, format, copy, list, place, turn, set_at) select n.transfer,"
                        + " n.format, n.copy, n.list, n.place, n.turn, case when held.status <> 'ACTIVE' then now() end"
                        + " from unnest(?, ?, ?, ?, ?, ?) as n (transfer, format, copy, list, place, turn)"
                        + " left join held on held.id = n.transfer order by n.transfer, n.format, n.copy"
                        + conflict,
                transfers(copies),
                transfers(copies),
                copies.stream().map(CopyRef::format).toArray(String[]::new),
                copies.stream().map(CopyRef::copy).toArray(String[]::new),
                turns.stream().map(turn -> turn.place().list()).toArray(UUID[]::new),
                turns.stream().map(turn -> turn.place().index()).toArray(Integer[]::new),
                turns.stream().map(Turn::number).toArray(Integer[]::new));
    }

    private static SequencedMap<CopyRef, ListPlace> inTurn(List<CopyRef> copies, List<Turn> turns) {
        SequencedMap<CopyRef, ListPlace> given = new LinkedHashMap<>();
        for (int i = 0; i < copies.size(); i++) {
            given.put(copies.get(i), turns.get(i).place());
        }
        return given;
    }

    private SequencedMap<CopyRef, ListPlace> stored(String university, StatusKind kind, List<CopyRef> copies) {
        Map<CopyRef, ListPlace> stored = new HashMap<>();
        jdbc.query(
                "select p.transfer, p.format, p.copy, p.list, p.place from status_place p join status_list l"
                        + " on l.id = p.list where p.transfer = any(?) and l.university = ? and l.kind = ?",
                row -> {
                    stored.put(
                            new CopyRef(row.getObject(1, UUID.class), row.getString(2), row.getString(3)),
                            new ListPlace(row.getObject(4, UUID.class), row.getInt(5)));
                },
                transfers(copies),
                university,
                kind.name());
        SequencedMap<CopyRef, ListPlace> given = new LinkedHashMap<>();
        for (CopyRef copy : copies) {
            ListPlace place = stored.get(copy);
            if (place == null) {
                throw new IllegalStateException(
                        "Transfer %s, format %s: its place is on a list of another university or kind."
                                .formatted(copy.transfer(), copy.format()));
            }
            given.put(copy, place);
        }
        return given;
    }

    private static UUID[] transfers(Collection<CopyRef> copies) {
        return copies.stream().map(CopyRef::transfer).toArray(UUID[]::new);
    }
}
