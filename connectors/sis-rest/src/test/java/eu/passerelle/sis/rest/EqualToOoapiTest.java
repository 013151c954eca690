package eu.passerelle.sis.rest;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.model.Completion;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.ooapi.OoapiSimulator;
import eu.passerelle.sis.ooapi.OoapiConnector;
import eu.passerelle.sis.ooapi.OoapiSettings;
import eu.passerelle.sis.ooapi.OoapiVersion;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One file does what the OOAPI connector's Java does, on the same simulator. */
@Tag("slow")
class EqualToOoapiTest {

    private static final System.Logger LOG = System.getLogger(EqualToOoapiTest.class.getName());

    private final Campus campus = new Campus("twente", "utwente.nl", "nl", 120, 1_200, 42);

    @ParameterizedTest
    @CsvSource({"V5,OAUTH2,ooapi-v5.yaml", "V6,BASIC,ooapi-v6.yaml"})
    void readsEqualCompletions(OoapiVersion version, OoapiSimulator.Auth auth, String file) {
        try (var simulator = simulator(version, auth)) {
            simulator.cancel(campus.results().get(30).id());

            Reading byJava = Reading.of(new OoapiConnector(), ooapi(simulator, version), Watermark.NONE);
            Reading byFile = Reading.of(new RestConnector(), rest(simulator, file), Watermark.NONE);

            Map<String, Completion> expected = completions(byJava);
            Map<String, Completion> found = completions(byFile);
            assertThat(found.keySet()).isEqualTo(expected.keySet());
            expected.forEach(
                    (key, completion) -> assertThat(found.get(key)).as(key).isEqualTo(completion));
            assertThat(byFile.reported())
                    .allSatisfy((key, event) -> assertThat(event.raw().content())
                            .isEqualTo(Objects.requireNonNull(byJava.reported().get(key))
                                    .raw()
                                    .content()));
            assertThat(byFile.withdrawn()).isEqualTo(byJava.withdrawn()).hasSize(1);
            assertThat(byFile.rejected())
                    .extracting(RejectedRecord::sourceKey)
                    .containsExactlyInAnyOrderElementsOf(byJava.rejected().stream()
                            .map(RejectedRecord::sourceKey)
                            .toList());
            assertThat(byFile.complete()).hasSameSizeAs(byJava.complete());
        }
    }

    private static Map<String, Completion> completions(Reading reading) {
        Map<String, Completion> completions = new TreeMap<>();
        reading.reported().forEach((key, reported) -> completions.put(key, reported.completion()));
        return completions;
    }

    private OoapiSimulator simulator(OoapiVersion version, OoapiSimulator.Auth auth) {
        return new OoapiSimulator(0, campus, OoapiSimulator.Version.valueOf(version.name()), auth);
    }

    private static SisContext<RestSettings> rest(OoapiSimulator simulator, String file) {
        return UniversityFiles.sis(UniversityFiles.shipped(file, simulator.base(), "simulated-secret"));
    }

    private static SisContext<OoapiSettings> ooapi(OoapiSimulator simulator, OoapiVersion version) {
        return new SisContext<>(
                UniversityFiles.TWENTE,
                new OoapiSettings(
                        simulator.base(), version, simulator.authentication(), 10, null, null, true, null, null, null),
                Limits.DEFAULT,
                new OutgoingAddresses(List.of("localhost")),
                Path.of("."),
                Clock.systemUTC());
    }

    /** v6 names outcomes by id only, which needs a request each: that is Java's. */
    @Test
    void readsAnEqualCatalogue() {
        try (var simulator = simulator(OoapiVersion.V5, OoapiSimulator.Auth.OAUTH2)) {
            var byJava = new OoapiConnector().catalogue(ooapi(simulator, OoapiVersion.V5));
            var byFile = new RestConnector().catalogue(rest(simulator, "ooapi-v5.yaml"));

            assertThat(byFile).containsExactlyInAnyOrderElementsOf(byJava).hasSameSizeAs(campus.courses());
        }
    }

    @Test
    void goesOnAfterACrashBetweenAnyTwoPages() {
        try (var simulator = simulator(OoapiVersion.V6, OoapiSimulator.Auth.BASIC)) {
            Map<String, Completion> whole =
                    completions(Reading.of(new RestConnector(), rest(simulator, "ooapi-v6.yaml"), Watermark.NONE));
            Map<String, Completion> pieces = new TreeMap<>();
            Watermark watermark = Watermark.NONE;
            CompletionPage page;
            do {
                // a new connector knows nothing of the one before, as after a crash
                page = new RestConnector().read(rest(simulator, "ooapi-v6.yaml"), watermark);
                page.events().forEach(event -> {
                    if (event instanceof CompletionEvent.Reported reported) {
                        assertThat(pieces.put(reported.key().sourceKey(), reported.completion()))
                                .as("read twice")
                                .isNull();
                    }
                });
                watermark = page.next();
            } while (!page.last());

            assertThat(pieces).isEqualTo(whole);
        }
    }

    @Test
    void checksEveryStepAndNamesWhatIsRejected() {
        try (var simulator = simulator(OoapiVersion.V6, OoapiSimulator.Auth.BASIC)) {
            assertThat(new RestConnector().check(rest(simulator, "ooapi-v6.yaml")))
                    .filteredOn(step -> !step.name().startsWith("codes"))
                    .hasSize(3)
                    .allSatisfy(step ->
                            assertThat(step.result()).as(step.toString()).isEqualTo(CheckStep.Result.OK));
            assertThat(new RestConnector()
                            .check(UniversityFiles.sis(
                                    UniversityFiles.shipped("ooapi-v6.yaml", simulator.base(), "wrong"))))
                    .anySatisfy(step -> assertThat(step.detail()).contains("401"));
        }
    }

    @Test
    void isFastEnough() {
        try (var simulator = simulator(OoapiVersion.V6, OoapiSimulator.Auth.BASIC)) {
            var sis = rest(simulator, "ooapi-v6.yaml");
            Reading.of(new RestConnector(), sis, Watermark.NONE);

            long start = System.nanoTime();
            Reading byFile = Reading.of(new RestConnector(), sis, Watermark.NONE);
            double file = byFile.reported().size() / ((System.nanoTime() - start) / 1e9);
            start = System.nanoTime();
            Reading byJava = Reading.of(new OoapiConnector(), ooapi(simulator, OoapiVersion.V6), Watermark.NONE);
            double java = byJava.reported().size() / ((System.nanoTime() - start) / 1e9);

            assertThat(file).isGreaterThan(100);
            LOG.log(System.Logger.Level.INFO, "by file %.0f records/s, by Java %.0f".formatted(file, java));
        }
    }
}
