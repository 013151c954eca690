package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.passerelle.database.EmbeddedDatabase;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.JournalView;
import eu.passerelle.simulators.alliance.DemoAlliance;
import eu.passerelle.simulators.wallet.WalletSimulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever is killed, and whenever: at the end each credential lies in the wallet once, and every record is accounted for. */
@Tag("slow")
class CrashTest {

    /** Keeps the wallet busy for a while, so that there is something to interrupt. */
    private static final Duration WALLET = Duration.ofMillis(100);

    /** A service with pages, one that is asked learner by learner, and files: how a reading can be interrupted. */
    private static final List<String> UNIVERSITIES = List.of("aalborg", "tampere", "twente");

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void aKilledHubGoesOnWhereItWas() throws Exception {
        killTheHub("hub-killed", 240, 2);
    }

    @Test
    @Tag("full")
    void aHubKilledTwentyTimesGoesOnWhereItWas() throws Exception {
        killTheHub("hub-killed-often", 2_100, 20);
    }

    @Test
    @Tag("full")
    void theHubOutlivesItsDatabase() throws Exception {
        Site site = Site.fresh("database-killed").keep(UNIVERSITIES);
        Database database = new Database(site);
        try (Relay relay = new Relay(database.port());
                DemoAlliance alliance = alliance(site, 600)) {
            String url = "jdbc:postgresql://localhost:" + relay.port() + "/postgres";
            site.configure("database: {url: \"" + url + "\", user: postgres}");
            interrupt(site, alliance, 5, () -> {
                database.killAndStartAgain();
                relay.to(database.port());
            });
            assertNothingLost(alliance, url);
        } finally {
            database.kill();
        }
    }

    @Test
    @Tag("full")
    void theHubOutlivesItsBroker() throws Exception {
        Site site = Site.ready("broker-killed").keep(UNIVERSITIES);
        int port = HubProcess.freePort();
        site.configure("broker: {url: \"tcp://localhost:" + port + "?reconnectAttempts=-1&retryInterval=500\"}");
        Broker broker = new Broker(site, port);
        try (DemoAlliance alliance = alliance(site, 600)) {
            interrupt(site, alliance, 5, broker::killAndStartAgain);
            assertNothingLost(alliance, site);
        } finally {
            broker.child.close();
            EmbeddedDatabase.stopLeftOver(site.data().resolve("database"));
        }
    }

    /** @param results of all universities together */
    private static DemoAlliance alliance(Site site, int results) {
        return site.alliance(results / site.universities().size());
    }

    private void killTheHub(String name, int results, int kills) throws Exception {
        Site site = Site.ready(name).keep(UNIVERSITIES);
        try (DemoAlliance alliance = alliance(site, results)) {
            WalletSimulator wallet = alliance.wallet();
            wallet.slow(WALLET);
            int expected = Expected.delivered(alliance);
            try (HubProcess hub = new HubProcess(site, alliance)) {
                hub.sync(site.universities());
                for (int progress : moments(kills, expected)) {
                    await().atMost(Duration.ofSeconds(180))
                            .until(() -> wallet.held().size() >= progress);
                    hub.child().live(random.nextInt(progress == 0 ? 1_500 : 300));
                    hub.killAndStartAgain(Accounts::assertCounted);
                }
                assertAtRest(hub.awaitRest(site.universities().size()), expected);
                assertThat(new PersonalData(alliance).in(hub.child().lines())).isEmpty();
                hub.child().kill();
            }
            assertNothingLost(alliance, site);
        } finally {
            EmbeddedDatabase.stopLeftOver(site.data().resolve("database"));
        }
    }

    /** What is done to something that the hub needs. */
    private interface Blow {
        void strike() throws Exception;
    }

    private void interrupt(Site site, DemoAlliance alliance, int times, Blow blow) throws Exception {
        WalletSimulator wallet = alliance.wallet();
        wallet.slow(WALLET);
        int expected = Expected.delivered(alliance);
        try (HubProcess hub = new HubProcess(site, alliance)) {
            hub.sync(site.universities());
            for (int progress : moments(times, expected)) {
                await().atMost(Duration.ofSeconds(240))
                        .until(() -> wallet.held().size() >= progress);
                hub.child().live(random.nextInt(progress == 0 ? 1_500 : 300));
                blow.strike();
            }
            assertAtRest(hub.awaitRest(site.universities().size()), expected);
            hub.child().kill();
        }
    }

    /** When to kill: at so many credentials in the wallet; the first before there is one. */
    private List<Integer> moments(int kills, int expected) {
        return IntStream.concat(IntStream.of(0), random.ints(kills - 1L, 1, expected * 9 / 10))
                .sorted()
                .boxed()
                .toList();
    }

    private void assertAtRest(JsonNode totals, int expected) {
        assertThat(totals.path("delivered").asInt())
                .as("delivered; seed %d", seed)
                .isEqualTo(expected);
        assertThat(totals.path("failed").asInt()).as("failed; seed %d", seed).isZero();
    }

    private void assertNothingLost(DemoAlliance alliance, Site site) {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(site.data().resolve("database"), true)) {
            assertNothingLost(alliance, database.url());
        }
    }

    private void assertNothingLost(DemoAlliance alliance, String url) {
        try (JournalDatabase database = new JournalDatabase(url, "postgres", "")) {
            Accounts.assertWalletHoldsDelivered(alliance.wallet(), database.jdbc());
            Accounts.assertCounted(database);
            assertThat(alliance.wallet().held()).as("wallet; seed %d", seed).hasSize(Expected.delivered(alliance));
            assertThat(new JournalView(database).sums())
                    .hasSameSizeAs(alliance.universities())
                    .allSatisfy(Accounts::assertBalanced);
        }
    }

    /** An external PostgreSQL and its supervisor. */
    private static final class Database {
        private final Site site;
        private final Path data;
        private final Path url;
        private ChildProcess child;

        Database(Site site) throws IOException {
            this.site = site;
            this.data = site.file("database");
            this.url = site.file("database.url");
            this.child = run();
        }

        int port() throws IOException {
            return URI.create(Files.readString(url).substring("jdbc:".length())).getPort();
        }

        void killAndStartAgain() throws InterruptedException, IOException {
            kill();
            child = run();
        }

        void kill() throws InterruptedException {
            child.kill();
            EmbeddedDatabase.server(data).ifPresent(server -> {
                server.destroyForcibly();
                server.onExit().join();
            });
        }

        private ChildProcess run() throws IOException {
            Files.deleteIfExists(url);
            ChildProcess started =
                    new ChildProcess(site, Map.of(), DatabaseProcess.class.getName(), data.toString(), url.toString());
            await().atMost(Duration.ofSeconds(120)).until(() -> Files.exists(url));
            return started;
        }
    }

    /** An external broker and its supervisor. */
    private static final class Broker {
        private final Site site;
        private final String address;
        private ChildProcess child;

        Broker(Site site, int port) {
            this.site = site;
            this.address = "tcp://localhost:" + port;
            this.child = run();
        }

        void killAndStartAgain() throws InterruptedException {
            child.kill();
            child = run();
        }

        private ChildProcess run() {
            return new ChildProcess(
                    site,
                    Map.of(),
                    BrokerProcess.class.getName(),
                    site.file("broker").toString(),
                    address);
        }
    }
}
