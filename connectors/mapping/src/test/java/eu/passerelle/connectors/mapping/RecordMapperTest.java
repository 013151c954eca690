package eu.passerelle.connectors.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearnerIdentifier.Kind;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PersonName;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a raw record to a completion, by settings alone. */
class RecordMapperTest {

    private static final Map<String, String> AS_IS = Map.of();

    @Test
    void fillsEveryFieldThatIsMapped() {
        Completion completion = Kaunas.completion(Kaunas.map(AS_IS, AS_IS));

        assertThat(completion)
                .isEqualTo(new Completion(
                        new CompletionKey("kaunas", "4711"),
                        new Learner(
                                List.of(PersonName.of("Žydrūnė", "Kazlauskaitė")),
                                LocalDate.of(1999, 2, 1),
                                List.of(
                                        new LearnerIdentifier(Kind.LOCAL, "700001", "kaunas.example"),
                                        new LearnerIdentifier(Kind.EMAIL, "a@kaunas.example", null),
                                        new LearnerIdentifier(Kind.EMAIL, "b@kaunas.example", null))),
                        "MC-1",
                        new LocalizedText(Map.of("lt", "Duomenys", "en", "Data")),
                        Completion.State.FINAL,
                        new Grade("8,50", "lt-1-10", Grade.Outcome.PASSED),
                        Credits.ects(new BigDecimal("1250.5")),
                        LocalDate.of(2026, 4, 3),
                        null,
                        null,
                        null,
                        null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    person | {"first": "A"}         | A
                    day    | "28.02.2026"           | 2026-02-28
                    mark   | 7.50                   | 7.50
                    id     | "x y"                  | x y
                    status | "-"                    | UNKNOWN
                    """)
    void readsVariants(String key, String json, String expected) {
        Completion completion = Kaunas.completion(Kaunas.map(AS_IS, Map.of(key, json)));

        assertThat(String.join(
                        " ; ",
                        completion.learner().name().full(),
                        completion.completedOn().toString(),
                        String.valueOf(completion.grade()),
                        completion.key().sourceKey()))
                .contains(expected);
        assertThat(completion.unresolved()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    id     | null                   | no key
                    day    | null                   | no date
                    day    | "31.02.2026"           | completedOn' is no date
                    day    | "2026-04-03"           | completedOn' is no date
                    day    | "03.04.1026"           | completedOn' is no date
                    person | {}                     | no learner
                    person | {"first": ["A", "B"]}  | several values
                    points | "1.25"                 | credits.value' is no number
                    points | "12.5000,0"            | credits.value' is no number
                    points | "-3"                   | plausible
                    points | "1e9"                  | credits.value' is no number
                    course | {"names": []}          | neither title nor code
                    course | {"names": [{"l": 1}]}  | JSONata error
                    """)
    void rejectsWhatDoesNotFit(String key, String json, String reason) {
        RejectedRecord rejected = Kaunas.rejected(Kaunas.map(AS_IS, Map.of(key, json)));

        assertThat(rejected.reason()).contains(reason).doesNotContain("Kazlauskaitė", "700001", "1.25");
        assertThat(rejected.repair()).isNotBlank();
        assertThat(rejected.raw().content()).isNotEmpty();
        assertThat(rejected.sourceKey()).matches(key.equals("id") ? "sha256:\\p{XDigit}{64}" : "4711");
    }

    @Test
    void passesOverWhatIsNotSelected() {
        assertThat(Kaunas.map(AS_IS, Map.of("kind", "\"enrolment\""))).isInstanceOf(MappedRecord.PassedOver.class);
    }

    @Test
    void withdrawsWhatTheSourceTakesBack() {
        assertThat(Kaunas.map(AS_IS, Map.of("status", "\"W\"")))
                .isInstanceOfSatisfying(
                        MappedRecord.Event.class,
                        event -> assertThat(event.event())
                                .isInstanceOf(CompletionEvent.Withdrawn.class)
                                .extracting(withdrawn -> withdrawn.key().sourceKey())
                                .isEqualTo("4711"));
    }

    @ParameterizedTest
    @CsvSource({"03.04.2026,PASSED", "30.06.2026,PASSED", "01.07.2026,FAILED"})
    void readsCodesAsTheyWereValidOnTheDay(String day, Grade.Outcome outcome) {
        Completion completion = Kaunas.completion(Kaunas.map(AS_IS, Map.of("day", '"' + day + '"')));

        assertThat(completion.grade()).isEqualTo(new Grade("8,50", "lt-1-10", outcome));
    }

    @ParameterizedTest
    @CsvSource({"X", "P", "g"})
    void neverGuessesUnknownAndUnreviewedCodes(String code) {
        Completion completion = Kaunas.completion(Kaunas.map(AS_IS, Map.of("status", '"' + code + '"')));

        assertThat(completion.unresolved()).containsExactly("outcome '" + code + "'");
        assertThat(completion.grade()).isEqualTo(new Grade("8,50", "lt-1-10", Grade.Outcome.UNKNOWN));
    }

    @Test
    void takesAnUnknownStateForProvisional() {
        Completion completion = Kaunas.completion(Kaunas.map(Map.of("state", "\"$code('state', status)\""), AS_IS));

        assertThat(completion.state()).isEqualTo(Completion.State.PROVISIONAL);
        assertThat(completion.unresolved()).containsExactly("state 'G'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    state          | "'FINAL'"             | FINAL
                    state          | "status = 'G'"        | FINAL
                    state          | "status = 'H'"        | PROVISIONAL
                    recognisedFrom | "status = 'G'"        | unknown
                    recognisedFrom | "'Elsewhere'"         | Elsewhere
                    language       | "'eng'"               | en
                    partOf         | "course.code"         | MC-1
                    awardingBody   | {"en": "'Clinic'"}    | Clinic
                    scope          | "$file & '-'"         | a.csv-
                    """)
    void mapsTheOptionalFields(String key, String json, String expected) {
        MappedRecord mapped = Kaunas.map(Map.of(key, json), AS_IS);

        assertThat(mapped)
                .isInstanceOfSatisfying(
                        MappedRecord.Event.class,
                        event -> assertThat(shown(event)).contains(expected));
    }

    private static List<String> shown(MappedRecord.Event event) {
        CompletionEvent.Reported reported = (CompletionEvent.Reported) event.event();
        Completion c = reported.completion();
        return List.of(
                c.state().name(),
                String.valueOf(c.recognisedFrom()),
                String.valueOf(c.language()),
                String.valueOf(c.partOf()),
                c.awardingBody() == null ? "" : c.awardingBody().in("en"),
                reported.scope());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    state         | "'open'"          | state'
                    select        | "'yes'"           | select'
                    grade         | {"raw": "mark", "scale": "'x'", "outcome": "status"} | grade.outcome'
                    """)
    void rejectsWordsThatTheHubDoesNotKnow(String key, String json, String reason) {
        assertThat(Kaunas.rejected(Kaunas.map(Map.of(key, json), AS_IS)).reason())
                .contains(reason);
    }
}
