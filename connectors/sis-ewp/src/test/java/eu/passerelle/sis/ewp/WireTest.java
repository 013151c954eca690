package eu.passerelle.sis.ewp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.NotifiedConnector.Call;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.ewp.EwpSignatures;
import eu.passerelle.simulators.ewp.EwpSimulator;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches, cursor, transcripts that cannot be read, and being told of changes while a run goes on. */
class WireTest {

    private static final KeyPair THEIRS = EwpSignatures.newKey();

    private final Campus campus = new Campus("aveiro", "ua.pt", "pt", 100, 300, 17);
    private final EwpSimulator simulator = new EwpSimulator(0, campus, 3, 20, Aveiro.OURS.getPublic());
    private final EwpConnector connector = new EwpConnector();

    @AfterEach
    void close() {
        simulator.close();
    }

    private SisContext<EwpSettings> sis() {
        return Aveiro.sis(Aveiro.settings(
                EwpVersion.V3,
                simulator.index(),
                simulator.get(),
                Aveiro.OURS,
                new EwpSettings.Notifications(null, List.of(Aveiro.text(THEIRS.getPublic())), null)));
    }

    private SimulatedResult passed(int number) {
        return campus.results().stream()
                .filter(result -> result.kind() == SimulatedResult.Kind.FINAL && result.passed())
                .toList()
                .get(number);
    }

    @Test
    void asksForTheIndexOnceAndForTranscriptsInBatches() {
        Reading reading = Reading.of(connector, sis(), Watermark.NONE);

        // 100 learners, and one transcript without: six times up to 20
        assertThat(simulator.indexed()).isEqualTo(1);
        assertThat(reading.pages()).isEqualTo(6);
        assertThat(simulator.server().requests()).isEqualTo(7);
    }

    @Test
    void tellsTheGradingTablesOfTheTranscripts() {
        CompletionPage page = connector.read(sis(), Watermark.NONE);

        assertThat(page.grading()).isNotEmpty().allSatisfy(table -> {
            assertThat(table.university()).isEqualTo("aveiro");
            assertThat(table.iscedF()).isEqualTo("0613");
            assertThat(table.frequencies()).hasSize(3);
        });
    }

    @Test
    void asksOnlyForWhatWasModifiedSince() {
        Reading before = Reading.of(connector, sis(), Watermark.NONE);
        SimulatedResult corrected = campus.correct(passed(3).id());

        Reading after = Reading.of(connector, sis(), before.next());

        assertThat(after.reported()).containsKey("ua.pt:" + corrected.id()).hasSizeLessThan(10);
        assertThat(after.goneSince(before)).isEmpty();
    }

    @Test
    void readsAllAgainWhereTheIndexReturnsMoreThanWasAskedFor() {
        simulator.overReturn();
        Reading before = Reading.of(connector, sis(), Watermark.NONE);

        Reading after = Reading.of(connector, sis(), before.next());

        assertThat(after.reported().keySet()).isEqualTo(before.reported().keySet());
        assertThat(after.goneSince(before)).isEmpty();
    }

    @Test
    void goesOnInAnotherProcessWhereTheRunStood() {
        CompletionPage first = connector.read(sis(), Watermark.NONE);

        Reading rest = Reading.of(new EwpConnector(), sis(), first.next());

        assertThat(rest.pages()).isEqualTo(5);
        assertThat(simulator.indexed()).isEqualTo(2);
        assertThat(rest.reported().keySet())
                .doesNotContainAnyElementsOf(first.events().stream()
                        .map(event -> event.key().sourceKey())
                        .toList());
    }

    @Test
    void rejectsTheOneTranscriptThatIsNoXml() {
        String damaged = EwpSimulator.omobility(campus.learners().get(5));
        Reading sound = Reading.of(connector, sis(), Watermark.NONE);
        simulator.damage(damaged);

        Reading reading = Reading.of(new EwpConnector(), sis(), Watermark.NONE);

        assertThat(reading.rejected())
                .filteredOn(rejected -> rejected.sourceKey().equals(TranscriptMapper.scope(damaged)))
                .singleElement()
                .satisfies(rejected -> assertThat(new String(rejected.raw().content(), StandardCharsets.UTF_8))
                        .contains("<unclosed>"));
        assertThat(sound.reported().size() - reading.reported().size())
                .isEqualTo(campus.resultsOf(5).size());
        assertThat(reading.goneSince(sound)).isEmpty();
    }

    @Test
    void readsWhatItIsToldOfWhileTheRunGoesOn() {
        CompletionPage first = connector.read(sis(), Watermark.NONE);
        SimulatedResult early = campus.resultsOf(0).stream()
                .filter(result -> result.kind() == SimulatedResult.Kind.FINAL && result.passed())
                .findFirst()
                .orElseThrow();
        SimulatedResult corrected = campus.correct(early.id());
        int status = tell(EwpSimulator.omobility(campus.learners().get(0)));
        Watermark at = first.next();
        for (int i = 0; i < 7; i++) {
            at = connector.look(sis(), at).next();
        }

        Reading rest = Reading.of(connector, sis(), first.next());

        assertThat(status).isEqualTo(200);
        assertThat(rest.reported()).containsKey("ua.pt:" + corrected.id());
    }

    private int tell(String omobility) {
        String body = "receiving_hei_id=ua.pt&omobility_id=" + omobility;
        Map<String, List<String>> headers = new HashMap<>(Map.of("host", List.of("hub.example")));
        EwpSignatures.sign(THEIRS, "hub.example", "/notify/aveiro", body)
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        Call call = new Call("POST", "/notify/aveiro", headers, body.getBytes(StandardCharsets.UTF_8));
        return connector.told(sis(), call).status();
    }

    @Test
    void waitsAsLongAsTheInstitutionAsks() {
        simulator.server().fail(1, 429, Map.of("Retry-After", "17"));

        assertThatThrownBy(() -> connector.read(sis(), Watermark.NONE))
                .isInstanceOfSatisfying(
                        RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(17)));
    }

    @Test
    void saysThatOurClockMayBeWrong() {
        Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(7));

        assertThatThrownBy(() -> connector.read(Aveiro.sis(sis().settings(), wrong), Watermark.NONE))
                .isInstanceOf(SisRejected.class)
                .hasMessageContaining("400")
                .hasMessageContaining("clock");
    }

    @Test
    void namesTheKeyThatMustBeRegistered() {
        EwpSettings settings = Aveiro.settings(EwpVersion.V3, simulator, Aveiro.OTHER);

        assertThatThrownBy(() -> connector.read(Aveiro.sis(settings), Watermark.NONE))
                .isInstanceOf(SisRejected.class)
                .hasMessageContaining("403")
                .hasMessageContaining(EwpSignatures.fingerprint(Aveiro.OTHER.getPublic()));
    }

    @Test
    void saysThatTheInstitutionSpeaksAnotherVersion() {
        EwpSettings settings = Aveiro.settings(EwpVersion.V2, simulator, Aveiro.OURS);

        assertThatThrownBy(() -> connector.read(Aveiro.sis(settings), Watermark.NONE))
                .isInstanceOf(MalformedRecord.class)
                .hasMessageContaining("'version'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html/>",
                "no xml",
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>",
                "<imobility-tors-index-response xmlns='urn:other'/>"
            })
    void saysWhatIsNoIndex(String body) {
        try (SimulatedServer other = new SimulatedServer(
                0,
                exchange -> SimulatedServer.send(exchange, 200, "text/xml", body.getBytes(StandardCharsets.UTF_8)))) {
            EwpSettings settings = Aveiro.settings(
                    EwpVersion.V3,
                    other.address().resolve("/index"),
                    other.address().resolve("/get"),
                    Aveiro.OURS,
                    null);

            assertThatThrownBy(() -> connector.read(Aveiro.sis(settings), Watermark.NONE))
                    .isInstanceOf(MalformedRecord.class)
                    .hasMessageContaining("aveiro")
                    .hasMessageContaining("/index");
        }
    }
}
