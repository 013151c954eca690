package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.database.EmbeddedDatabase;
import eu.passerelle.journal.DeliveryStore;
import eu.passerelle.journal.IssueOutcome;
import eu.passerelle.journal.IssueStore;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.PageStore;
import eu.passerelle.journal.PayloadCipher;
import eu.passerelle.journal.Pulled;
import eu.passerelle.journal.SyncRun;
import eu.passerelle.journal.SyncRuns;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credential;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearnerIdentifier.Kind;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PersonName;
import eu.passerelle.routes.observe.FlowRecorder;
import eu.passerelle.simulators.edubadges.EdubadgesSimulator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries from a real journal to a target that takes bundles. */
class DeliveringTest {

    private static final String UNIVERSITY =
            Home.UNIVERSITY.formatted("kuu").replace("[europass]", "[badges]") + "schacDomain: kuu.example\n";
    private static final PayloadCipher CIPHER = new PayloadCipher(new byte[32]);

    private final EdubadgesSimulator edubadges = new EdubadgesSimulator(0, "hub", "s3cret");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private EmbeddedDatabase server;

    @SuppressWarnings("NullAway.Init")
    private JournalDatabase database;

    @SuppressWarnings("NullAway.Init")
    private Delivering delivering;

    @BeforeEach
    void start() {
        server = EmbeddedDatabase.start(directory.resolve("database"), false);
        database = new JournalDatabase(server.url(), server.user(), "");
        edubadges.badgeClass("badge-ethics", "Data Ethics");
        Home home = Home.in(directory.resolve("config"), "hub-1", Map.of());
        home.write("hub.yaml", """
                instance: hub-1
                outgoing: [localhost]
                seal: {protocol: dss, keystore: seal.p12, password: "${file:password}"}
                targets:
                  badges:
                    protocol: edubadges
                    base: %s
                    oauth2: {token: "%s", client: hub, secret: "${file:secret}"}
                    badgeClasses: {kuu/ETH.1: badge-ethics}
                """.formatted(edubadges.address(), edubadges.token()));
        home.write("secret", "s3cret");
        home.university("kuu", UNIVERSITY);
        Connections connections = new Connecting(home.load(), Clock.systemUTC()).drafts();
        delivering = new Delivering(
                Objects.requireNonNull(connections.targets().get("badges")),
                new TargetGate("badges", Duration.ofSeconds(1), (target, state) -> {}),
                new DeliveryStore(database, CIPHER),
                connections,
                FlowRecorder.none(),
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        delivering.close();
        edubadges.close();
        database.close();
        server.close();
    }

    @Test
    void storesOfEachInABundleWhatBecameOfIt() throws Exception {
        UUID first = issued("101", "ETH.1");
        UUID unlisted = issued("102", "MATH.7");
        UUID refused = issued("900", "ETH.1");
        UUID second = issued("103", "ETH.1");
        edubadges.refuse("900");

        delivering.deliver(body(first, unlisted, refused, second), null, null);

        assertThat(edubadges.bundles()).isEqualTo(1);
        assertThat(edubadges.awards()).hasSize(2);
        assertThat(states())
                .isEqualTo(Map.of(first, "DELIVERED", second, "DELIVERED", unlisted, "FAILED", refused, "FAILED"));
    }

    @Test
    void triesAgainLaterWhatATargetThatIsDownDidNotTake() throws Exception {
        UUID first = issued("101", "ETH.1");
        UUID second = issued("102", "ETH.1");
        edubadges.server().down(true);

        delivering.deliver(body(first, second), null, null);
        edubadges.server().down(false);
        delivering.deliver(body(first, second), null, null);

        assertThat(states()).isEqualTo(Map.of(first, "DELIVERED", second, "DELIVERED"));
        assertThat(edubadges.awards()).hasSize(2);
        assertThat(database.jdbc().queryForList("select attempts from delivery", Integer.class))
                .containsExactly(2, 2);
    }

    private static String body(UUID... transfers) {
        return Stream.of(transfers).map(UUID::toString).collect(Collectors.joining(" "));
    }

    private Map<UUID, String> states() {
        return database
                .jdbc()
                .query(
                        "select transfer, state from delivery",
                        (row, number) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A credential that waits for the target. */
    private UUID issued(String number, String code) {
        SyncRuns runs = new SyncRuns(database, "test");
        SyncRun run = runs.start("kuu", SyncRun.Trigger.MANUAL, null).orElseThrow();
        Completion completion = completion(number, code);
        byte[] raw = number.getBytes(StandardCharsets.UTF_8);
        new PageStore(database, CIPHER)
                .store(
                        run,
                        new Pulled(
                                List.of(new Pulled.Result(completion, number, new Pulled.Raw("text/plain", raw))),
                                List.of(),
                                List.of(),
                                number,
                                true,
                                Set.of(),
                                0));
        runs.end(run, 0.5);
        UUID transfer = database.jdbc()
                .query(
                        "select id from transfer where source_key = ?",
                        (row, at) -> row.getObject(1, UUID.class),
                        completion.key().sourceKey())
                .getFirst();
        Credential sealed = new Credential(transfer, "elm", "application/json", new byte[] {1});
        new IssueStore(database, CIPHER)
                .store(List.of(new IssueOutcome.Issued(
                        transfer, List.of("rule"), List.of(sealed), null, Instant.EPOCH, Map.of("badges", "elm"))));
        return transfer;
    }

    private static Completion completion(String number, String code) {
        return new Completion(
                new CompletionKey("kuu", "result-" + number),
                new Learner(
                        List.of(PersonName.of("Žemyna", "Šiaulytė")),
                        null,
                        List.of(
                                new LearnerIdentifier(Kind.LOCAL, number, "kuu.example"),
                                new LearnerIdentifier(Kind.EMAIL, "learner" + number + "@example.nl", null))),
                code,
                LocalizedText.of("en", "Data Ethics"),
                Completion.State.FINAL,
                new Grade("8", "nl-1-10", Grade.Outcome.PASSED),
                null,
                LocalDate.of(2026, 6, 15),
                null,
                null,
                null,
                null);
    }
}
