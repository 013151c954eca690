package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.credentials.elm.OfficialShapes;
import eu.passerelle.journal.JournalView;
import eu.passerelle.journal.Sums;
import eu.passerelle.routes.Workbench;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.seal.dss.SealVerifier;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.alliance.DemoAlliance;
import eu.passerelle.simulators.alliance.DemoUniversity;
import eu.passerelle.simulators.mail.MailSimulator;
import eu.passerelle.simulators.wallet.WalletSimulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.json.JsonMapper;

/**
 * The demo as one story: every university by its own connector, the real hub, a wallet and a mail server; each chapter
 * goes on from the one before.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("slow")
class DemoEndToEndTest {

    private static final int RESULTS = 30;
    private static final JsonMapper JSON = new JsonMapper();

    private final Site site = Site.fresh("end-to-end").unscheduled();
    private final Path log = site.file("hub.log");
    private final DemoAlliance alliance = site.alliance(RESULTS);
    private final WalletSimulator wallet = alliance.wallet();
    private final MailSimulator mail = alliance.mail();

    /** Made before the first run, while the inboxes are full. */
    @SuppressWarnings("NullAway.Init")
    private Map<String, List<CheckStep>> checks;

    @SuppressWarnings("NullAway.Init")
    private RunningHub hub;

    @BeforeAll
    void start() {
        // all of it, libraries too: more than an operator sees
        System.setProperty("logging.file.name", log.toString());
        System.setProperty("logging.level.root", "INFO");
        // but not what the simulated mail server says of those that it gets mail for
        System.setProperty("logging.level.com.icegreen", "WARN");
        Configuration configuration = Configuration.load(site.config(), site.environment(alliance, 0));
        checks = Workbench.checkAll(configuration);
        hub = new RunningHub(configuration);
        hub.syncToRest();
    }

    @AfterAll
    void stop() {
        hub.close();
        alliance.close();
        System.clearProperty("logging.file.name");
        System.clearProperty("logging.level.root");
        System.clearProperty("logging.level.com.icegreen");
    }

    @Test
    @Order(0)
    void checkSeesWhatEachLiveSystemLacks() {
        Checks.assertSensible(checks, alliance);
    }

    @Test
    @Order(1)
    void everyRecordIsAccountedFor() {
        Sums total = hub.total();

        assertThat(site.universities()).containsExactlyInAnyOrderElementsOf(DemoAlliance.simulated());
        assertThat(alliance.universities()).hasSize(13).allSatisfy(university -> {
            Sums expected = Expected.sums(university);
            assertThat(expected.delivered()).isPositive();
            assertThat(hub.journal().sums()).containsEntry(university.campus().id(), expected);
        });
        assertThat(total.delivered()).isPositive();
        assertThat(total.declined()).isPositive();
        assertThat(total.rejected()).isPositive();
        assertThat(total.referred()).isPositive();
        assertThat(total.failed()).isZero();
        assertTheSumHolds();
    }

    @Test
    @Order(2)
    void walletsAndMailboxesHoldWhatWasDeliveredEachOnce() {
        assertLearnersHoldDelivered();
        assertThat(wallet.held()).isNotEmpty();
        assertThat(mail.messages()).isNotEmpty();
        for (DemoUniversity university : alliance.universities()) {
            Campus campus = university.campus();
            List<String> expected = Expected.delivered(university);
            Set<String> keys = hub.delivered(campus.id()).keySet();
            assertThat(keys).as(campus.id()).hasSameSizeAs(expected);
            assertThat(expected)
                    .allSatisfy(result -> assertThat(keys).anyMatch(key -> Expected.isKeyOf(university, result, key)));
        }
    }

    @Test
    @Order(3)
    void everySealIsIntact() {
        SealVerifier verifier = new SealVerifier(List.of());

        assertThat(received())
                .allSatisfy((id, document) ->
                        assertThat(verifier.verify(document).intact()).as(id).isTrue());
    }

    @Test
    @Order(4)
    void everyCredentialConformsToTheOfficialShapes() {
        OfficialShapes shapes = OfficialShapes.load();

        assertThat(received()).allSatisfy((id, document) -> {
            OfficialShapes.Report report = shapes.check(payload(document));
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
        int messages = mail.messages().size();

        hub.syncToRest();

        assertThat(hub.transfers()).isEqualTo(before);
        assertThat(wallet.posts()).isEqualTo(posts);
        assertThat(mail.messages()).hasSize(messages);
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
        Set<String> held = Set.copyOf(received().keySet());
        Changes changes = Changes.everywhere(alliance, hub);
        alliance.publish();

        hub.syncToRest();

        Map<String, String> after = hub.transfers();
        Map<String, String> statuses = hub.credentials();
        int moved = changes.made();
        assertThat(changes.superseded()).hasSize(having(DemoUniversity::correctsInPlace));
        assertThat(changes.revoked())
                .hasSize(having(university -> !university.correctsInPlace()) + having(DemoUniversity::tellsWithdrawal));
        assertThat(moved).isEqualTo(2 * having(university -> true) + having(DemoUniversity::tellsWithdrawal));
        assertThat(after).containsAllEntriesOf(transfers).hasSize(transfers.size() + moved);
        assertThat(statuses).hasSize(credentials.size() + moved);
        assertThat(idsWith("SUPERSEDED", statuses)).isEqualTo(changes.superseded());
        assertThat(idsWith("REVOKED", statuses)).isEqualTo(changes.revoked());
        assertThat(received().keySet()).containsAll(held).hasSize(held.size() + moved);
        assertLearnersHoldDelivered();
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
        assertLearnersHoldDelivered();
        assertTheSumHolds();
        assertThat(circuit()).isEqualTo("CLOSED");
        assertThat(perSecond).as("posts a second after the recovery").hasSizeGreaterThan(3);
        assertThat(perSecond.getFirst()).isLessThanOrEqualTo(30);
    }

    @Test
    @Order(8)
    void whatLearnersHaveOfTwoUniversitiesIsStackedAndComesHome() throws IOException {
        Set<String> held = Set.copyOf(wallet.held().keySet());
        site.withStacks();
        hub.activate(DemoAlliance.STACKS);

        hub.sync(Set.of(DemoAlliance.STACKS));
        hub.awaitRest();
        hub.bringHome();

        Sums stacks = hub.journal().sums().getOrDefault(DemoAlliance.STACKS, Sums.NONE);
        assertThat(stacks.delivered()).isPositive().isEqualTo(stacks.read());
        assertThat(wallet.held()).hasSize(held.size() + (int) stacks.delivered());
        Accounts.assertBalanced(DemoAlliance.STACKS, stacks);
        assertLearnersHoldDelivered();
        try (Stream<Path> files = Files.list(site.file("data/demo/returns/stavanger"))) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).content().contains("resultOfRecognition", "uis.no"));
        }
    }

    @Test
    @Order(9)
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

    private void assertLearnersHoldDelivered() {
        Accounts.assertWalletHoldsDelivered(wallet, hub.jdbc());
        Accounts.assertMailHoldsDelivered(mail, hub.jdbc());
    }

    /** Sealed credentials by id, in wallets and mailboxes. */
    private Map<String, byte[]> received() {
        Map<String, byte[]> received = Received.inWallets(wallet);
        received.putAll(Received.byMail(mail));
        return received;
    }

    private int having(Predicate<DemoUniversity> what) {
        return (int) alliance.universities().stream().filter(what).count();
    }

    private static Set<String> idsWith(String status, Map<String, String> statuses) {
        return statuses.entrySet().stream()
                .filter(entry -> entry.getValue().equals(status))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static byte[] payload(byte[] document) {
        return JSON.readTree(document).path("payload").asString().getBytes(StandardCharsets.UTF_8);
    }
}
