package eu.passerelle.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What the rows of one university say, read one by one: what every count, list and status must agree with. */
final class CountedAnew {

    private CountedAnew() {}

    static Map<UUID, String> statuses(TestJournal journal) {
        Map<UUID, String> statuses = new TreeMap<>();
        TestJournal.DATABASE
                .jdbc()
                .query(
                        "select c.id, c.status from credential c join transfer t on t.id = c.id where t.university = ?",
                        row -> {
                            statuses.put(row.getObject(1, UUID.class), row.getString(2));
                        },
                        journal.university);
        return statuses;
    }

    static Map<UUID, TransferState> states(TestJournal journal) {
        Map<UUID, TransferState> states = new HashMap<>();
        TestJournal.DATABASE
                .jdbc()
                .query(
                        "select id, state from transfer where university = ?",
                        row -> {
                            states.put(row.getObject(1, UUID.class), TransferState.valueOf(row.getString(2)));
                        },
                        journal.university);
        return states;
    }

    static Sums countedOneByOne(Map<UUID, TransferState> states) {
        return states.values().stream()
                .map(state -> new Sums(
                        1,
                        state == TransferState.DELIVERED ? 1 : 0,
                        state == TransferState.DECLINED ? 1 : 0,
                        state == TransferState.REFERRED ? 1 : 0,
                        state == TransferState.REJECTED ? 1 : 0,
                        state == TransferState.FAILED ? 1 : 0,
                        state.inFlight() ? 1 : 0))
                .reduce(Sums.NONE, Sums::plus);
    }

    static List<String> resultsWithTwoActiveCredentials(TestJournal journal) {
        return TestJournal.DATABASE
                .jdbc()
                .query(
                        "select t.source_key from credential c join transfer t on t.id = c.id"
                                + " where t.university = ? and c.status = 'ACTIVE' group by t.source_key having count(*) > 1",
                        (row, number) -> row.getString(1),
                        journal.university);
    }

    static List<String> placesThatSayAnother(TestJournal journal) {
        return TestJournal.DATABASE
                .jdbc()
                .query(
                        "select t.source_key from status_place p join transfer t on t.id = p.transfer"
                                + " left join credential c on c.id = t.id where t.university = ?"
                                + " and (p.set_at is null) is distinct from (coalesce(c.status, 'ACTIVE') = 'ACTIVE')",
                        (row, number) -> row.getString(1),
                        journal.university);
    }

    /** Nobody would see it on the page of failures. */
    static List<String> failedInNoGroup(TestJournal journal) {
        return TestJournal.DATABASE
                .jdbc()
                .query(
                        "select source_key from transfer where university = ? and state = 'FAILED' and failure_group is null",
                        (row, number) -> row.getString(1),
                        journal.university);
    }
}
