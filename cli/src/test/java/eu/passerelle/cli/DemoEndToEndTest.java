package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.passerelle.credentials.elm.OfficialShapes;
import eu.passerelle.journal.JournalView;
import eu.passerelle.journal.Sums;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.seal.dss.SealVerifier;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.alliance.DemoAlliance;
import eu.passerelle.simulators.alliance.DemoUniversity;
import eu.passerelle.simulators.wallet.WalletSimulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.json.JsonMapper;

/** The demo as one story: three real connectors, the real hub, one wallet; each chapter goes on from the one before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoEndToEndTest {

    private static final int RESULTS = 60;
    private static final JsonMapper JSON = new JsonMapper();

    private final Site site = Site.fresh("end-to-end");
    private final Path log = site.file("hub.log");
    private final DemoAlliance alliance = site.alliance(RESULTS);
    private final WalletSimulator wallet = alliance.wallet();

    @SuppressWarnings("NullAway.Init")
    private RunningHub hub;

    @BeforeAll
    void start() {
        // all of it, libraries too: more than an operator sees
        System.setProperty("logging.file.name", log.toString());
        System.setProperty("logging.level.root", "INFO");
        hub = new RunningHub(Configuration.load(site.config(), site.environment(alliance, 0)));
        hub.syncToRest();
    }

    @AfterAll
    void stop() {
        hub.close();
        alliance.close();
        System.clearProperty("logging.file.name");
        System.clearProperty("logging.level.root");
    }

    @Test
    @Order(1)
    void everyRecordIsAccountedFor() {
        Sums total = hub.total();

        assertThat(total.delivered()).isPositive();
        assertThat(total.declined()).isPositive();
        assertThat(total.rejected()).isPositive();
        assertThat(total.referred()).isPositive();
        assertThat(total.failed()).isZero();
        assertTheSumHolds();
    }

    @Test
    @Order(2)
    void theWalletHoldsWhatWasDeliveredEachOnce() {
        Accounts.assertWalletHoldsDelivered(wallet, hub.jdbc());
        for (DemoUniversity university : alliance.universities()) {
            Campus campus = university.campus();
            List<String> expected = Expected.delivered(university);
            Set<String> keys = hub.delivered(campus.id()).keySet();
            assertThat(keys).as(campus.id()).hasSameSizeAs(expected);
            assertThat(expected).allSatisfy(result -> assertThat(keys).anyMatch(key -> Expected.isKeyOf(result, key)));
        }
    }

    @Test
    @Order(3)
    void everySealIsIntact() {
        SealVerifier verifier = new SealVerifier(List.of());

        assertThat(wallet.held().keySet())
                .allSatisfy(
                        id -> assertThat(verifier.verify(wallet.credential(id)).intact())
                                .as(id)
                                .isTrue());
    }

    @Test
    @Order(4)
    void everyCredentialConformsToTheOfficialShapes() {
        OfficialShapes shapes = OfficialShapes.load();

        assertThat(wallet.held().keySet()).allSatisfy(id -> {
            OfficialShapes.Report report = shapes.check(payload(id));
            assertThat(report.results()).as(id).isEmpty();
            assertThat(report.conforms()).as(id).isTrue();
            assertThat(report.focusNodes()).as(id).isEqualTo(1);
        });
    }

    @Test
    @Order(5)
    void aSecondRunReadsNothingNew() {
        Map<String, String> before = hub.transfers();
        long posts = wallet.posts();

        hub.syncToRest();

        assertThat(hub.transfers()).isEqualTo(before);
        assertThat(wallet.posts()).isEqualTo(posts);
        assertThat(hub.journal().runs(null, alliance.universities().size())).allSatisfy(run -> {
            assertThat(run.read()).as(run.university()).isZero();
            assertThat(run.withdrawn()).as(run.university()).isZero();
            assertThat(run.seen()).as(run.university()).isEqualTo(run.unchanged());
        });
    }

    @Test
    @Order(6)
    void whatChangesInTheSisMovesAndNothingElse() {
        Map<String, String> transfers = hub.transfers();
        Map<String, String> credentials = hub.credentials();
        Set<String> held = Set.copyOf(wallet.held().keySet());
        Set<String> corrected = new HashSet<>();
        Set<String> withdrawn = new HashSet<>();
        int added = 0;
        for (DemoUniversity university : alliance.universities()) {
            Campus campus = university.campus();
            List<String> chosen =
                    Expected.delivered(university).stream().limit(2).toList();
            campus.correct(chosen.getFirst());
            corrected.add(idOf(campus, chosen.getFirst()));
            campus.add();
            added++;
            if (university.tellsWithdrawal()) {
                campus.withdraw(chosen.getLast());
                withdrawn.add(idOf(campus, chosen.getLast()));
                campus.add();
                added++;
            }
        }
        alliance.publish();

        hub.syncToRest();

        Map<String, String> after = hub.transfers();
        Map<String, String> statuses = hub.credentials();
        int moved = corrected.size() + added;
        assertThat(corrected).hasSize(3);
        assertThat(withdrawn).hasSize(2);
        assertThat(added).isEqualTo(5);
        assertThat(after).containsAllEntriesOf(transfers).hasSize(transfers.size() + moved);
        assertThat(statuses).hasSize(credentials.size() + moved);
        assertThat(idsWith("SUPERSEDED", statuses)).isEqualTo(corrected);
        assertThat(idsWith("REVOKED", statuses)).isEqualTo(withdrawn);
        assertThat(wallet.held().keySet()).containsAll(held).hasSize(held.size() + moved);
        Accounts.assertWalletHoldsDelivered(wallet, hub.jdbc());
        assertTheSumHolds();
    }

    @Test
    @Order(7)
    void aWalletThatIsDownLosesNothingAndIsNotFlooded() {
        int more = 150;
        Set<String> held = Set.copyOf(wallet.held().keySet());
        long posts = wallet.posts();
        wallet.down(true);
        for (int i = 0; i < more; i++) {
            alliance.campus("twente").add();
        }

        hub.sync(Set.of("twente"));
        await().atMost(Duration.ofSeconds(60)).until(() -> circuit().equals("OPEN"));

        assertThat(wallet.held().keySet()).isEqualTo(held);
        wallet.down(false);
        List<Long> perSecond = Ramp.postsPerSecond(wallet, posts, more);
        hub.awaitRest();
        assertThat(wallet.held()).hasSize(held.size() + more);
        assertThat(wallet.posts()).as("posts, none of them in vain").isEqualTo(posts + more);
        Accounts.assertWalletHoldsDelivered(wallet, hub.jdbc());
        assertTheSumHolds();
        assertThat(circuit()).isEqualTo("CLOSED");
        assertThat(perSecond).as("posts a second after the recovery").hasSizeGreaterThan(3);
        assertThat(perSecond.getFirst()).isLessThanOrEqualTo(30);
    }

    @Test
    @Order(8)
    void noLogLineSaysWhoALearnerIs() throws IOException {
        List<String> lines = Files.readAllLines(log);

        assertThat(lines).hasSizeGreaterThan(20).anyMatch(line -> line.contains("twente"));
        assertThat(new PersonalData(alliance).in(lines)).isEmpty();
    }

    private String circuit() {
        return hub.journal().circuits().stream()
                .filter(circuit -> circuit.name().equals("target:europass"))
                .map(JournalView.Circuit::state)
                .findFirst()
                .orElse("never opened");
    }

    private void assertTheSumHolds() {
        assertThat(hub.journal().sums()).hasSameSizeAs(alliance.universities()).allSatisfy(Accounts::assertBalanced);
        for (UUID run : hub.runIds()) {
            Accounts.assertBalanced(run.toString(), hub.journal().sumsOf(run));
        }
        assertThat(hub.journal().runs(null, 500))
                .allSatisfy(run -> assertThat(hub.journal().sumsOf(run.id()).read())
                        .as(run.university())
                        .isEqualTo(run.read()));
    }

    /** The delivered transfer of one of the campus's results. */
    private String idOf(Campus campus, String result) {
        return hub.delivered(campus.id()).entrySet().stream()
                .filter(entry -> Expected.isKeyOf(result, entry.getKey()))
                .map(entry -> entry.getValue().toString())
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> idsWith(String status, Map<String, String> statuses) {
        return statuses.entrySet().stream()
                .filter(entry -> entry.getValue().equals(status))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private byte[] payload(String id) {
        return JSON.readTree(wallet.credential(id)).path("payload").asString().getBytes(StandardCharsets.UTF_8);
    }
}
