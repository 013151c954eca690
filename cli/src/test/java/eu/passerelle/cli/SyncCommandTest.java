package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.SyncRun;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedResult.Kind;
import eu.passerelle.simulators.alliance.DemoAlliance;
import eu.passerelle.simulators.alliance.DemoUniversity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./hub sync} and {@code preview} on three kinds of SIS, as one story: what only looks changes nothing, what takes
 * a part loses nothing. Aalborg's files come two a page.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("slow")
class SyncCommandTest {

    private static final List<String> UNIVERSITIES = List.of("aalborg", "tampere", "twente");
    private static final LocalDate DATE = LocalDate.of(2026, 5, 1);

    private final Site site = Site.ready("sync-command").keep(UNIVERSITIES).unscheduled();
    private final DemoAlliance alliance = site.alliance(40);

    @SuppressWarnings("NullAway.Init")
    private RunningHub hub;

    @BeforeAll
    void start() throws IOException {
        Path aalborg = site.config().resolve("universities/aalborg.yaml");
        Files.writeString(aalborg, Files.readString(aalborg).replace("  inbox:\n", "  inbox:\n    filesPerPage: 2\n"));
        Map<String, String> environment = site.environment(alliance, 0);
        site.settle(environment);
        hub = new RunningHub(Configuration.load(site.config(), environment));
    }

    @AfterAll
    void stop() {
        hub.close();
        alliance.close();
    }

    @ParameterizedTest
    @FieldSource("UNIVERSITIES")
    @Order(1)
    void aDryRunSinceADateCountsWhatItWouldTakeAndLeavesEverythingAsItIs(String university) throws IOException {
        List<Path> files = files();

        JsonNode part =
                Command.json("sync", university, "--dry-run", "--since", DATE.toString(), "--json", "-c", config());

        assertThat(part.path("records").asInt()).isEqualTo(shown(university) - older(university));
        assertThat(part.path("passedOver").asInt()).isEqualTo(older(university)).isPositive();
        assertThat(part.path("outcomes").propertyNames()).contains("Recognised", "Rejected");
        assertThat(files()).isEqualTo(files);
        assertThat(hub.runIds()).isEmpty();
    }

    @Test
    @Order(2)
    void aDryRunOverSeveralPagesOfFilesReadsAllMovesNoneAndSaysSo() throws IOException {
        List<Path> files = files();

        String said = Command.run("sync", "aalborg", "--dry-run", "-c", config());

        assertThat(said)
                .contains(
                        "Would be read from aalborg, had the hub read nothing before: " + shown("aalborg") + " records")
                .containsPattern("Read to the end, 1[0-9] pages. Nothing was stored, sent or moved.");
        assertThat(files()).isEqualTo(files);
    }

    @Test
    @Order(3)
    void aPreviewOverSeveralPagesOfFilesMovesNoneAndSaysWhetherThereIsMore() throws IOException {
        List<Path> files = files();

        String some = Command.run("preview", "aalborg", "-n", "15", "-c", config());
        String all = Command.run("preview", "aalborg", "-n", "1000", "-c", config());

        assertThat(some.lines().filter(line -> line.startsWith("=== ")))
                .hasSize(15)
                .doesNotHaveDuplicates();
        assertThat(some).contains("There is more");
        assertThat(all.lines().filter(line -> line.startsWith("=== "))).hasSize(shown("aalborg"));
        assertThat(all).contains("These are all the records");
        assertThat(files()).isEqualTo(files);
    }

    @Test
    @Order(4)
    void aRunSinceADateTakesThatPartOnly() throws IOException {
        List<Path> files = files();

        hub.awaitRuns(UNIVERSITIES.size(), () -> UNIVERSITIES.forEach(this::syncSince));
        hub.awaitRest();

        for (String university : UNIVERSITIES) {
            SyncRun run = lastRun(university);
            assertThat(run.state()).as(university).isEqualTo(SyncRun.State.DONE);
            assertThat(run.since()).isEqualTo(DATE);
            assertThat(run.passedOver()).as(university).isEqualTo(older(university));
            assertThat(run.read()).as(university).isEqualTo(shown(university) - older(university));
            assertThat(run.seen()).as(university).isEqualTo(shown(university));
            assertThat(run.withdrawn()).as(university).isZero();
        }
        assertThat(files()).isEqualTo(files);
        assertThat(alliance.wallet().held())
                .hasSize(expected(result -> !result.date().isBefore(DATE)));
        assertAccounts();
    }

    @Test
    @Order(5)
    void theNextWholeRunTakesWhatWasPassedOver() throws IOException {
        hub.sync(Set.copyOf(UNIVERSITIES));
        hub.awaitRest();

        for (String university : UNIVERSITIES) {
            SyncRun run = lastRun(university);
            assertThat(run.since()).isNull();
            assertThat(run.read()).as(university).isEqualTo(older(university));
            assertThat(run.unchanged()).as(university).isEqualTo(shown(university) - older(university));
            assertThat(run.withdrawn()).as(university).isZero();
            assertThat(hub.journal().sums())
                    .hasEntrySatisfying(
                            university, sums -> assertThat(sums.read()).isEqualTo(shown(university)));
        }
        assertThat(files()).isNotEmpty().allMatch(file -> file.toString().matches(".*/(done|quarantine)/[^/]*"));
        assertThat(alliance.wallet().held()).hasSize(expected(result -> true));
        assertAccounts();
    }

    @Test
    @Order(6)
    void onlyAWholeRunWithdrawsByAbsence() {
        DemoUniversity twente = university("twente");
        String gone = Expected.delivered(twente).stream()
                .filter(id -> !dateOf(twente.campus(), id).isBefore(DATE))
                .findFirst()
                .orElseThrow();
        PublishedStatus status = new PublishedStatus(hub.address(), hub.placed("twente", hub.delivered(twente, gone)));
        assertThat(status.isRevoked()).isFalse();
        twente.campus().withdraw(gone);

        hub.awaitRuns(1, () -> syncSince("twente"));
        hub.awaitRest();

        assertThat(lastRun("twente").withdrawn()).isZero();
        assertThat(hub.credentials()).doesNotContainValue("REVOKED");
        hub.sync(Set.of("twente"));
        status.awaitRevoked(Duration.ofSeconds(60));
        hub.awaitRest();
        assertThat(lastRun("twente").withdrawn()).isEqualTo(1);
        assertThat(hub.credentials().values()).containsOnlyOnce("REVOKED");
    }

    private void syncSince(String university) {
        Command.run("sync", university, "--since", DATE.toString(), "--url", hub.address());
    }

    private String config() {
        return site.config().toString();
    }

    private SyncRun lastRun(String university) {
        return hub.journal().runs(university, 1).getFirst();
    }

    private DemoUniversity university(String id) {
        return alliance.universities().stream()
                .filter(university -> university.campus().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static LocalDate dateOf(Campus campus, String id) {
        return campus.results().stream()
                .filter(result -> result.id().equals(id))
                .findFirst()
                .orElseThrow()
                .date();
    }

    private Stream<SimulatedResult> results(String university) {
        return alliance.campus(university).results().stream().filter(university(university)::shows);
    }

    private int shown(String university) {
        return (int) results(university).count();
    }

    /** What a run since the date passes over; of an unreadable record no date is known, so it is kept. */
    private int older(String university) {
        return (int) results(university)
                .filter(result -> result.kind() != Kind.BROKEN && result.kind() != Kind.NO_LEARNER)
                .filter(result -> result.date().isBefore(DATE))
                .count();
    }

    private int expected(Predicate<SimulatedResult> which) {
        int sum = 0;
        for (String id : UNIVERSITIES) {
            Set<String> wanted = Set.copyOf(Expected.delivered(university(id)));
            sum += (int) alliance.campus(id).results().stream()
                    .filter(result -> wanted.contains(result.id()))
                    .filter(which)
                    .count();
        }
        return sum;
    }

    private void assertAccounts() {
        Accounts.assertWalletHoldsDelivered(alliance.wallet(), hub.jdbc());
        assertThat(hub.journal().sums()).hasSameSizeAs(UNIVERSITIES).allSatisfy(Accounts::assertBalanced);
    }

    /** All files of Aalborg's SFTP server, wherever they lie. */
    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(site.file("data/demo/sftp"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
