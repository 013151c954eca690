package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.DeliveryStore;
import eu.passerelle.routes.observe.FlowRecorder;
import eu.passerelle.simulators.edubadges.EdubadgesSimulator;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
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

    private final EdubadgesSimulator edubadges = new EdubadgesSimulator(0, "hub", "s3cret");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private DeliveryJournal journal;

    @SuppressWarnings("NullAway.Init")
    private Delivering delivering;

    @BeforeEach
    void start() {
        journal = new DeliveryJournal("badges");
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
                new DeliveryStore(journal.database, DeliveryJournal.CIPHER),
                connections,
                FlowRecorder.none(),
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        delivering.close();
        edubadges.close();
        journal.close();
    }

    @Test
    void storesOfEachInABundleWhatBecameOfIt() throws Exception {
        UUID first = journal.issued("101", "ETH.1");
        UUID unlisted = journal.issued("102", "MATH.7");
        UUID refused = journal.issued("900", "ETH.1");
        UUID second = journal.issued("103", "ETH.1");
        edubadges.refuse("900");

        delivering.deliver(body(first, unlisted, refused, second), null, null);

        assertThat(edubadges.bundles()).isEqualTo(1);
        assertThat(edubadges.awards()).hasSize(2);
        assertThat(states())
                .isEqualTo(Map.of(first, "DELIVERED", second, "DELIVERED", unlisted, "FAILED", refused, "FAILED"));
    }

    @Test
    void triesAgainLaterWhatATargetThatIsDownDidNotTake() throws Exception {
        UUID first = journal.issued("101", "ETH.1");
        UUID second = journal.issued("102", "ETH.1");
        edubadges.server().down(true);

        delivering.deliver(body(first, second), null, null);
        edubadges.server().down(false);
        delivering.deliver(body(first, second), null, null);

        assertThat(states()).isEqualTo(Map.of(first, "DELIVERED", second, "DELIVERED"));
        assertThat(edubadges.awards()).hasSize(2);
        assertThat(journal.database.jdbc().queryForList("select attempts from delivery", Integer.class))
                .containsExactly(2, 2);
    }

    private static String body(UUID... transfers) {
        return Stream.of(transfers).map(UUID::toString).collect(Collectors.joining(" "));
    }

    private Map<UUID, String> states() {
        return journal
                .database
                .jdbc()
                .query(
                        "select transfer, state from delivery",
                        (row, number) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
