package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.journal.Sums;
import eu.passerelle.journal.SyncRun;
import eu.passerelle.journal.SyncRun.State;
import eu.passerelle.journal.TransferView;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.simulators.wallet.WalletSimulator;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Everything bad that comes from outside, on one page, through the whole hub: a university each, all in one run of the
 * hub, so that one's trouble is seen not to be another's. The connectors' own tests go deeper.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("slow")
class BadInputTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Site site = Site.ready("bad-input").keep(List.of());
    private final WalletSimulator wallet = new WalletSimulator(0);
    /** How each university's first run left the state of running. */
    private final Map<String, SyncRun> ended = new HashMap<>();

    @SuppressWarnings("NullAway.Init")
    private BadSystems systems;

    @SuppressWarnings("NullAway.Init")
    private RunningHub hub;

    @BeforeAll
    void readThemAll() throws Exception {
        Files.createDirectories(site.file("data/demo/secrets"));
        Files.writeString(site.file("data/demo/secrets/seal-password"), "demo-secret");
        systems = new BadSystems(site);
        // twenty universities begin at once in a JVM that has just started, beside two others
        site.configure("limits: {answer: PT20S, connect: PT20S, maxBytes: 8388608}");
        hub = new RunningHub(configuration());
        Set<String> universities = Set.copyOf(site.universities());
        hub.sync(universities);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            for (SyncRun run : hub.journal().runs(null, 500)) {
                if (run.state() != State.RUNNING) {
                    ended.putIfAbsent(run.university(), run);
                }
            }
            return ended.keySet().equals(universities);
        });
    }

    private Configuration configuration() {
        return Configuration.load(
                site.config(),
                Map.of(
                        "PASSERELLE_DATA",
                        site.data().toString(),
                        "PASSERELLE_PORT",
                        "0",
                        "EUROPASS_WALLET",
                        wallet.address().toString()));
    }

    @AfterAll
    void stop() throws Exception {
        hub.close();
        systems.close();
        wallet.close();
        Files.deleteIfExists(site.file("inboxes/large-file/quarantine/transcript.xml"));
    }

    /** The record is kept with its key, what is wrong and what to do; the others go on. */
    @ParameterizedTest(name = "{0}")
    @Order(1)
    @CsvSource(delimiter = '|', textBlock = """
            XML with an external entity | external-entity     | 1 | 1 | file:           | document type declaration; quarantine/
            a billion laughs            | billion-laughs      | 1 | 1 | file:           | document type declaration; quarantine/
            a file of 200 MB            | large-file          | 1 | 1 | file:           | A record has more than; quarantine/
            truncated gzip              | truncated-gzip      | 1 | 1 | file:           | truncated; quarantine/
            wrong encoding              | wrong-encoding      | 1 | 1 | file:           | not in the encoding; quarantine/
            decimal comma               | decimal-comma       | 3 | 1 | good.example:   | credit/value has a decimal comma; point
            a record without a learner  | no-learner          | 3 | 3 | good.example:   | names no learner
            the same in a REST answer   | no-learner-in-a-row | 8 | 1 |                 | names no person. Complete the association
            """)
    void keepsWhatCannotBeReadAndGoesOn(
            String what, String university, int read, int rejected, String key, String says) {
        assertThat(run(university).state()).as(run(university).message()).isEqualTo(State.DONE);
        assertThat(sums(university).read()).isEqualTo(read);
        assertThat(sums(university).rejected()).isEqualTo(rejected);
        List<TransferView> kept = hub.rejected(university);
        assertThat(kept).hasSize(rejected).allSatisfy(record -> {
            assertThat(record.sourceKey()).startsWith(key == null ? "" : key);
            assertThat(record.reason()).contains(says.split("; "));
            assertThat(record.responsible()).isEqualTo("UNIVERSITY");
        });
        assertThat(hub.rawRecords(kept)).hasSize(rejected);
    }

    /** A person must act: the run stops, says who, what and where, and has stored nothing by half. */
    @ParameterizedTest(name = "{0}")
    @Order(2)
    @CsvSource(delimiter = '|', textBlock = """
            wrong password                 | wrong-password      | HTTP 401; check key, user, secret or scope
            wrong key of a SOAP service    | wrong-key           | credentials; 'sis.key'
            wrong password of an inbox     | wrong-sftp-password | password
            TLS with an unknown CA         | unknown-authority   | TLS; a private CA must be added to the trust store
            an answer of 200 MB            | large-answer        | more than the allowed; 'limits.maxBytes'
            one page for ever              | page-for-ever       | page after page repeats itself; 'pageNumber'
            """)
    void stopsForAPerson(String what, String university, String says) {
        assertThat(run(university).state()).isEqualTo(State.STOPPED);
        assertThat(run(university).message()).contains(university).contains(says.split("; "));
        assertThat(sums(university)).isEqualTo(Sums.NONE);
    }

    /** Time heals it: the run waits, not shorter than it was asked to. */
    @ParameterizedTest(name = "{0}")
    @Order(3)
    @CsvSource(delimiter = '|', textBlock = """
            429 with Retry-After           | too-many-requests   | 12 | HTTP 429; slow down
            503                            | out-of-order        | 10 | HTTP 503; out of order
            a hanging socket               | hanging-socket      | 10 | did not answer in full within 20 s
            """)
    void waitsForTheSis(String what, String university, int seconds, String says) {
        SyncRun run = run(university);

        assertThat(run.state()).isEqualTo(State.WAITING);
        assertThat(run.message()).contains(university).contains(says.split("; "));
        assertThat(run.nextAttempt()).isAfterOrEqualTo(run.startedAt().plusSeconds(seconds));
    }

    /** Nothing to tell: all results are read, each once. */
    @ParameterizedTest(name = "{0}")
    @Order(4)
    @CsvSource(delimiter = '|', textBlock = """
            an expired token               | expired-token
            a page repeated                | page-twice
            """)
    void readsOn(String what, String university) {
        assertThat(run(university).state()).as(run(university).message()).isEqualTo(State.DONE);
        assertThat(sums(university).read())
                .isEqualTo(systems.results(university).size());
        assertThat(systems.tokens()).as("tokens, the first and one more").isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @Order(5)
    @CsvSource(delimiter = '|', textBlock = """
            a key twice                    | country: FIN    | line 13; 'country'; twice
            an unknown key                 | langauges: [en] | line 13; unknown key 'langauges'; did you mean 'languages'
            """)
    void refusesAConfiguration(String what, String line, String says) {
        String university = "bad-file";
        site.write("universities/bad-file.yaml", """
                id: bad-file
                name: {en: University}
                country: NLD
                languages: [en]
                timeZone: Europe/Amsterdam
                sis:
                  protocol: ooapi
                  base: http://localhost:1/v6
                  version: V6
                  # a comment, so that the line
                  # is not the first that comes to mind
                targets: [europass]
                %s
                """.formatted(line));

        assertThatThrownBy(this::configuration)
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining(university + ".yaml")
                .message()
                .contains(says.split("; "));
    }

    @Test
    @Order(6)
    void whatWasOnlyAwayGoesOnByItselfAndEverySumHolds() {
        List<String> away = List.of("too-many-requests", "out-of-order", "hanging-socket");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(away)
                        .allSatisfy(university -> assertThat(hub.journal()
                                        .runs(university, 1)
                                        .getFirst()
                                        .state())
                                .isEqualTo(State.DONE)));
        hub.awaitRest();

        assertThat(away)
                .allSatisfy(university -> assertThat(sums(university).read()).isEqualTo(6));
        assertThat(hub.journal().sums()).hasSizeGreaterThan(10).allSatisfy(Accounts::assertBalanced);
        assertThat(hub.runIds()).hasSameSizeAs(ended.keySet());
    }

    private SyncRun run(String university) {
        return java.util.Objects.requireNonNull(ended.get(university), university);
    }

    private Sums sums(String university) {
        return hub.journal().sums().getOrDefault(university, Sums.NONE);
    }
}
