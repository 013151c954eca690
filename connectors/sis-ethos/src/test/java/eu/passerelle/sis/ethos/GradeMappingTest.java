package eu.passerelle.sis.ethos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.json.JsonRecords;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Grade;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedLearner;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.ethos.EthosSimulator;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fields of grades, persons and settings, row by row. */
class GradeMappingTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"credit":{"attemptedCredit":5,"earnedCredit":5}}       | PASSED
            {"credit":{"attemptedCredit":5,"earnedCredit":"2.5"}}   | PASSED
            {"credit":{"attemptedCredit":5,"earnedCredit":0}}       | FAILED
            {"credit":{"attemptedCredit":5,"earnedCredit":0.0}}     | FAILED
            {"credit":{"attemptedCredit":0,"earnedCredit":0}}       | UNKNOWN
            {"credit":{"earnedCredit":0}}                           | UNKNOWN
            {"credit":{"attemptedCredit":5}}                        | UNKNOWN
            {"credit":null}                                         | UNKNOWN
            {}                                                      | UNKNOWN
            """)
    void tellsTheOutcomeByCreditsEarned(String grade, Grade.Outcome outcome) throws Unreadable {
        assertThat(GradeMapper.Credit.of(grade(grade)).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"credit":{"earnedCredit":-1}}
            {"credit":{"earnedCredit":"five"}}
            {"credit":{"earnedCredit":1e999999999}}
            {"credit":{"attemptedCredit":12345678,"earnedCredit":1}}
            """)
    void refusesCreditsThatAreNone(String grade) {
        assertThatThrownBy(() -> GradeMapper.Credit.of(grade(grade))).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-01                | 2026-03-01
            2026-06-01T23:30:00Z      | 2026-06-02
            2026-01-31T10:00:00+00:00 | 2026-01-31
            2026-01-31T10:00:00       | 2026-01-31
            """)
    void readsTheDayInTheUniversitysZone(String recorded, String day) throws Unreadable {
        TranscriptGrade grade = grade("{\"recordedOn\":\"" + recorded + "\"}");

        assertThat(GradeMapper.day(grade.recordedOn(), Dublin.UNIVERSITY.zone()))
                .hasToString(day);
    }

    @ParameterizedTest
    @CsvSource({"31/02/2026", "2026-02-30", "0001-01-01", "9999-12-31", "''"})
    void refusesADayThatIsNone(String recorded) {
        TranscriptGrade grade = grade("{\"recordedOn\":\"" + recorded + "\"}");

        assertThatThrownBy(() -> GradeMapper.day(grade.recordedOn(), Dublin.UNIVERSITY.zone()))
                .isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({"STD,,ie-0-100", "OTHER,,unknown", ",guid-1,pass-fail", "STD,guid-1,ie-0-100", ",,unknown"})
    void namesTheScaleOfAGradeScheme(@Nullable String code, @Nullable String id, String scale) {
        EthosSettings settings = new EthosSettings(
                URI.create("https://ethos.example"),
                new EthosSettings.Auth(new eu.passerelle.connectors.Secret("k")),
                null,
                null,
                Map.of("STD", "ie-0-100", "guid-1", "pass-fail"),
                null,
                null,
                null,
                null,
                null);

        assertThat(settings.scale(id, code)).isEqualTo(scale);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"names":[{"firstName":"Aoife","lastName":"Byrne"}]}                                                       | Aoife Byrne
            {"names":[{"firstName":"Eve","middleName":"Mary","lastNamePrefix":"van 't","lastName":"Hoff"}]}            | Eve Mary van 't Hoff
            {"names":[{"firstName":"Legal","lastName":"Name"},{"preference":"preferred","firstName":"Pat","lastName":"Name"}]} | Pat Name
            {"names":[{"fullName":"Plato"}]}                                                                           | Plato
            """)
    void readsThePreferredName(String person, String full) throws Unreadable {
        assertThat(persons().learner(json(person)).name().full()).isEqualTo(full);
    }

    @Test
    void refusesAPersonWithoutAName() {
        assertThatThrownBy(() -> persons().learner(json("{\"names\":[]}"))).isInstanceOf(Unreadable.class);
    }

    private static PersonMapper persons() {
        return new PersonMapper(Dublin.UNIVERSITY.organisation());
    }

    @Test
    void readsIdentifiersRecognitionAndUnitsOfAWholeGrade() {
        Campus campus = new Campus("monterrey", "tec.mx", "es", 40, 400, 5);
        try (var ethos = new EthosSimulator(0, campus, Dublin.API_KEY, EthosSimulator.SEVENTY_PASSES)) {
            EthosSettings settings = inUnidades(ethos.address());

            Reading reading = Reading.of(new EthosConnector(), Dublin.sis(settings), Watermark.NONE);

            SimulatedResult result = campus.results().stream()
                    .filter(one -> one.kind() == SimulatedResult.Kind.RECOGNISED && one.passed())
                    .findFirst()
                    .orElseThrow();
            SimulatedLearner learner = campus.learners().get(result.learner());
            Completion completion = Objects.requireNonNull(reading.reported().get(ethos.gradeId(result.id())))
                    .completion();
            assertThat(completion.recognisedFrom()).isEqualTo("unknown");
            assertThat(completion.opportunityCode()).startsWith("MC1");
            assertThat(completion.grade())
                    .isEqualTo(new Grade(
                            EthosSimulator.SEVENTY_PASSES.get(result.grade()), "mx-1-100", Grade.Outcome.PASSED));
            assertThat(completion.credits()).satisfies(credits -> {
                assertThat(Objects.requireNonNull(credits).unit()).isEqualTo("unidades");
                assertThat(credits.ects()).isNull();
            });
            assertThat(completion.learner().identifier(LearnerIdentifier.Kind.ESI))
                    .contains(learner.esi());
            assertThat(completion.learner().identifier(LearnerIdentifier.Kind.LOCAL))
                    .contains(learner.number());
            assertThat(completion.learner().identifier(LearnerIdentifier.Kind.WALLET))
                    .contains(learner.walletAddress());
            assertThat(completion.learner().identifier(LearnerIdentifier.Kind.EMAIL))
                    .contains(learner.email());
        }
    }

    private static EthosSettings inUnidades(URI base) {
        return new EthosSettings(
                base,
                new EthosSettings.Auth(new eu.passerelle.connectors.Secret(Dublin.API_KEY)),
                null,
                "mx-1-100",
                null,
                "unidades",
                null,
                null,
                null,
                null);
    }

    private static TranscriptGrade grade(String text) {
        return new TranscriptGrade(JsonRecords.within(10).one(text.getBytes(UTF_8), TranscriptGrade.SHAPE));
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }
}
