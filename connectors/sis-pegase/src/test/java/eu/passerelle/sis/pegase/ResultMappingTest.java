package eu.passerelle.sis.pegase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.JsonRecords;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.PersonName;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is published of an element, row by row: each row is an unpublished element with these members. */
class ResultMappingTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PATH = "F-ING>F-A4>UE1";
    private static final Cursus CURSUS = new Cursus(
            "ETAB00", "PER-2026", "F-ING>F-A4", LocalDate.of(2026, 9, 1), Map.of(PATH, new BigDecimal("5.0")));
    private static final Learner LEARNER = new Learner(List.of(PersonName.of("Lucie", "Martin")), null, List.of());

    private static ResultMapper mapper(@Nullable List<String> periods) {
        return new ResultMapper("insa", Insa.settings(URI.create("https://pegase.example/"), "x", periods));
    }

    private static Completion completion(JsonRecord row) throws Unreadable {
        return mapper(null).completion(row, "key", LEARNER, CURSUS, null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"publieEvaluationsFinales":true,"noteFinale":15.092,"delibereFinales":true,"resultatFinal":{"code":"TRE001","libelleCourt":"ADM"}} | FINAL       | PASSED  | 15.092
            {"publieEvaluationsFinales":true,"noteFinale":9.5,"delibereFinales":true,"resultatFinal":{"code":"TRE003","libelleCourt":"ADMC"}}   | FINAL       | PASSED  | 9.5
            {"publieEvaluationsFinales":true,"noteFinale":8,"delibereFinales":true,"resultatFinal":{"code":"TRE002","libelleCourt":"AJ"}}       | FINAL       | FAILED  | 8
            {"publieEvaluationsFinales":true,"noteFinale":16.000,"delibereFinales":null,"resultatFinal":{"libelleCourt":"ADM"}}                 | FINAL       | PASSED  | 16.000
            {"publieEvaluationsFinales":true,"noteFinale":16,"delibereFinales":false,"resultatFinal":{"libelleCourt":"ADM"}}                    | PROVISIONAL | PASSED  | 16
            {"publieEvaluationsFinales":true,"noteFinale":null,"noteRetenue":11,"resultatFinal":{"libelleCourt":"ADM"}}                         | FINAL       | PASSED  | 11
            {"publieEvaluationsFinales":true,"resultatFinal":{"code":"TRE001","libelleCourt":"ADM"}}                                            | FINAL       | PASSED  | ADM
            {"publieEvaluationsFinales":true,"noteFinale":12,"resultatFinal":{"code":"TRE010","libelleCourt":"VALID"}}                          | FINAL       | PASSED  | 12
            {"publieEvaluationsFinales":true,"noteFinale":0,"resultatFinal":{"code":"TRE011","libelleCourt":"DEF"}}                             | FINAL       | FAILED  | 0
            {"publieEvaluationsFinales":true,"noteFinale":12,"resultatFinal":{"code":"TRE099","libelleCourt":"NOUVEAU"}}                        | FINAL       | UNKNOWN | 12
            {"publieEvaluationsFinales":true,"noteFinale":12,"resultatFinal":null}                                                              | FINAL       | UNKNOWN | 12
            {"publieSession1":true,"noteSession1":13.5,"resultatSession1":{"libelleCourt":"ADM"}}                                               | PROVISIONAL | PASSED  | 13.5
            {"publieSession1":true,"noteSession1":7,"resultatSession1":{"libelleCourt":"AJ"},"publieSession2":true,"noteSession2":11,"resultatSession2":{"libelleCourt":"ADM"}} | PROVISIONAL | PASSED | 11
            {"publieSession1":true,"noteSession1":7,"resultatSession1":{"libelleCourt":"AJ"},"publieEvaluationsFinales":true}                   | PROVISIONAL | FAILED  | 7
            """)
    void readsWhatIsPublishedLast(String members, Completion.State state, Grade.Outcome outcome, String raw)
            throws Unreadable {
        JsonRecord row = row(members);

        assertThat(ResultMapper.isResult(row)).isTrue();
        assertThat(completion(row).state()).isEqualTo(state);
        assertThat(completion(row).grade()).isEqualTo(new Grade(raw, "fr-0-20", outcome));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"publieSession1\":true}",
                "{\"publieSession1\":true,\"absenceSession1\":\"INJUSTIFIEE\"}",
                "{\"publieEvaluationsFinales\":true,\"absenceFinale\":\"JUSTIFIEE\"}",
                "{\"publieSession1\":false,\"noteSession1\":12,\"resultatSession1\":{\"libelleCourt\":\"ADM\"}}",
                "{\"publieEvaluationsFinales\":false,\"noteFinale\":12}"
            })
    void passesOverWhatIsNotPublished(String members) {
        assertThat(ResultMapper.isResult(row(members))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"noteFinale":12,"creditsEctsFinaux":6.5,"resultatFinal":{"libelleCourt":"ADM"}}  | 6.5
            {"noteFinale":12,"creditsEctsFinaux":null,"resultatFinal":{"libelleCourt":"ADM"}} | 5
            {"noteFinale":7,"creditsEctsFinaux":null,"resultatFinal":{"libelleCourt":"AJ"}}   |
            """)
    void givesCreditsAsAcquiredElseAsTheElementIsWorth(String members, @Nullable BigDecimal ects) throws Unreadable {
        var credits = completion(published(members)).credits();

        assertThat(credits == null ? null : credits.ects()).isEqualTo(ects);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"noteFinale":21}                | bareme
            {"noteFinale":-1}                | mark
            {"noteFinale":"douze"}           | mark
            {"noteFinale":1e999999999}       | mark
            {"noteFinale":12,"bareme":null}  | bareme
            {"noteFinale":12,"objetFeuille":{}} | code
            {"noteFinale":12,"creditsEctsFinaux":-6} | credits
            {"resultatFinal":{}}             | label
            """)
    void refusesAResultThatCannotBe(String members, String words) {
        assertThatThrownBy(() -> completion(published(members)))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource({"PER-2025, , true", "PER-2025, PER-2025, true", "PER-2025, PER-2026, false", "PER-2026, , false"})
    void tellsKeptCreditOnlyOnce(String keptFrom, @Nullable String read, boolean elsewhere) throws Unreadable {
        JsonRecord row =
                published("{\"noteFinale\":12,\"acquisCapitalise\":true,\"periodeAcquisCapitalise\":{\"code\":\""
                        + keptFrom + "\",\"dateDebut\":\"2025-09-01\"}}");

        assertThat(mapper(read == null ? null : List.of(read)).isToldElsewhere(row, CURSUS))
                .isEqualTo(elsewhere);
        assertThat(completion(row).completedOn()).isEqualTo("2025-09-01");
    }

    @ParameterizedTest
    @CsvSource({"TAM001,unknown", "TAM008,"})
    void tellsRecognitionByDeclaredArrangements(String arrangement, @Nullable String from) throws Unreadable {
        JsonRecord row = published("{\"noteFinale\":12,\"listeTypeAmenagement\":[{\"code\":\"" + arrangement + "\"}]}");

        assertThat(completion(row).recognisedFrom()).isEqualTo(from);
    }

    @ParameterizedTest
    @CsvSource({"20,fr-0-20", "10,unknown", "100,unknown"})
    void namesTheScaleByItsBareme(int bareme, String scale) throws Unreadable {
        JsonRecord row = published("{\"noteFinale\":9,\"bareme\":" + bareme + "}");

        assertThat(Objects.requireNonNull(completion(row).grade()).scale()).isEqualTo(scale);
    }

    private static JsonRecord published(String members) {
        return record(node(members).put("publieEvaluationsFinales", true));
    }

    private static JsonRecord row(String members) {
        return record(node(members));
    }

    private static JsonRecord record(ObjectNode node) {
        return JsonRecords.within(10).one(JSON.writeValueAsBytes(node), ElementFields.SHAPE);
    }

    private static ObjectNode node(String members) {
        ObjectNode row = (ObjectNode) JSON.reader()
                .with(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree("""
                        {"codeChemin":"F-ING>F-A4>UE1","objetFeuille":{"code":"UE1","libelleLong":"Unité 1"},"bareme":20,
                         "publieSession1":false,"publieSession2":false,"publieEvaluationsFinales":false,
                         "listeTypeAmenagement":[],"listeControle":[],"acquisCapitalise":false}""");
        JSON.reader()
                .with(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(members)
                .properties()
                .forEach(member -> row.set(member.getKey(), member.getValue()));
        return row;
    }
}
