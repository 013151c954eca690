package eu.passerelle.sis.rest;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Credits;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.esse3.Esse3Simulator;
import eu.passerelle.sis.esse3.Esse3Connector;
import eu.passerelle.sis.esse3.Esse3Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One file does what the ESSE3 connector's Java does without a roster, on the same simulator. */
class EqualToEsse3Test {

    private static final University TRENTO = new University(
            "trento",
            new Organisation(LocalizedText.of("en", "University of Trento"), "ITA", null, "unitn.it", null),
            List.of("en", "it"),
            ZoneId.of("Europe/Rome"));

    private final Campus campus = new Campus("trento", "unitn.it", "it", 120, 600, 42);

    @Test
    void readsEqualCompletions() {
        try (var simulator = new Esse3Simulator(0, campus, "passerelle", "secret")) {
            Reading byJava = Reading.of(new Esse3Connector(), esse3(simulator), Watermark.NONE);
            Reading byFile = Reading.of(
                    new RestConnector(),
                    sis(UniversityFiles.shipped("esse3.yaml", simulator.base(), "secret")),
                    Watermark.NONE);

            Map<String, Completion> expected = completions(byJava);
            Map<String, Completion> found = completions(byFile);
            assertThat(expected).hasSizeGreaterThan(500);
            assertThat(found.keySet()).isEqualTo(expected.keySet());
            expected.forEach(
                    (key, completion) -> assertThat(found.get(key)).as(key).isEqualTo(completion));
            assertThat(byFile.rejected())
                    .isNotEmpty()
                    .extracting(RejectedRecord::sourceKey)
                    .containsExactlyInAnyOrderElementsOf(byJava.rejected().stream()
                            .map(RejectedRecord::sourceKey)
                            .toList());
            assertThat(byFile.complete()).hasSameSizeAs(byJava.complete());
        }
    }

    /** What a CFU is in ECTS the connector says itself; of a file's completions the hub's table of units says it. */
    private static Map<String, Completion> completions(Reading reading) {
        Map<String, Completion> completions = new TreeMap<>();
        reading.reported().forEach((key, reported) -> completions.put(key, withoutEcts(reported.completion())));
        return completions;
    }

    private static Completion withoutEcts(Completion c) {
        Credits credits = c.credits();
        return new Completion(
                c.key(),
                c.learner(),
                c.opportunityCode(),
                c.title(),
                c.state(),
                c.grade(),
                credits == null ? null : new Credits(credits.value(), credits.unit(), null),
                c.completedOn(),
                c.awardingBody(),
                c.language(),
                c.recognisedFrom(),
                c.partOf());
    }

    private static SisContext<Esse3Settings> esse3(Esse3Simulator simulator) {
        return sis(new Esse3Settings(
                simulator.base(),
                new Esse3Settings.Auth("passerelle", new Secret("secret")),
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    }

    private static <S> SisContext<S> sis(S settings) {
        return new SisContext<>(
                TRENTO,
                settings,
                Limits.DEFAULT,
                new OutgoingAddresses(List.of("localhost")),
                Path.of("."),
                Clock.systemUTC());
    }
}
