package eu.passerelle.sis.virta;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.virta.VirtaSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("full") // a figure of this machine: what else runs on it beside the test must not fail a build
class VirtaSpeedTest {

    private static final Logger LOG = Logger.getLogger(VirtaSpeedTest.class.getName());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @Test
    void readsThreeHundredLearnersInTwoSeconds() {
        Campus campus = Campus.of("tampere", "tuni.fi", "fi", 2_100);
        try (VirtaSimulator virta = new VirtaSimulator(0, campus, "key")) {
            Path roster = VirtaScenes.write(home, virta.rosterCsv());
            SisContext<VirtaSettings> sis =
                    VirtaScenes.sis(VirtaScenes.settings(virta.address(), roster, "key"), VirtaScenes.LIMITS);
            VirtaConnector connector = new VirtaConnector();
            // Virta holds final results only
            long shown = campus.results().stream()
                    .filter(result -> result.kind() != SimulatedResult.Kind.PROVISIONAL)
                    .count();
            Duration first = read(connector, sis, shown);
            Duration second = read(connector, sis, shown);

            LOG.info(() -> "300 learners, " + shown + " results: " + first.toMillis() + " ms in a cold JVM, "
                    + second.toMillis() + " ms the second time");
            assertThat(second).isLessThan(Duration.ofSeconds(2));
        }
    }

    private static Duration read(VirtaConnector connector, SisContext<VirtaSettings> sis, long shown) {
        long start = System.nanoTime();
        Reading reading = Reading.of(connector, sis, Watermark.NONE);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(reading.reported().size() + reading.rejected().size()).isEqualTo(shown);
        assertThat(reading.pages()).isEqualTo(12);
        return took;
    }
}
