package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.journal.ConfigurationVersions.Current;
import eu.passerelle.model.Sha256;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class ConfigurationVersionsTest {

    private final TestJournal journal = new TestJournal();
    private final ConfigurationVersions versions = new ConfigurationVersions(TestJournal.DATABASE);

    @Test
    void theFirstStartStoresOnlyTheFirstVersion() {
        Optional<ConfigurationVersion> first = versions.first(journal.university, "a: 1", "hub-1");
        Optional<ConfigurationVersion> second = versions.first(journal.university, "a: 2", "hub-2");

        assertThat(first).hasValueSatisfying(version -> {
            assertThat(version.version()).isEqualTo(1);
            assertThat(version.content()).isEqualTo("a: 1");
            assertThat(version.active()).isTrue();
            assertThat(version.activatedAt()).isNotNull();
        });
        assertThat(second).isEmpty();
        assertThat(current()).containsExactly(new Current(journal.university, 1, Sha256.hex("a: 1"), true));
    }

    @Test
    void anActivatedTextTakesThePlaceOfTheOneBefore() {
        versions.first(journal.university, "a: 1", "hub-1");

        ConfigurationVersion second = versions.activate(journal.university, "a: 2", 1, "ann", "because");

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.is("a: 2")).isTrue();
        assertThat(second.is("a: 1")).isFalse();
        assertThat(versions.all(journal.university))
                .extracting(ConfigurationVersion::version, ConfigurationVersion::active)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, true), org.assertj.core.groups.Tuple.tuple(1, false));
        assertThat(audited()).containsExactly("activate configuration", "activate configuration");
    }

    @Test
    void whoActivateAtOnceGetVersionsOfTheirOwn() throws Exception {
        try (ExecutorService people = Executors.newFixedThreadPool(4)) {
            people.invokeAll(IntStream.range(0, 12)
                    .<java.util.concurrent.Callable<ConfigurationVersion>>mapToObj(i ->
                            () -> versions.activate(journal.university, "a: " + i, i % 2 == 0 ? 1 : null, "ann", null))
                    .toList());
        }

        List<ConfigurationVersion> all = versions.all(journal.university);
        assertThat(all)
                .extracting(ConfigurationVersion::version)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 12).map(i -> 13 - i).boxed().toList());
        assertThat(all).filteredOn(ConfigurationVersion::active).containsExactly(all.getFirst());
    }

    @Test
    void aKeptDraftNeverRuns() {
        versions.first(journal.university, "a: 1", "hub-1");

        ConfigurationVersion kept = versions.keep(journal.university, "a: draft", "ann", "replaced");

        assertThat(kept.activatedAt()).isNull();
        assertThat(kept.active()).isFalse();
        assertThat(versions.active(journal.university))
                .hasValueSatisfying(active -> assertThat(active.version()).isEqualTo(1));
        assertThat(current()).containsExactly(new Current(journal.university, 1, Sha256.hex("a: 1"), true));
    }

    @Test
    void aRetiredUniversityHasNoActiveVersionAndIsStillKnown() {
        versions.first(journal.university, "a: 1", "hub-1");

        assertThat(versions.retire(journal.university, "ann", "left")).isPresent();
        assertThat(versions.retire(journal.university, "ann", null)).isEmpty();

        assertThat(versions.active(journal.university)).isEmpty();
        assertThat(current()).containsExactly(new Current(journal.university, 1, Sha256.hex("a: 1"), false));
        assertThat(versions.first(journal.university, "a: 1", "hub-1"))
                .as("a restart does not bring it back")
                .isEmpty();
    }

    @Test
    void whatIsStoredStays() {
        versions.first(journal.university, "a: 1", "hub-1");

        assertThatThrownBy(() -> update("update configuration_version set content = 'x' where university = ?"))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> update("delete from configuration_version where university = ?"))
                .isInstanceOf(DataAccessException.class);
        assertThat(versions.find(journal.university, 1).orElseThrow().content()).isEqualTo("a: 1");
    }

    @Test
    void theDatabaseAllowsOneActiveVersion() {
        versions.first(journal.university, "a: 1", "hub-1");
        versions.activate(journal.university, "a: 2", 1, "ann", null);

        assertThatThrownBy(() -> update("update configuration_version set active = true where university = ?"))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aRunReadsOnWhereTheSameReadingStood() {
        ConfigurationVersion first =
                versions.first(journal.university, "a: 1", "hub-1").orElseThrow();
        read(first, "far");

        ConfigurationVersion sameReading = versions.activate(journal.university, "a: 2", 1, "ann", null);

        assertThat(position(sameReading)).isEqualTo("far");
    }

    @Test
    void aRunOfAnotherReadingBeginsAtTheBeginning() {
        ConfigurationVersion first =
                versions.first(journal.university, "a: 1", "hub-1").orElseThrow();
        read(first, "far");

        ConfigurationVersion anotherReading = versions.activate(journal.university, "b: 1", null, "ann", null);

        assertThat(position(anotherReading)).isEmpty();
    }

    @Test
    void whoActivatesOverAVersionThatHasChangedMeanwhileReadsFromTheBeginning() {
        ConfigurationVersion first =
                versions.first(journal.university, "a: 1", "hub-1").orElseThrow();
        versions.activate(journal.university, "b: 1", null, "ann", null);

        ConfigurationVersion late = versions.activate(journal.university, "a: 2", first.version(), "ben", null);

        assertThat(late.reading()).isEqualTo(3);
    }

    @Test
    void aRunThatEndsOnTheOldVersionLeavesNoPositionForTheNewOne() {
        ConfigurationVersion first =
                versions.first(journal.university, "a: 1", "hub-1").orElseThrow();
        SyncRun underWay = journal.start();
        journal.runs.readsBy(underWay.id(), first);
        ConfigurationVersion anotherReading = versions.activate(journal.university, "b: 1", null, "ann", null);
        journal.pages.store(underWay, page("far"));
        journal.runs.end(underWay, 0.5);

        assertThat(position(anotherReading)).isEmpty();
    }

    @Test
    void aPositionFromBeforeThereWereVersionsServes() {
        journal.pages.store(journal.start(), page("far"));
        journal.runs.end(journal.runs.underWay(journal.university).orElseThrow(), 0.5);

        assertThat(position(versions.first(journal.university, "a: 1", "hub-1").orElseThrow()))
                .isEqualTo("far");
    }

    @Test
    void anInterruptedPartRunBeginsAnewWithAnotherReadingOnly() {
        ConfigurationVersion first =
                versions.first(journal.university, "a: 1", "hub-1").orElseThrow();
        new SyncRequests(TestJournal.DATABASE).ask(journal.university, LocalDate.of(2026, 1, 1), "ann");
        SyncRun part = journal.runs
                .begin(new SyncRequests(TestJournal.DATABASE)
                        .waiting().stream()
                                .filter(request -> request.university().equals(journal.university))
                                .findFirst()
                                .orElseThrow())
                .orElseThrow();
        journal.runs.readsBy(part.id(), first);
        journal.pages.store(part, page("half"));
        ConfigurationVersion sameReading = versions.activate(journal.university, "a: 2", 1, "ann", null);

        journal.runs.readsBy(part.id(), sameReading);
        assertThat(journal.pages.position(part)).isEqualTo("half");

        journal.runs.readsBy(part.id(), versions.activate(journal.university, "b: 1", null, "ann", null));
        assertThat(journal.pages.position(part)).isEmpty();
        assertThat(journal.runs.find(part.id()).orElseThrow().configuration()).isEqualTo(3);
    }

    private void read(ConfigurationVersion by, String watermark) {
        SyncRun run = journal.start();
        journal.runs.readsBy(run.id(), by);
        journal.pages.store(run, page(watermark));
        journal.runs.end(run, 0.5);
    }

    private String position(ConfigurationVersion by) {
        SyncRun run = journal.start();
        journal.runs.readsBy(run.id(), by);
        return journal.pages.position(run);
    }

    private static Pulled page(String watermark) {
        return new Pulled(List.of(), List.of(), List.of(), watermark, true, Set.of(), 0);
    }

    private List<Current> current() {
        return versions.current().stream()
                .filter(current -> current.university().equals(journal.university))
                .toList();
    }

    private void update(String sql) {
        TestJournal.DATABASE.jdbc().update(sql, journal.university);
    }

    private List<String> audited() {
        return TestJournal.DATABASE
                .jdbc()
                .query(
                        "select action from audit where subject like ? order by id",
                        (row, number) -> row.getString(1),
                        journal.university + " version%");
    }
}
