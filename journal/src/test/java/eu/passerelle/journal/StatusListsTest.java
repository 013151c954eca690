package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class StatusListsTest {

    private final TestJournal journal = new TestJournal();
    private final StatusLists lists = new StatusLists(TestJournal.DATABASE);
    private final StatusContents contents = new StatusContents(TestJournal.DATABASE);

    private static List<CopyRef> copies(int count) {
        return Stream.generate(() -> CopyRef.only(UUID.randomUUID(), "openbadge"))
                .limit(count)
                .toList();
    }

    private List<ListPlace> allocate(List<CopyRef> copies) {
        return lists.allocate(journal.university, StatusKind.BITSTRING, copies);
    }

    private int listsOfUniversity(String condition) {
        return java.util.Objects.requireNonNull(TestJournal.DATABASE
                .jdbc()
                .queryForObject(
                        "select count(*) from status_list where university = ? and " + condition,
                        Integer.class,
                        journal.university));
    }

    @Test
    void aCopyKeepsItsPlaceHoweverOftenItIsAskedFor() {
        List<CopyRef> copies = copies(50);
        List<ListPlace> places = allocate(copies);
        List<CopyRef> again = new ArrayList<>(copies(3));
        again.addAll(copies.reversed());

        List<ListPlace> mixed = allocate(again);

        assertThat(mixed.subList(3, 53)).isEqualTo(places.reversed());
        assertThat(mixed).doesNotHaveDuplicates();
        assertThat(allocate(List.of())).isEmpty();
    }

    /** Else the transaction that stores credentials would not wait for the disk either. */
    @Test
    void whoGivesAheadLeavesTheCallersTransactionAlone() {
        List<CopyRef> copies = new ArrayList<>(copies(3));
        allocate(copies.subList(0, 1));

        String within = TestJournal.DATABASE.transactions().execute(status -> {
            TestJournal.DATABASE.jdbc().execute("set local synchronous_commit = on");
            lists.allocateAhead(journal.university, StatusKind.BITSTRING, copies);
            return TestJournal.DATABASE.jdbc().queryForObject("show synchronous_commit", String.class);
        });

        assertThat(within).isEqualTo("on");
    }

    /** Heard by a trigger, as nobody else sees what holds inside of that transaction. */
    @Test
    void whatIsGivenAheadDoesNotWaitForTheDiskUnlessACopyHasItsPlace() {
        JdbcTemplate jdbc = TestJournal.DATABASE.jdbc();
        jdbc.execute("create table heard (waits text)");
        jdbc.execute("create function hear() returns trigger language plpgsql as $$ begin"
                + " insert into heard values (current_setting('synchronous_commit')); return null; end $$");
        jdbc.execute("create trigger hear after insert on status_place for each row when (new.format = 'heard')"
                + " execute function hear()");
        CopyRef one = CopyRef.only(UUID.randomUUID(), "heard");
        CopyRef other = CopyRef.only(UUID.randomUUID(), "heard");
        try (JournalDatabase database = TestJournal.waitingForTheDisk()) {
            StatusLists waiting = new StatusLists(database);

            waiting.allocateAhead(journal.university, StatusKind.BITSTRING, List.of(one));
            waiting.allocateAhead(journal.university, StatusKind.BITSTRING, List.of(one, other));

            assertThat(jdbc.queryForList("select waits from heard", String.class))
                    .containsExactly("off", "local");
        } finally {
            jdbc.execute("drop trigger hear on status_place");
            jdbc.execute("drop function hear");
            jdbc.execute("drop table heard");
        }
    }

    /** As after a crash of the database between sealing and storing. */
    @Test
    void whatWasSealedWithALostPlaceIsNotStored() {
        journal.sync(journal.result("lost", "4"));
        UUID transfer = journal.waiting().getFirst();
        CopyRef copy = CopyRef.only(transfer, "openbadge");
        SequencedMap<CopyRef, ListPlace> places =
                lists.allocateAhead(journal.university, StatusKind.BITSTRING, List.of(copy));
        TestJournal.DATABASE.jdbc().update("delete from status_place where transfer = ?", transfer);
        SequencedMap<CopyRef, ListPlace> others =
                lists.allocateAhead(journal.university, StatusKind.BITSTRING, List.of(copy));

        assertThatThrownBy(() -> store(transfer, places))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(transfer.toString());
        assertThat(journal.waiting()).containsExactly(transfer);
        store(transfer, others);
        assertThat(journal.issued()).containsExactly(transfer);
    }

    private void store(UUID transfer, SequencedMap<CopyRef, ListPlace> places) {
        journal.issues.store(
                List.of(TestJournal.issuedOutcome(transfer)),
                List.of(),
                new IssueStore.Basis(Set.of(), Map.of(), Map.of(), places));
    }

    @Test
    void copiesAndFormatsOfACredentialHavePlacesOfTheirOwn() {
        UUID transfer = UUID.randomUUID();

        List<ListPlace> places = allocate(List.of(
                CopyRef.only(transfer, "openbadge"),
                CopyRef.only(transfer, "clr"),
                new CopyRef(transfer, "openbadge-jwt", "1"),
                new CopyRef(transfer, "openbadge-jwt", "2")));

        assertThat(places).doesNotHaveDuplicates().hasSize(4);
    }

    @Test
    void saysWhatCannotBeGiven() {
        CopyRef copy = CopyRef.only(UUID.randomUUID(), "openbadge");
        allocate(List.of(copy));

        assertThatThrownBy(() -> allocate(List.of(copy, copy))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> lists.allocate(journal.university, StatusKind.TOKEN, List.of(copy)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another university or kind");
        assertThatThrownBy(() -> lists.allocate("other", StatusKind.BITSTRING, List.of(copy)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aUniversityHasSeveralOpenListsOfAKindAndAllAreUsed() {
        Set<UUID> used = new HashSet<>();
        IntStream.range(0, 40)
                .forEach(batch -> used.add(allocate(copies(2)).getFirst().list()));

        assertThat(used).hasSize(ListTurns.SLOTS);
        assertThat(lists.allocate(journal.university, StatusKind.TOKEN, copies(1))
                        .getFirst()
                        .list())
                .isNotIn(used);
        assertThat(listsOfUniversity("open")).isEqualTo(2 * ListTurns.SLOTS);
    }

    @Test
    void aFullListIsReplacedAndNeverGivesItsDecoys() {
        allocate(copies(1));
        TestJournal.DATABASE
                .jdbc()
                .update(
                        "update status_list set given = ? where university = ?",
                        ListTurns.CAPACITY - 20,
                        journal.university);

        List<ListPlace> places = allocate(copies(50));

        assertThat(places).doesNotHaveDuplicates().hasSize(50);
        assertThat(places.stream().map(ListPlace::list).distinct()).hasSizeGreaterThan(1);
        assertThat(listsOfUniversity("open")).isEqualTo(ListTurns.SLOTS);
        assertThat(listsOfUniversity("not open")).isPositive();
        assertThat(listsOfUniversity("given > " + ListTurns.CAPACITY)).isZero();
        places.forEach(place -> assertThat(
                        contents.content(place.list()).orElseThrow().set().get(place.index()))
                .isFalse());
    }

    /** What an operator does after restoring an old database. */
    @Test
    void listsThatWereClosedGiveNothingMore() {
        UUID before = allocate(copies(1)).getFirst().list();
        TestJournal.DATABASE
                .jdbc()
                .update("update status_list set open = false where university = ?", journal.university);

        List<ListPlace> after = allocate(copies(200));

        assertThat(after).hasSize(200).noneMatch(place -> place.list().equals(before));
        assertThat(listsOfUniversity("open")).isEqualTo(ListTurns.SLOTS);
        assertThat(listsOfUniversity("not open and given > 1")).isZero();
    }

    @Test
    void instancesSideBySideGiveNoPlaceTwice() throws Exception {
        List<Callable<List<ListPlace>>> instances = IntStream.range(0, 12)
                .<Callable<List<ListPlace>>>mapToObj(instance -> () -> {
                    StatusLists own = new StatusLists(TestJournal.DATABASE);
                    List<ListPlace> places = new ArrayList<>();
                    for (int batch = 0; batch < 20; batch++) {
                        places.addAll(own.allocate(journal.university, StatusKind.BITSTRING, copies(50)));
                    }
                    return places;
                })
                .toList();
        List<ListPlace> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
            for (Future<List<ListPlace>> each : threads.invokeAll(instances)) {
                all.addAll(each.get());
            }
        }

        assertThat(all).hasSize(12_000).doesNotHaveDuplicates();
        assertThat(listsOfUniversity("open")).isEqualTo(ListTurns.SLOTS);
    }

    /** The same orders at two instances at once, as after a message that came twice. */
    @Test
    void instancesThatAskForTheSameGetTheSame() throws Exception {
        List<CopyRef> copies = copies(50);
        Callable<List<ListPlace>> ask =
                () -> new StatusLists(TestJournal.DATABASE).allocate(journal.university, StatusKind.BITSTRING, copies);
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            Collection<Future<List<ListPlace>>> answers = threads.invokeAll(List.of(ask, ask, ask, ask, ask, ask));
            Set<List<ListPlace>> different = new HashSet<>();
            for (Future<List<ListPlace>> answer : answers) {
                different.add(answer.get());
            }

            assertThat(different).hasSize(1);
        }
    }

    @Test
    void aListBeginsWithDecoysAndGetsMoreInBetween() {
        UUID list = allocate(copies(50)).getFirst().list();
        ListContent first = contents.content(list).orElseThrow();
        StatusContents.Version version = contents.version(list).orElseThrow();

        for (int hours = 0; hours < 20; hours++) {
            TestJournal.DATABASE
                    .jdbc()
                    .update("update status_list set noise_at = now() where university = ?", journal.university);
            contents.addNoise();
        }
        ListContent later = contents.content(list).orElseThrow();

        assertThat(first.size()).isEqualTo(131_072);
        assertThat(first.set().cardinality()).isPositive().isEqualTo((int) version.decoys());
        assertThat(version.set()).isZero();
        assertThat(contents.version(list).orElseThrow()).isNotEqualTo(version);
        assertThat(later.set().cardinality())
                .isBetween(first.set().cardinality() + 1, first.set().cardinality() + 60);
        var lost = first.set();
        lost.andNot(later.set());
        assertThat(lost.isEmpty()).isTrue();
    }

    @Test
    void nobodyKnowsAListThatIsNone() {
        assertThat(contents.content(UUID.randomUUID())).isEmpty();
        assertThat(contents.version(UUID.randomUUID())).isEmpty();
    }
}
