package eu.passerelle.sis.esse3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.JsonRecords;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.PersonName;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Rows of both versions of the service, each as its changes to a passed one. */
class RowMappingTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Learner LEARNER = new Learner(List.of(PersonName.of("Mario", "Rossi")), null, List.of());

    private final RowMapper mapper =
            new RowMapper(Trento.UNIVERSITY, Trento.settings(URI.create("https://esse3.example"), "x", null));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"esito":{"modValCod":{"value":"V"},"voto":30,"lodeFlg":0,"dataEsa":"15/06/2018 00:00:00"}} | FINAL       | PASSED | it-18-30 | 30
            {"esito":{"modValCod":"V","voto":30,"lodeFlg":1,"supEsaFlg":1,"dataEsa":"15/06/2018"}}     | FINAL       | PASSED | it-18-30 | 30 e lode
            {"esito":{"modValCod":"V","voto":18.0,"dataEsa":"15/06/2018"}}                             | FINAL       | PASSED | it-18-30 | 18
            {"stato":"S","esito":{"modValCod":"V","voto":24,"dataEsa":"15/06/2018"}}                   | FINAL       | PASSED | it-18-30 | 24
            {"esito":{"modValCod":"G","voto":null,"tipoGiudCod":"IDO","tipoGiudDes":"Idoneo","dataEsa":"15/06/2018"}} | FINAL | PASSED | it-18-30 | Idoneo
            {"esito":{"modValCod":"G","tipoGiudCod":"OTT","tipoGiudDes":"","dataEsa":"15/06/2018"}}    | FINAL       | PASSED | unknown  | OTT
            {"statoDes":"Superata","esito":{"modValCod":"N","dataEsa":"15/06/2018"}}                   | FINAL       | PASSED | unknown  | Superata
            {"gruppoVotoMaxVoto":70,"esito":{"modValCod":"V","voto":66,"dataEsa":"15/06/2018"}}        | FINAL       | PASSED | unknown  | 66
            {"stato":{"value":"F"},"superataFlg":1,"esito":{"modValCod":"V","voto":27,"supEsaFlg":1,"dataEsa":"15/06/2018"}} | PROVISIONAL | PASSED | it-18-30 | 27
            {"stato":"F","superataFlg":0,"esito":{"modValCod":"V","voto":12,"supEsaFlg":0,"dataEsa":"15/06/2018"}} | FINAL | FAILED | it-18-30 | 12
            {"stato":"F","esito":{"modValCod":"G","supEsaFlg":0,"tipoGiudCod":"NI","tipoGiudDes":"Non idoneo","dataEsa":"15/06/2018"}} | FINAL | FAILED | it-18-30 | Non idoneo
            """)
    void readsStateAndGrade(String changes, Completion.State state, Grade.Outcome outcome, String scale, String raw)
            throws Unreadable {
        JsonRecord row = row(changes);

        assertThat(RowMapper.isResult(row)).isTrue();
        Completion completion = mapper.completion(row, LEARNER);
        assertThat(completion.state()).isEqualTo(state);
        assertThat(completion.grade()).isEqualTo(new Grade(raw, scale, outcome));
        assertThat(completion.completedOn()).isEqualTo("2018-06-15");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"stato\":{\"value\":\"P\"}}",
                "{\"stato\":\"F\",\"esito\":{\"modValCod\":\"V\",\"voto\":null,\"lodeFlg\":0,\"dataEsa\":\"\"}}",
                "{\"stato\":\"F\",\"superataFlg\":0,\"esito\":{\"supEsaFlg\":0,\"dataEsa\":\"\",\"voto\":null}}",
                "{\"stato\":\"F\",\"esito\":{\"supEsaFlg\":null,\"dataEsa\":\"15/06/2018\",\"voto\":28}}"
            })
    void passesOverActivitiesThatWereNotJudged(String changes) throws Unreadable {
        assertThat(RowMapper.isResult(row(changes))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"ricId":0}    |
            {"ricId":null} |
            {"ricId":1}    |
            {"ricId":3}    |
            {"ricId":2}    | unknown
            {"ricId":4}    | unknown
            {"ricId":7731} | unknown
            """)
    void tellsRecognitionOfAnActivityFromThatOfAttendance(String changes, @Nullable String from) throws Unreadable {
        assertThat(mapper.completion(row(changes), LEARNER).recognisedFrom()).isEqualTo(from);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"ragId":null}   |
            {"ragId":5057980}|
            {"ragId":4000001}| 4000001
            """)
    void namesTheGroupThatAnExaminationBelongsTo(String changes, @Nullable String group) throws Unreadable {
        assertThat(mapper.completion(row(changes), LEARNER).partOf()).isEqualTo(group);
    }

    @ParameterizedTest
    @CsvSource({"{\"peso\":12}|12", "{\"peso\":2.5}|2.5", "{\"peso\":6.00}|6", "{\"peso\":\"9\"}|9"})
    void readsCfuAsEcts(String row) throws Unreadable {
        String[] parts = row.split("\\|");

        assertThat(Objects.requireNonNull(
                        mapper.completion(row(parts[0]), LEARNER).credits()))
                .satisfies(credits -> {
                    assertThat(credits.unit()).isEqualTo("cfu");
                    assertThat(credits.ects()).isEqualByComparingTo(parts[1]);
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"adsceId":null}                                      | adsceId
            {"adCod":"","adDes":""}                               | adDes
            {"stato":{}}                                          | stato
            {"peso":-3}                                           | peso
            {"peso":"1e9"}                                        | peso
            {"esito":{"supEsaFlg":0,"voto":30,"dataEsa":"15/06/2018"}} | supEsaFlg
            {"esito":{"modValCod":"V","voto":31,"dataEsa":"15/06/2018"}} | voto
            {"esito":{"modValCod":"V","voto":-1,"dataEsa":"15/06/2018"}} | voto
            {"esito":{"modValCod":"V","voto":"trenta","dataEsa":"15/06/2018"}} | voto
            {"esito":{"modValCod":"V","voto":30,"dataEsa":""}}    | dataEsa
            {"esito":{"modValCod":"V","voto":30,"dataEsa":"31/02/2018"}} | dataEsa
            {"esito":{"modValCod":"V","voto":30,"dataEsa":"2018-06-15"}} | dataEsa
            {"esito":{"modValCod":"V","voto":30,"dataEsa":"01/01/0001 00:00:00"}} | dataEsa
            """)
    void refusesARowThatCannotBe(String changes, String words) {
        assertThatThrownBy(() -> {
                    JsonRecord row = row(changes);
                    RowMapper.isResult(row);
                    mapper.completion(row, LEARNER);
                })
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining(words);
    }

    /** A passed row of the shape that was seen, with these members instead of its own. */
    private static JsonRecord row(String changes) {
        String passed = """
                {"adsceId":5057980,"adCod":"004GI","adDes":"DIRITTO COSTITUZIONALE","peso":12,"ricId":0,"ragId":null,
                 "gruppoVotoMaxVoto":30,"stato":{"value":"S"},"statoDes":"Superata","superataFlg":null,
                 "esito":{"dataEsa":"15/06/2018 00:00:00","lodeFlg":0,"modValCod":{"value":"V"},"supEsaFlg":null,
                          "tipoGiudCod":"","voto":30}}""";
        var row = (tools.jackson.databind.node.ObjectNode) JSON.readTree(passed);
        JSON.readTree(changes).properties().forEach(change -> row.set(change.getKey(), change.getValue()));
        return JsonRecords.within(10).one(JSON.writeValueAsBytes(row), RowFields.SHAPE);
    }
}
