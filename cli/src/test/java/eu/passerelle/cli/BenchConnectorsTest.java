package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import eu.passerelle.simulators.alliance.DemoAlliance;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.FlightRecorder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A file, an API by its file, and an API by Java; the figures themselves are for quiet machines. */
@Tag("slow")
class BenchConnectorsTest {

    @Test
    void tellsTheRateOfConnectorAndBareParserOnTheSameBytes() {
        assumeThat(FlightRecorder.getFlightRecorder().getEventTypes())
                .as("skipped: this JVM samples no CPU time (Linux, JDK 25)")
                .anyMatch(type -> type.getName().equals("jdk.CPUTimeSample"));

        JsonNode told = Command.json(
                "bench",
                "connectors",
                "--config",
                Site.root().resolve("config").toString(),
                "--only",
                "kaunas,twente,twente-rest,tuhh-xhochschule,platform-lti-ags,porto-ewp,roster-oneroster",
                "--results",
                "60",
                "--seconds",
                "1",
                "--json");

        List<String> sources = new ArrayList<>();
        List<String> parsers = new ArrayList<>();
        for (JsonNode source : told.path("sources")) {
            sources.add(source.path("source").stringValue());
            parsers.add(source.path("bareParser").stringValue());
            assertThat(source.path("records").intValue()).isGreaterThanOrEqualTo(55);
            assertThat(source.path("bytes").intValue()).isGreaterThan(60 * 80);
            assertThat(source.path("ratio").doubleValue()).isBetween(0.001, 1.0);
            assertThat(source.path("overTheWirePerSecond").intValue()).isPositive();
            assertThat(source.path("treeRatio").doubleValue()).isBetween(0.001, 10.0);
            assertThat(source.path("treePerCpuSecond").intValue()).isPositive();
        }
        assertThat(sources)
                .containsExactly(
                        "kaunas",
                        "twente",
                        "platform-lti-ags",
                        "porto-ewp",
                        "roster-oneroster",
                        "tuhh-xhochschule",
                        "twente-rest");
        assertThat(parsers).containsExactly("Commons CSV", "Jackson", "Jackson", "StAX", "Jackson", "StAX", "Jackson");
        assertThat(told.path("notRead")).isEmpty();
    }

    /** No simulated system is left out in silence. */
    @Test
    void knowsEverySimulatedSource() throws Exception {
        var sources =
                eu.passerelle.cli.bench.SimulatedSources.beside(Site.root().resolve("config"));

        assertThat(sources.readable())
                .hasSize(DemoAlliance.simulated().size()
                        + DemoAlliance.alternatives().size()
                        + DemoAlliance.outside().size()
                        + 1);
    }
}
