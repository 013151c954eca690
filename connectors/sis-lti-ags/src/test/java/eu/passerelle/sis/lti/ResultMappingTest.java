package eu.passerelle.sis.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.JsonRecords;
import eu.passerelle.connectors.json.SafeJson;
import eu.passerelle.connectors.testkit.StandardsFolder;
import eu.passerelle.model.Completion;
import eu.passerelle.model.LearnerIdentifier;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ResultMappingTest {

    private static final URI ADDRESS = URI.create("https://lms.example/lti/7");
    private static final String LINE_ITEM = "{\"label\":\"Final\",\"endDateTime\":\"2026-06-30T22:30:00Z\"}";

    private static final Map<String, JsonRecord> MEMBERS = Map.of(
            "u", member("""
                    {"user_id":"u","given_name":"Žydrūnė","family_name":"Kazlauskaitė","email":"z@ktu.example",\
                    "lis_person_sourcedid":"S-17","roles":["Learner"]}"""),
            "esi", member("""
                    {"user_id":"esi","name":"Ada L","lis_person_sourcedid":"urn:schac:personalUniqueCode:int:esi:ktu.lt:1",\
                    "roles":["http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student"]}"""),
            "hidden", member("{\"user_id\":\"hidden\",\"roles\":[\"Learner\"]}"),
            "teacher", member("{\"user_id\":\"teacher\",\"name\":\"T\",\"roles\":[\"membership#Instructor\"]}"));

    private static JsonRecord member(String text) {
        return JsonRecords.of(json(text), ResultFields.MEMBER_SHAPE);
    }

    private static JsonNode json(String text) {
        return SafeJson.reader(64).readTree(text);
    }

    private static Optional<Completion> map(String lineItem, String result, @Nullable LocalDate ended) {
        var context = new LtiSettings.Context("MC-1", ADDRESS, ADDRESS, null, ended);
        LtiSettings settings = new LtiSettings(
                new LtiSettings.Auth(ADDRESS, null, "c", new Secret("k"), "1"),
                List.of(context),
                List.of("*"),
                "lt-1-10",
                new BigDecimal("0.5"));
        return new ResultMapper(Kaunas.sis(settings), context, new Members(MEMBERS, "Data Ethics"))
                .completion("key", json(lineItem), JsonRecords.of(json(result.replace('\'', '"')), ResultFields.SHAPE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"userId":"u","resultScore":5,"resultMaximum":10}    | 5    | PASSED
                    {"userId":"u","resultScore":4.99,"resultMaximum":10} | 4.99 | FAILED
                    {"userId":"u","resultScore":0.5}                     | 0.5  | PASSED
                    {"userId":"u","resultScore":11,"resultMaximum":10}   | 11   | PASSED
                    {"userId":"u","resultScore":0,"resultMaximum":10}    | 0    | FAILED
                    """)
    void judgesTheShareOfTheMaximum(String result, String raw, String outcome) {
        assertThat(map(LINE_ITEM, result, null).orElseThrow().grade())
                .hasToString("Grade[raw=%s, scale=lt-1-10, outcome=%s]".formatted(raw, outcome));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"resultScore":5,"resultMaximum":10}                     | names no user
                    {"userId":"stranger","resultScore":5,"resultMaximum":10} | not show the result's user
                    {"userId":"hidden","resultScore":5,"resultMaximum":10}   | tells no name
                    {"userId":"u","resultScore":-1,"resultMaximum":10}       | resultScore is no number
                    {"userId":"u","resultScore":"five","resultMaximum":10}   | resultScore is no number
                    {"userId":"u","resultScore":5,"resultMaximum":0}         | resultMaximum is no number
                    {"userId":"u","resultScore":5,"resultMaximum":10,"timestamp":"yesterday"} | no date
                    """)
    void rejectsWithTheReason(String result, String reason) {
        assertThatThrownBy(() -> map(LINE_ITEM, result, null))
                .isInstanceOf(MalformedRecord.class)
                .hasMessageContaining(reason);
    }

    @Test
    void passesOverWhatIsNotGradedAndWhoIsNoLearner() {
        assertThat(map(LINE_ITEM, "{'userId':'u','resultMaximum':10}", null)).isEmpty();
        assertThat(map(LINE_ITEM, "{'userId':'teacher','resultScore':1}", null)).isEmpty();
    }

    @Test
    void takesTheDayFromResultLineItemOrContextInThisOrder() {
        LocalDate ended = LocalDate.of(2026, 1, 31);
        String result = "{'userId':'u','resultScore':1}";
        String dated = "{'userId':'u','resultScore':1,'timestamp':'2026-03-01T08:00:00.123+02:00'}";

        assertThat(map(LINE_ITEM, dated, ended).orElseThrow().completedOn()).hasToString("2026-03-01");
        // half past one at night in Vilnius
        assertThat(map(LINE_ITEM, result, ended).orElseThrow().completedOn()).hasToString("2026-07-01");
        assertThat(map("{}", result, ended).orElseThrow().completedOn()).isEqualTo(ended);
        assertThatThrownBy(() -> map("{}", result, null))
                .isInstanceOf(MalformedRecord.class)
                .hasMessageContaining("'ended'");
    }

    @ParameterizedTest
    @CsvSource({
        "https://lms.example/7/lineitems/1, https://lms.example/7/lineitems/1/results",
        "https://lms.example/7/lineitems/1/lineitem?type_id=2, https://lms.example/7/lineitems/1/lineitem/results?type_id=2"
    })
    void asksForTheResultsBelowTheLineItem(URI lineItem, URI results) {
        assertThat(LtiService.resultsOf(lineItem)).isEqualTo(results);
    }

    @ParameterizedTest
    @CsvSource({
        "https://lms.example/7/lineitems, https://lms.example/7/lineitems?limit=500",
        "https://lms.example/7/lineitems?type_id=2, https://lms.example/7/lineitems?type_id=2&limit=500",
        "https://lms.example/7/lineitems?page=1&limit=20, https://lms.example/7/lineitems?page=1&limit=20"
    })
    void asksForManyRowsUnlessTheAddressSaysHowMany(URI list, URI asked) {
        assertThat(LtiService.asMany(list)).isEqualTo(asked);
    }

    @Test
    void joinsTheMember() {
        Completion completion =
                map(LINE_ITEM, "{'userId':'u','resultScore':1}", null).orElseThrow();

        assertThat(completion.title().in("en")).isEqualTo("Data Ethics");
        assertThat(completion.learner().name().full()).isEqualTo("Žydrūnė Kazlauskaitė");
        assertThat(completion.learner().identifiers())
                .containsExactly(
                        new LearnerIdentifier(LearnerIdentifier.Kind.LOCAL, "S-17", "ktu.lt"),
                        new LearnerIdentifier(LearnerIdentifier.Kind.LOCAL, "u", "lms.example"),
                        new LearnerIdentifier(LearnerIdentifier.Kind.EMAIL, "z@ktu.example", null));
        assertThat(map(LINE_ITEM, "{'userId':'esi','resultScore':1}", null)
                        .orElseThrow()
                        .learner()
                        .identifier(LearnerIdentifier.Kind.ESI))
                .contains("urn:schac:personalUniqueCode:int:esi:ktu.lt:1");
    }

    /** The fields that are read stand there, and no day does. */
    @Test
    void readsTheFieldsOfTheOfficialDocument() throws IOException {
        Path folder = StandardsFolder.find("sis/oneroster/openapi-1.2/packages/coverage/vendor/lti/v1_3")
                .orElse(Path.of("absent"));
        assumeTrue(Files.isDirectory(folder), "no folder of standards: set -Dpasserelle.standards to run this test");
        JsonNode document = SafeJson.reader(500)
                .readTree(Files.readAllBytes(folder.resolve("ims_lti_ags_v2p0_openapi3_v1p0.json")));

        JsonNode results = document.path("paths")
                .path("/{contextId}/lineitems/{lineItemId}/results")
                .path("get");
        JsonNode content = results.at("/responses/200/content");

        assertThat(content.propertyNames()).containsExactly("application/vnd.ims.lis.v2.resultcontainer+json");
        assertThat(content.at("/application~1vnd.ims.lis.v2.resultcontainer+json/schema/items/allOf")
                        .toString())
                .contains("\"userId\"", "\"resultScore\"", "\"resultMaximum\"")
                .doesNotContain("\"timestamp\"");
    }
}
