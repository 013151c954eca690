package eu.passerelle.sis.fs;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.JsonRecords;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** One field changed at a time in a result that is otherwise whole. */
class ResultMappingTest {

    private static final String WHOLE = """
            {"id":"r1","erGyldig":true,"erKunngjort":true,"erOppnadd":true,
             "tidspunktOpprettet":"2026-06-30T22:30:00Z",
             "gjeldendeVekting":{"verdi":7.5,"vektingstype":{"kode":"SP"}},
             "karakter":{"bokstavEllerUgradert":true,"navnAlleSprak":{"nb":"C","en":"C"}},
             "vurderingsresultatstatus":{"kode":"B","erBestatt":true},
             "emne":{"kode":"MC-100","navnAlleSprak":{"nb":"Dataetikk","en":"Data Ethics"}},
             "larested":{"organisasjonskode":"217"},"opprinneligLarested":null,"parents":[],
             "student":{"studentnummer":"17","personProfil":{"navn":{"fornavn":"Åse","etternavn":"Løvås"}}}}
            """;

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", textBlock = """
            # field                    ; value                                                          ; what it becomes
            id                         ; -                                                              ; `no id`
            erGyldig                   ; false                                                          ; WITHDRAWN
            erGyldig                   ; null                                                           ; `whether it is valid`
            erOppnadd                  ; false                                                          ; PROVISIONAL PASSED C no-a-f 7.5 studiepoeng
            erOppnadd                  ; null                                                           ; FINAL PASSED C no-a-f 7.5 studiepoeng
            tidspunktOpprettet         ; `"2026-06-30"`                                                 ; `not a date and time`
            tidspunktOpprettet         ; `"0001-01-01T00:00:00Z"`                                       ; `not plausible`
            tidspunktOpprettet         ; -                                                              ; `no tidspunktOpprettet`
            gjeldendeVekting           ; null                                                           ; FINAL PASSED C no-a-f - -
            gjeldendeVekting           ; `{"verdi":2,"vektingstype":{"kode":"VT"}}`                      ; FINAL PASSED C no-a-f 2 vt
            gjeldendeVekting           ; `{"verdi":-2,"vektingstype":{"kode":"SP"}}`                     ; `plausible amount`
            gjeldendeVekting           ; `{"verdi":1e999999}`                                            ; `plausible amount`
            karakter                   ; `{"bokstavEllerUgradert":false,"navnAlleSprak":{"nb":"2,3"}}`   ; FINAL PASSED 2,3 unknown 7.5 studiepoeng
            karakter                   ; null                                                           ; FINAL PASSED B unknown 7.5 studiepoeng
            vurderingsresultatstatus   ; `{"kode":"S","erBestatt":false}`                                ; FINAL FAILED C no-a-f 7.5 studiepoeng
            vurderingsresultatstatus   ; null                                                           ; FINAL UNKNOWN C no-a-f 7.5 studiepoeng
            emne                       ; null                                                           ; `names no course`
            student                    ; null                                                           ; `names no student`
            """)
    void mapsOrRefuses(String field, String value, String expected) {
        ObjectNode node = (ObjectNode) FsService.JSON.readTree(WHOLE);
        if (value == null) {
            node.remove(field);
        } else {
            node.set(field, FsService.JSON.readTree(value));
        }

        assertThat(describe(mapper().map(record(node), () -> "page:0:0", null))).contains(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", textBlock = """
            `{"organisasjonskode":"217"}`                                             ; -
            `{"organisasjonskode":"201"}`                                             ; 201
            `{"organisasjonskode":"201","navnAlleSprak":{"nb":"Univ. i Bergen"}}`     ; Univ. i Bergen
            """)
    void tellsWhereARecognisedResultComesFrom(String origin, String expected) {
        ObjectNode node = (ObjectNode) FsService.JSON.readTree(WHOLE);
        node.set("opprinneligLarested", FsService.JSON.readTree(origin));
        node.set("parents", FsService.JSON.readTree("[{\"id\":\"whole\"}]"));

        ResultMapper.Mapped.Event event = (ResultMapper.Mapped.Event) mapper().map(record(node), () -> "", null);
        Completion completion = ((CompletionEvent.Reported) event.event()).completion();

        assertThat(completion.recognisedFrom()).isEqualTo(expected);
        assertThat(completion.partOf()).isEqualTo("whole");
        assertThat(completion.completedOn()).as("half past midnight in Oslo").isEqualTo("2026-07-01");
        assertThat(completion.title().byLanguage()).containsOnlyKeys("nb", "en");
    }

    private static JsonRecord record(ObjectNode node) {
        return JsonRecords.within(10).one(FsService.JSON.writeValueAsBytes(node), ResultFields.SHAPE);
    }

    private static ResultMapper mapper() {
        var sis = Stavanger.sis(Stavanger.settings(URI.create("http://localhost/"), "x"));
        return new ResultMapper(sis);
    }

    private static String describe(ResultMapper.Mapped mapped) {
        return switch (mapped) {
            case ResultMapper.Mapped.Rejected rejected -> rejected.rejected().reason();
            case ResultMapper.Mapped.Event event ->
                switch (event.event()) {
                    case CompletionEvent.Withdrawn withdrawn -> "WITHDRAWN";
                    case CompletionEvent.Reported reported -> describe(reported.completion());
                };
        };
    }

    private static String describe(Completion completion) {
        Grade grade = java.util.Objects.requireNonNull(completion.grade());
        Credits credits = completion.credits();
        return completion.state() + " " + grade.outcome() + " " + grade.raw() + " " + grade.scale() + " "
                + (credits == null ? "- -" : credits.value().toPlainString() + " " + credits.unit());
    }
}
