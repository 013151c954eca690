package eu.passerelle.sis.ooapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.JsonRecords;
import eu.passerelle.model.Grade;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results of both versions, row by row. */
class ResultMappingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            V5 | 1-10              | {"state":"completed","pass":"passed","score":"7.5","resultDate":"2026-03-01"}          | FINAL       | PASSED  | nl-1-10    | 7.5    | 2026-03-01
            V5 | 1-10              | {"state":"completed","pass":"failed","score":"4,9","resultDate":"2026-03-01"}          | FINAL       | FAILED  | nl-1-10    | 4,9    | 2026-03-01
            V5 | 1-10              | {"state":"in progress","pass":"unknown","score":"8","resultDate":"2026-03-01"}         | PROVISIONAL | UNKNOWN | nl-1-10    | 8      | 2026-03-01
            V5 | 1-10              | {"state":"completed","pass":"passed","score":8,"resultDate":"2026-03-01"}              | FINAL       | PASSED  | nl-1-10    | 8      | 2026-03-01
            V5 | pass-or-fail      | {"state":"completed","pass":"passed","score":"V","resultDate":"2026-03-01"}            | FINAL       | PASSED  | pass-fail  | V      | 2026-03-01
            V5 | 1-10              | {"state":"completed","pass":"passed","resultDate":"2026-03-01"}                        | FINAL       | PASSED  | pass-fail  | passed | 2026-03-01
            V5 | US letter         | {"state":"completed","score":"B+","resultDate":"2026-03-01"}                           | FINAL       | UNKNOWN | us-letter  | B+     | 2026-03-01
            V5 | 0-100             | {"state":"completed","pass":"x-maybe","score":"55","resultDate":"2026-03-01"}          | FINAL       | UNKNOWN | 0-100      | 55     | 2026-03-01
            V5 |                   | {"state":"completed","pass":"passed","score":"cum laude","resultDate":"2026-03-01"}    | FINAL       | PASSED  | unknown    | cum laude | 2026-03-01
            V5 | 1-10              | {"state":"completed","pass":"passed","score":"7","resultDate":"2026-03-01","consumers":[{"consumerKey":"nl-test-admin","final":false}]} | PROVISIONAL | PASSED | nl-1-10 | 7 | 2026-03-01
            V6 | grade_0_10        | {"state":"completed","pass":"passed","score":"7","final":true,"resultDateTime":"2026-03-01T23:30:00Z"} | FINAL | PASSED | nl-1-10 | 7 | 2026-03-02
            V6 | grade_0_10        | {"state":"completed","pass":"passed","score":"7","final":false,"resultDateTime":"2026-03-01T10:00:00+01:00"} | PROVISIONAL | PASSED | nl-1-10 | 7 | 2026-03-01
            V6 | grade_0_10        | {"state":"completed","pass":"passed","score":"7","resultDateTime":"2026-03-01T10:00:00+01:00"} | PROVISIONAL | PASSED | nl-1-10 | 7 | 2026-03-01
            V6 | grade_0_10        | {"state":"in_progress","pass":"passed","score":"7","final":true,"resultDateTime":"2026-03-01T10:00:00+01:00"} | PROVISIONAL | PASSED | nl-1-10 | 7 | 2026-03-01
            V6 | grade_0_10_one_decimal | {"state":"completed","pass":"failed","score":"5.4","final":true,"resultDateTime":"2026-03-01"} | FINAL | FAILED | nl-1-10 | 5.4 | 2026-03-01
            V6 | de_grade          | {"state":"completed","pass":"passed","score":"2","final":true,"resultDateTime":"2026-03-01T10:00:00+01:00"} | FINAL | PASSED | de-1-6 | 2 | 2026-03-01
            V6 | reference_level_europass | {"state":"completed","pass":"passed","score":"B2","final":true,"resultDateTime":"2026-03-01T10:00:00+01:00"} | FINAL | PASSED | cefr | B2 | 2026-03-01
            V6 | x-new             | {"state":"completed","pass":"passed","score":"gold","final":true,"resultDateTime":"2026-03-01T10:00:00+01:00"} | FINAL | PASSED | unknown | gold | 2026-03-01
            """)
    void readsState(
            OoapiVersion version,
            @Nullable String valueType,
            String json,
            String state,
            Grade.Outcome outcome,
            String scale,
            String raw,
            String day)
            throws Unreadable {
        JsonRecord association = association(json);
        ResultMapper mapper = mapper(version);

        assertThat(mapper.state(association).name()).isEqualTo(state);
        assertThat(mapper.grade(association, valueType)).isEqualTo(new Grade(raw, scale, outcome));
        assertThat(mapper.day(association)).hasToString(day);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"state":"completed","pass":"passed","score":"zeven","resultDate":"2026-03-01"}  | not on the scale nl-1-10
            {"state":"completed","pass":"passed","score":"11","resultDate":"2026-03-01"}     | not on the scale nl-1-10
            {"state":"completed","pass":"passed","score":"1e9","resultDate":"2026-03-01"}    | not on the scale nl-1-10
            {"state":"completed","pass":"unknown","resultDate":"2026-03-01"}                 | neither scored nor passed nor failed
            {"state":"x-lost","pass":"passed","score":"7","resultDate":"2026-03-01"}         | no word of the standard
            {"pass":"passed","score":"7","resultDate":"2026-03-01"}                          | no word of the standard
            {"state":"completed","pass":"passed","score":"7"}                                | no date
            {"state":"completed","pass":"passed","score":"7","resultDate":"01-03-2026"}      | not a date
            {"state":"completed","pass":"passed","score":"7","resultDate":"0026-03-01"}      | not plausible
            """)
    void saysWhyAResultIsUnreadable(String json, String reason) {
        JsonRecord association = association(json);
        ResultMapper mapper = mapper(OoapiVersion.V5);

        assertThatThrownBy(() -> {
                    mapper.state(association);
                    mapper.grade(association, "1-10");
                    mapper.day(association);
                })
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("zeven");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"state":"in progress","pass":"unknown"} | false
            {"state":"queued"}                       | false
            {"state":"postponed","score":"6"}        | true
            {"state":"in progress","pass":"passed"}  | true
            {"state":"completed"}                    | true
            null                                     | false
            """)
    void knowsWhetherAnythingWasJudged(String json, boolean there) {
        assertThat(ResultMapper.isThere(association(json))).isEqualTo(there);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"ext":{"recognisedFrom":"Aalborg University"}}                                  | Aalborg University
            {"ext":{"recognisedFrom":true}}                                                  | unknown
            {"ext":{"recognisedFrom":false}}                                                 |
            {"consumers":[{"consumerKey":"passerelle","recognisedFrom":"KTU"}]}              | KTU
            {"consumer":{"consumerKey":"passerelle","recognisedFrom":"KTU"}}                 | KTU
            {"comment":"recognisedFrom"}                                                     |
            """)
    void knowsWhereARecognisedResultComesFrom(String json, @Nullable String from) {
        assertThat(mapper(OoapiVersion.V6).recognisedFrom(association(json))).isEqualTo(from);
    }

    private static JsonRecord association(String result) {
        return JsonRecords.within(64).one(("{\"result\":" + result + "}").getBytes(UTF_8), AssociationFields.SHAPE);
    }

    private static ResultMapper mapper(OoapiVersion version) {
        return new ResultMapper(
                OoapiSettings.of(URI.create("https://ooapi.example"), version, null), Twente.UNIVERSITY.zone());
    }
}
