package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever is asked for, the list is that of all transfers, filtered and sorted, page by page. */
class TransferQueryTest {

    private static final Transfers TRANSFERS = new Transfers(TestJournal.DATABASE);
    private static final RareTexts TEXTS = new RareTexts(TestJournal.DATABASE.jdbc());
    private static final TestJournal ONE = new TestJournal();
    private static final TestJournal OTHER = new TestJournal();

    @BeforeAll
    static void fill() {
        for (TestJournal journal : List.of(ONE, OTHER)) {
            for (int run = 0; run < 2; run++) {
                int first = 20 * run;
                journal.sync(IntStream.range(first, first + 20)
                        .mapToObj(i -> journal.result("Key_" + i, "4"))
                        .toArray(Pulled.Result[]::new));
                List<UUID> waiting = journal.waiting();
                journal.refer(waiting.get(0));
                waiting.subList(1, 4)
                        .forEach(id -> journal.issues.store(List.of(new IssueOutcome.Failed(
                                id, new Failure("credential", "CredentialInvalid", "HUB", "100% bad: " + id, null)))));
                journal.issueAll();
                journal.deliverAll();
            }
        }
    }

    @Test
    void everyFilterFindsWhatLookingAtAllFinds() {
        List<@Nullable String> universities = Stream.of(null, ONE.university).toList();
        List<@Nullable TransferState> states =
                Stream.of(null, TransferState.FAILED, TransferState.DELIVERED).toList();
        List<TransferView> all = all();
        TransferView failed = all.stream()
                .filter(each -> each.university().equals(ONE.university) && each.state() == TransferState.FAILED)
                .findFirst()
                .orElseThrow();
        List<@Nullable String> groups = Stream.of(null, failed.failureGroup()).toList();
        List<@Nullable UUID> runs = Stream.of(null, failed.run()).toList();
        List<@Nullable String> texts = Stream.of(
                        null, "y", "key_1", "KEY_", failed.id().toString(), "100% BAD", "no such", "ke%_1")
                .toList();
        for (String university : universities) {
            for (TransferState state : states) {
                for (String group : groups) {
                    for (UUID run : runs) {
                        for (String text : texts) {
                            assertFound(all, new Transfers.Search(university, state, group, run, text, null, 7));
                        }
                    }
                }
            }
        }
    }

    /** From then on the database says which trigrams are common. */
    @Test
    void theSameIsFoundWhenMostKeysAreAlike() {
        TestJournal.DATABASE.jdbc().execute("analyze completion, transfer");
        assertThat(TestJournal.DATABASE
                        .jdbc()
                        .query("select common_trigrams('completion_key')", (row, number) -> row.getString(1)))
                .isNotEmpty();
        RareTexts texts = new RareTexts(TestJournal.DATABASE.jdbc());
        assertThat(texts.with("key", 1)).as("by the statistics alone").isEmpty();
        assertThat(texts.with("no such key", 1)).hasValue(List.of());
        List<TransferView> all = all();
        Transfers anew = new Transfers(TestJournal.DATABASE);
        for (String text : List.of("key_1", "KEY_", "key", "y_1", "100% BAD", "bad: ", "no such", "key key")) {
            Transfers.Search search = new Transfers.Search(ONE.university, null, null, null, text, null, 500);
            assertThat(anew.find(search).transfers().stream().map(TransferView::id))
                    .as(text)
                    .isEqualTo(all.stream()
                            .filter(each -> matches(each, search))
                            .map(TransferView::id)
                            .toList());
        }
    }

    @Test
    void whatThousandsHaveIsReadWindowByWindow() {
        List<TransferView> all = all();
        TransferQuery.Reach near = new TransferQuery.Reach(1, 6);
        for (String text : List.of("key_1", "100% bad", "no such")) {
            List<UUID> found = new ArrayList<>();
            TransferPlace after = null;
            do {
                Transfers.Search search = new Transfers.Search(ONE.university, null, null, null, text, after, 3);
                TransferQuery.Found page =
                        new TransferQuery(TestJournal.DATABASE.jdbc(), TEXTS, search, Universities.ALL, 3, near).rows();
                List<TransferView> shown =
                        page.rows().subList(0, Math.min(3, page.rows().size()));
                shown.forEach(each -> found.add(each.id()));
                after = page.rows().size() > 3 ? TransferPlace.of(shown.getLast()) : page.readTo();
            } while (after != null);
            assertThat(found)
                    .as(text)
                    .isEqualTo(all.stream()
                            .filter(each -> matches(
                                    each, new Transfers.Search(ONE.university, null, null, null, text, null, 3)))
                            .map(TransferView::id)
                            .toList());
        }
    }

    @Test
    void whoIsLimitedFindsNothingOfOthersHoweverManyHaveTheText() {
        Universities one = Universities.of(Set.of(ONE.university));
        for (TransferQuery.Reach reach :
                List.of(new TransferQuery.Reach(1_000, 6), new TransferQuery.Reach(1, 1_000))) {
            for (Universities asked : List.of(one, Universities.ALL)) {
                Transfers.Search search = new Transfers.Search(null, null, null, null, "key_1", null, 500);
                TestJournal.DATABASE.limit(one);
                try {
                    assertThat(new TransferQuery(TestJournal.DATABASE.jdbc(), TEXTS, search, asked, 500, reach)
                                    .rows()
                                    .rows())
                            .hasSize(11)
                            .allMatch(transfer -> transfer.university().equals(ONE.university));
                } finally {
                    TestJournal.DATABASE.unlimit();
                }
            }
        }
    }

    private static void assertFound(List<TransferView> all, Transfers.Search search) {
        List<UUID> expected = all.stream()
                .filter(each -> matches(each, search))
                .map(TransferView::id)
                .toList();
        List<UUID> found = new ArrayList<>();
        Transfers.Page page = TRANSFERS.find(search);
        page.transfers().forEach(each -> found.add(each.id()));
        while (page.next() != null) {
            page = TRANSFERS.find(new Transfers.Search(
                    search.university(),
                    search.state(),
                    search.failureGroup(),
                    search.run(),
                    search.text(),
                    page.next(),
                    search.most()));
            page.transfers().forEach(each -> found.add(each.id()));
        }
        List<UUID> ours = found.stream().filter(expectedOf(all)::contains).toList();
        assertThat(ours).as(search.toString()).isEqualTo(expected);
    }

    /** Other tests of this process fill the same journal. */
    private static List<UUID> expectedOf(List<TransferView> all) {
        return all.stream().map(TransferView::id).toList();
    }

    private static boolean matches(TransferView each, Transfers.Search search) {
        return (search.university() == null || search.university().equals(each.university()))
                && (search.state() == null || search.state() == each.state())
                && (search.failureGroup() == null || search.failureGroup().equals(each.failureGroup()))
                && (search.run() == null || search.run().equals(each.run()))
                && (search.text() == null
                        || search.text().equals(each.id().toString())
                        || has(each.sourceKey(), search.text())
                        || has(String.valueOf(each.reason()), search.text()));
    }

    private static boolean has(String where, String text) {
        return where.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    private static List<TransferView> all() {
        return TestJournal.DATABASE
                .jdbc()
                .query(
                        "select * from transfer where university in (?, ?)",
                        (row, number) -> Transfers.transfer(row),
                        ONE.university,
                        OTHER.university)
                .stream()
                .sorted(Comparator.comparing(TransferView::updatedAt)
                        .thenComparing(each -> each.id().toString())
                        .reversed())
                .toList();
    }
}
