package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.Sums;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedResult.Kind;
import eu.passerelle.simulators.alliance.DemoAlliance;
import eu.passerelle.simulators.elmo.SftpSimulator;
import eu.passerelle.simulators.table.TableDialect;
import eu.passerelle.simulators.table.TableForm;
import eu.passerelle.simulators.table.TableSimulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The shipped files of the three universities that export tables, each by its own way: a directory, SFTP, and a push
 * over HTTP with the university's own token.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TableUniversitiesTest {

    private static final String TOKEN = "a-token-of-the-test";
    private static final String PASSWORD = "demo-secret";

    private final Site site = Site.fresh("tables").keep(List.of("kaunas", "barcelona", "aveiro"));
    private final Map<String, Campus> campuses = Map.of(
            "kaunas", Campus.of("kaunas", "ktu.edu", "lt", 40),
            "barcelona", Campus.of("barcelona", "uab.cat", "ca", 40),
            "aveiro", Campus.of("aveiro", "ua.pt", "pt", 40));

    /** For its wallet only. */
    private final DemoAlliance alliance = new DemoAlliance(site.file("others"), 1);

    private final SftpSimulator sftp =
            new SftpSimulator(0, directory("data/demo/barcelona-sftp/inbox").getParent(), "passerelle", PASSWORD);
    private final TableSimulator aveiro = simulator("aveiro", "elsewhere", TableDialect.AVEIRO, TableForm.UNICODE_TEXT);

    @SuppressWarnings("NullAway.Init")
    private RunningHub hub;

    private Path directory(String name) {
        try {
            return Files.createDirectories(site.file(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("The test cannot make " + name, e);
        }
    }

    private TableSimulator simulator(String id, String inbox, TableDialect dialect, TableForm form) {
        return new TableSimulator(java.util.Objects.requireNonNull(campuses.get(id)), directory(inbox), dialect, form);
    }

    @BeforeAll
    void start() throws IOException {
        Path secrets = directory("data/demo/secrets");
        Files.writeString(secrets.resolve("seal-password"), PASSWORD);
        Files.writeString(secrets.resolve("barcelona-sftp-password"), PASSWORD);
        Files.writeString(secrets.resolve("aveiro-upload-token"), TOKEN);
        Files.writeString(site.file("data/demo/barcelona-host-key"), sftp.fingerprint());
        simulator("kaunas", "data/demo/kaunas", TableDialect.KAUNAS, TableForm.CSV)
                .publish();
        simulator("barcelona", "data/demo/barcelona-sftp/inbox", TableDialect.BARCELONA, TableForm.XLSX)
                .publish();
        directory("data/demo/aveiro");
        Map<String, String> environment = site.environment(alliance, 0);
        environment.put("BARCELONA_SFTP_PORT", String.valueOf(sftp.port()));
        hub = new RunningHub(Configuration.load(site.config(), environment));
    }

    @AfterAll
    void stop() {
        hub.close();
        sftp.close();
        alliance.close();
    }

    private int push(String university, String token) {
        return aveiro.push(URI.create(hub.address() + "/upload/" + university), token);
    }

    @Test
    void comeAllTheWayToTheWallet() throws IOException {
        int strangers = push("aveiro", "not-this-university");
        int toOneWithoutUploads = push("kaunas", TOKEN);
        int pushed = push("aveiro", TOKEN);
        int pushedAgain = push("aveiro", TOKEN);
        hub.syncToRest();

        assertThat(List.of(strangers, toOneWithoutUploads, pushed, pushedAgain)).containsExactly(401, 401, 201, 409);
        assertThat(hub.journal().sums()).containsOnlyKeys(campuses.keySet());
        campuses.forEach((university, campus) -> {
            Sums sums = java.util.Objects.requireNonNull(hub.journal().sums().get(university));
            assertThat(sums.read()).as(university).isEqualTo(campus.results().size());
            assertThat(sums.rejected()).as(university).isEqualTo(unreadable(campus));
            assertThat(sums.delivered()).as(university).isPositive();
            assertThat(sums.failed()).as(university).isZero();
        });
        for (String inbox : Set.of("kaunas", "barcelona-sftp/inbox", "aveiro")) {
            try (Stream<Path> done = Files.list(site.file("data/demo/" + inbox + "/done"))) {
                assertThat(done).as(inbox).hasSize(1);
            }
        }
    }

    private static long unreadable(Campus campus) {
        return campus.results().stream()
                .map(SimulatedResult::kind)
                .filter(kind -> kind == Kind.BROKEN || kind == Kind.NO_LEARNER)
                .count();
    }
}
