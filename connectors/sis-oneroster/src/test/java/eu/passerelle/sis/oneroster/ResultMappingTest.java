package eu.passerelle.sis.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.KnownPerson;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.JsonRecords;
import eu.passerelle.connectors.json.SafeJson;
import eu.passerelle.model.Completion;
import eu.passerelle.model.LearnerIdentifier;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Line item 0 to 20, passed from half; text score F fails. */
class ResultMappingTest {

    private static final GradebookRules RULES = new GradebookRules(
            List.of("final"),
            "pt-0-20",
            Map.of("letters", "us-letter"),
            new BigDecimal("0.5"),
            List.of("F", "NP"),
            Map.of("EuropeanId", LearnerIdentifier.Kind.ESI, "nif", LearnerIdentifier.Kind.NATIONAL));

    private static final Known KNOWN = new Known() {
        @Override
        public JsonNode get(Kind kind, @Nullable String id) {
            return id == null ? MissingNode.getInstance() : object(kind, id);
        }

        @Override
        public Optional<KnownPerson<JsonNode>> user(@Nullable String id) {
            return Optional.of(get(Kind.USER, id)).filter(JsonNode::isObject).map(KnownPerson::new);
        }
    };

    private static JsonNode object(Kind kind, String id) {
        return switch (kind.name() + " " + id) {
            case "LINE_ITEM f" -> json("""
                    {"title":"Final","class":{"sourcedId":"c"},"category":{"sourcedId":"final"},\
                    "resultValueMin":0,"resultValueMax":20}""");
            case "LINE_ITEM free" -> json("""
                    {"title":"Final","class":{"sourcedId":"alone"},"category":{"sourcedId":"final"}}""");
            case "LINE_ITEM essay" -> json("{\"title\":\"Essay\",\"category\":{\"sourcedId\":\"work\"}}");
            case "CLASS c" -> json("{\"title\":\"Group 1\",\"classCode\":\"C-1\",\"course\":{\"sourcedId\":\"k\"}}");
            case "CLASS alone" -> json("{\"title\":\"Summer school\",\"classCode\":\"S-1\"}");
            case "COURSE k" -> json("{\"title\":\"Data Ethics\",\"courseCode\":\"MC-1\"}");
            case "USER u" -> json("""
                    {"sourcedId":"u","givenName":"Núria","middleName":"Maria","familyName":"Gonçalves",\
                    "identifier":"7001","userMasterIdentifier":"m-1","email":"n@ua.example","userIds":\
                    [{"type":"europeanID","identifier":"urn:schac:personalUniqueCode:int:esi:ua.pt:7001"},\
                    {"type":"nif","identifier":"123"},{"type":"LDAP","identifier":"uid=n"}]}""");
            case "USER nameless" -> json("{\"sourcedId\":\"nameless\"}");
            default -> MissingNode.getInstance();
        };
    }

    private static JsonNode json(String text) {
        return SafeJson.reader(64).readTree(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    "scoreStatus":"fully graded","score":10                       | FINAL       | 10   | pt-0-20   | PASSED
                    "scoreStatus":"fully graded","score":9.99                     | FINAL       | 9.99 | pt-0-20   | FAILED
                    "scoreStatus":"Fully_Graded","score":"17.5"                   | FINAL       | 17.5 | pt-0-20   | PASSED
                    "scoreStatus":"fully graded","textScore":"np"                 | FINAL       | np   | pt-0-20   | FAILED
                    "scoreStatus":"fully graded","textScore":"B","score":3        | FINAL       | B    | pt-0-20   | PASSED
                    "scoreStatus":"fully graded","textScore":"F","scoreScale":{"sourcedId":"letters"} | FINAL | F | us-letter | FAILED
                    "scoreStatus":"partially graded","score":12                   | PROVISIONAL | 12   | pt-0-20   | PASSED
                    "scoreStatus":"partially graded"                              | PROVISIONAL | -    | -         | -
                    "scoreStatus":"fully graded","score":12,"inProgress":"true"   | PROVISIONAL | 12   | pt-0-20   | PASSED
                    "scoreStatus":"fully graded","score":12,"incomplete":true     | PROVISIONAL | 12   | pt-0-20   | PASSED
                    "scoreStatus":"fully graded","score":12,"incomplete":"false","late":"true" | FINAL | 12 | pt-0-20 | PASSED
                    """)
    void readsStateAndGrade(
            String fields,
            Completion.State state,
            @Nullable String raw,
            @Nullable String scale,
            @Nullable String outcome) {
        Completion completion = completion(result("f", "u", fields));

        assertThat(completion.state()).isEqualTo(state);
        if (raw == null) {
            assertThat(completion.grade()).isNull();
        } else {
            assertThat(completion.grade())
                    .hasToString("Grade[raw=%s, scale=%s, outcome=%s]".formatted(raw, scale, outcome));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    f     | u        | "scoreStatus":"fully graded","score":20.5           | outside the range
                    f     | u        | "scoreStatus":"fully graded","score":-1             | outside the range
                    f     | u        | "scoreStatus":"fully graded","score":"12,5"         | no number
                    f     | u        | "scoreStatus":"fully graded"                        | neither score nor textScore
                    f     | u        | "scoreStatus":"ext:checked","score":1               | none of the standard's
                    f     | u        | "score":1                                           | no scoreStatus
                    f     | u        | "scoreStatus":"fully graded","score":1,"scoreDate":"2026-02-30" | no date
                    f     | u        | "scoreStatus":"fully graded","score":1,"scoreDate":null         | no scoreDate
                    f     | stranger | "scoreStatus":"fully graded","score":1              | does not know the result's student
                    f     | nameless | "scoreStatus":"fully graded","score":1              | has no name
                    gone  | u        | "scoreStatus":"fully graded","score":1              | does not know the result's line item
                    """)
    void rejectsWithTheReason(String lineItem, String user, String fields, String reason) {
        ResultMapper.Mapped mapped = map(result(lineItem, user, fields));

        assertThat(mapped).isInstanceOfSatisfying(ResultMapper.Mapped.Rejected.class, rejected -> {
            assertThat(rejected.rejected().reason()).contains(reason);
            assertThat(rejected.rejected().sourceKey()).isEqualTo("r-1");
            assertThat(rejected.rejected().repair()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "status":"tobedeleted"           | tobedeleted
                    "status":"inactive"              | tobedeleted
                    "scoreStatus":"exempt"           | exempt
                    "scoreStatus":"not submitted"    | not submitted
                    "scoreStatus":"submitted"        | submitted
                    """)
    void withdrawsWhatIsDeletedOrNotGradedAnyMore(String fields, String reason) {
        ResultMapper.Mapped mapped = map(result("f", "u", fields));

        assertThat(mapped)
                .isInstanceOfSatisfying(
                        ResultMapper.Mapped.Event.class,
                        event -> assertThat(event.event())
                                .isInstanceOfSatisfying(CompletionEvent.Withdrawn.class, withdrawn -> {
                                    assertThat(withdrawn.key().sourceKey()).isEqualTo("r-1");
                                    assertThat(withdrawn.reason()).contains(reason);
                                }));
    }

    @Test
    void withdrawsADeletedResultWhoseLineItemIsGoneToo() {
        assertThat(map(result("gone", "u", "'status':'tobedeleted'"))).isInstanceOf(ResultMapper.Mapped.Event.class);
    }

    @Test
    void passesOverLineItemsOfOtherCategories() {
        assertThat(map(result("essay", "u", "'scoreStatus':'fully graded','score':1")))
                .isInstanceOf(ResultMapper.Mapped.NotOurs.class);
    }

    @Test
    void rejectsWhatHasNoIdUnderAStandIn() {
        JsonNode nameless = json("{\"scoreStatus\":\"fully graded\",\"score\":1}");

        assertThat(map(nameless))
                .isInstanceOfSatisfying(
                        ResultMapper.Mapped.Rejected.class,
                        rejected -> assertThat(rejected.rejected().sourceKey()).startsWith("nameless:"));
    }

    @Test
    void joinsCourseAndLearner() {
        Completion completion = completion(result("f", "u", "'scoreStatus':'fully graded','score':12"));

        assertThat(completion.opportunityCode()).isEqualTo("MC-1");
        assertThat(completion.title().in("en")).isEqualTo("Data Ethics");
        assertThat(completion.completedOn()).hasToString("2026-06-30");
        assertThat(completion.learner().name().full()).isEqualTo("Núria Maria Gonçalves");
        assertThat(completion.learner().identifiers())
                .containsExactly(
                        new LearnerIdentifier(
                                LearnerIdentifier.Kind.ESI, "urn:schac:personalUniqueCode:int:esi:ua.pt:7001", null),
                        new LearnerIdentifier(LearnerIdentifier.Kind.NATIONAL, "123", "PRT"),
                        new LearnerIdentifier(LearnerIdentifier.Kind.LOCAL, "7001", "ua.pt"),
                        new LearnerIdentifier(LearnerIdentifier.Kind.LOCAL, "m-1", "ua.pt"),
                        new LearnerIdentifier(LearnerIdentifier.Kind.EMAIL, "n@ua.example", null));
    }

    @Test
    void takesTheClassWhereThereIsNoCourse() {
        Completion completion = completion(result("free", "u", "'scoreStatus':'fully graded','score':12"));

        assertThat(completion.opportunityCode()).isEqualTo("S-1");
        assertThat(completion.title().in("en")).isEqualTo("Summer school");
        assertThat(completion.grade()).hasToString("Grade[raw=12, scale=pt-0-20, outcome=UNKNOWN]");
    }

    private static JsonNode result(String lineItem, String user, String fields) {
        String date = fields.contains("scoreDate") ? "" : ",'scoreDate':'2026-06-30'";
        return json(("{'sourcedId':'r-1','lineItem':{'sourcedId':'" + lineItem + "'},'student':{'sourcedId':'" + user
                        + "'}" + date + "," + fields + "}")
                .replace('\'', '"'));
    }

    private static Completion completion(JsonNode result) {
        return ((CompletionEvent.Reported) ((ResultMapper.Mapped.Event) map(result)).event()).completion();
    }

    private static ResultMapper.Mapped map(JsonNode result) {
        SourceRecord raw =
                new SourceRecord("application/json", result.toString().getBytes(StandardCharsets.UTF_8));
        JsonRecord read = JsonRecords.of(result, ResultFields.SHAPE);
        return new ResultMapper(Aveiro.sis(RULES), RULES).map(read, KNOWN, raw);
    }
}
