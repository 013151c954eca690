package eu.passerelle.sis.sisu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.JsonRecords;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.sisu.SisuSimulator;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ordinal, and what a Sisu that is not well answers. */
class ExportTest {

    private final Campus campus = new Campus("tampere", "tuni.fi", "fi", 60, 240, 3);
    private final SisuSimulator simulator = new SisuSimulator(0, campus, TampereSisu.PASSWORD);
    private final SisuConnector connector = new SisuConnector();

    @SuppressWarnings("NullAway.Init")
    private SisContext<SisuSettings> sis;

    @BeforeEach
    void connect() {
        sis = TampereSisu.sis(TampereSisu.settings(simulator.address(), TampereSisu.PASSWORD));
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void readsOnlyWhatChangedSinceTheOrdinal() {
        Reading first = Reading.of(connector, sis, Watermark.NONE);
        SimulatedResult corrected = campus.results().stream()
                .filter(result -> result.passed() && result.kind() == SimulatedResult.Kind.FINAL)
                .findFirst()
                .orElseThrow();
        campus.correct(corrected.id());

        CompletionPage second = connector.read(sis, first.next());
        CompletionPage third = connector.read(sis, second.next());

        assertThat(first.next().value()).isEqualTo("240");
        assertThat(second.events())
                .singleElement()
                .satisfies(event -> assertThat(event.key().sourceKey()).isEqualTo(corrected.id()));
        assertThat(second.next().value()).isEqualTo("241");
        assertThat(third.size()).isZero();
        assertThat(third.next()).isEqualTo(second.next());
    }

    @Test
    void takesAMisregistrationForAWithdrawal() {
        Reading first = Reading.of(connector, sis, Watermark.NONE);
        SimulatedResult mistake = campus.results().getFirst();
        simulator.misregister(mistake);

        Reading second = Reading.of(connector, sis, first.next());

        assertThat(second.withdrawn()).containsExactly(mistake.id());
        assertThat(second.reported()).isEmpty();
    }

    @Test
    void readsPersonsOnceAndThenTheirChangesOnly() {
        Reading first = Reading.of(connector, sis, Watermark.NONE);

        assertThat(first.pages()).isEqualTo(5);
        assertThat(simulator.personExports())
                .as("one request a page of attainments, each for what is new")
                .isEqualTo(5);
        assertThat(connector.read(sis, first.next()).size()).isZero();
        assertThat(simulator.personExports()).isEqualTo(5);
    }

    @Test
    void readsOtherTypesWhenAsked() {
        SisuSettings custom = new SisuSettings(
                simulator.address(),
                SisuSimulator.authentication(TampereSisu.PASSWORD),
                null,
                java.util.List.of("CustomCourseUnitAttainment"),
                Map.of("sis-0-5", "fi-0-5"));

        Reading reading = Reading.of(connector, TampereSisu.sis(custom), Watermark.NONE);

        assertThat(reading.reported().values())
                .isNotEmpty()
                .allSatisfy(
                        event -> assertThat(event.completion().recognisedFrom()).endsWith("10089"));
    }

    @Test
    void waitsAsLongAsSisuAsks() {
        simulator.server().fail(1, 429, Map.of("Retry-After", "17"));

        assertThatThrownBy(() -> connector.read(sis, Watermark.NONE))
                .isInstanceOfSatisfying(
                        RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(17)));
    }

    @Test
    void saysThatNothingIsThereUnderAWrongBase() {
        var wrong = TampereSisu.sis(TampereSisu.settings(simulator.address().resolve("/sisu"), TampereSisu.PASSWORD));

        assertThatThrownBy(() -> connector.read(wrong, Watermark.NONE))
                .isInstanceOf(SisRejected.class)
                .hasMessageContaining("'base'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            `<html>Maintenance</html>`                               ; cannot be read
            `{"greatestOrdinal":1}`                                  ; no 'entities'
            `{"entities":[{}]}`                                      ; no 'greatestOrdinal'
            `{"entities":[],"greatestOrdinal":0,"hasMore":true}`     ; does not move on
            `{"entities":[{"id":"Mäkelä`                             ; cannot be read
            """)
    void refusesAnExportThatIsNone(String body, String words) {
        assertMalformed(body, StandardCharsets.UTF_8, words);
    }

    @Test
    void refusesJsonThatIsNestedTooDeeplyOrNotInUtf8() {
        assertMalformed("[".repeat(5_000), StandardCharsets.UTF_8, "Constraints");
        assertMalformed("{\"entities\":[],\"x\":\"Mäkelä\"}", StandardCharsets.ISO_8859_1, "UTF-8");
    }

    private void assertMalformed(String body, Charset encoding, String words) {
        try (var server = new SimulatedServer(
                0, exchange -> SimulatedServer.send(exchange, 200, "application/json", body.getBytes(encoding)))) {
            var broken = TampereSisu.sis(TampereSisu.settings(server.address(), "x"));

            assertThatThrownBy(() -> connector.read(broken, Watermark.NONE))
                    .isInstanceOf(MalformedRecord.class)
                    .hasMessageContaining("tampere")
                    .hasMessageContaining(words)
                    .hasMessageNotContaining("Maintenance")
                    .hasMessageNotContaining("Mäkelä");
        }
    }

    /** One field changed at a time in an attainment that is otherwise whole. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", textBlock = """
            # field           ; value                        ; what it becomes
            id                ; -                            ; `no id`
            documentState     ; `"DELETED"`                  ; WITHDRAWN
            documentState     ; `"ARCHIVED"`                 ; documentState
            misregistration   ; true                         ; WITHDRAWN
            state             ; `"SUBSTITUTED"`              ; PASSED HYV fi-0-5 2.5
            state             ; `"INCLUDED"`                 ; PASSED HYV fi-0-5 2.5
            state             ; `"FAILED"`                   ; contradict
            gradeId           ; 0                            ; contradict
            gradeId           ; 9                            ; no such grade
            gradeId           ; -                            ; no gradeId
            gradeScaleId      ; `"sis-other"`                ; does not export the grade scale
            credits           ; -                            ; PASSED HYV fi-0-5 -
            credits           ; -1                           ; plausible amount
            credits           ; `"2,5"`                      ; plausible amount
            attainmentDate    ; `"2023-02-29"`               ; not a date
            attainmentDate    ; `"0001-01-01"`               ; plausible date
            courseUnitId      ; `"otm-none"`                 ; course unit does not exist
            courseUnitId      ; `"../../admin"`              ; course unit does not exist
            personId          ; `"nobody"`                   ; not in the export of persons
            personId          ; -                            ; names no person
            type              ; `"DegreeProgrammeAttainment"`; NONE
            type              ; -                            ; no type
            """)
    void mapsOrRefuses(String field, String value, String expected) {
        var json = tools.jackson.databind.json.JsonMapper.builder().build();
        var node = (tools.jackson.databind.node.ObjectNode) json.readTree("""
                {"id":"a1","type":"CourseUnitAttainment","documentState":"ACTIVE","state":"ATTAINED",
                 "misregistration":false,"credits":2.5,"gradeScaleId":"sis-hyl-hyv","gradeId":1,
                 "attainmentDate":"2026-03-04","personId":"tuni-person-700000","courseUnitId":"otm-MC-101"}
                """);
        if (value == null) {
            node.remove(field);
        } else {
            node.set(field, json.readTree(value));
        }
        SisuService service = new SisuService(sis);
        References.Known references = new References().of(sis);
        references.refresh(service);

        JsonRecord attainment = JsonRecords.within(10).one(json.writeValueAsBytes(node), AttainmentFields.SHAPE);
        assertThat(describe(new AttainmentMapper(sis, service, references).map(attainment, () -> "ordinal:0:0")))
                .contains(expected);
    }

    private static String describe(AttainmentMapper.Mapped mapped) {
        return switch (mapped) {
            case AttainmentMapper.Mapped.Rejected rejected ->
                rejected.rejected().reason();
            case AttainmentMapper.Mapped.NoResult none -> "NONE";
            case AttainmentMapper.Mapped.Event event ->
                switch (event.event()) {
                    case eu.passerelle.connectors.CompletionEvent.Withdrawn withdrawn -> "WITHDRAWN";
                    case eu.passerelle.connectors.CompletionEvent.Reported reported -> {
                        var grade = java.util.Objects.requireNonNull(
                                reported.completion().grade());
                        var credits = reported.completion().credits();
                        yield grade.outcome() + " " + grade.raw() + " " + grade.scale() + " "
                                + (credits == null ? "-" : credits.value().toPlainString());
                    }
                };
        };
    }
}
