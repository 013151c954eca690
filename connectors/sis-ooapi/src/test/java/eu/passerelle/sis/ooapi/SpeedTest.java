package eu.passerelle.sis.ooapi;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.ooapi.OoapiSimulator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How fast 1,000 results are read over the wire; the figure is logged, the limit only guards against stalls. */
@Tag("slow")
class SpeedTest {

    private static final System.Logger LOG = System.getLogger(SpeedTest.class.getName());

    @ParameterizedTest
    @CsvSource({"V5,true", "V5,false", "V6,true", "V6,false"})
    void readsAThousandResults(OoapiVersion version, boolean expand) {
        Campus campus = Campus.of("twente", "utwente.nl", "nl", 1_000);
        var spoken = OoapiSimulator.Version.valueOf(version.name());
        try (var simulator = new OoapiSimulator(0, campus, spoken, OoapiSimulator.Auth.OAUTH2)) {
            var settings = new OoapiSettings(
                    simulator.base(), version, simulator.authentication(), null, null, null, expand, null, null, null);
            Reading.of(new OoapiConnector(), Twente.sis(settings), Watermark.NONE);

            long start = System.nanoTime();
            Reading reading = Reading.of(new OoapiConnector(), Twente.sis(settings), Watermark.NONE);
            double seconds = (System.nanoTime() - start) / 1e9;

            int read = reading.reported().size() + reading.rejected().size();
            assertThat(read).isEqualTo(1_000);
            assertThat(read / seconds).isGreaterThan(200);
            LOG.log(
                    System.Logger.Level.INFO,
                    "OOAPI %s, persons %s: %.0f records/s, %d requests in two runs"
                            .formatted(
                                    version,
                                    expand ? "expanded" : "fetched",
                                    read / seconds,
                                    simulator.server().requests()));
        }
    }
}
