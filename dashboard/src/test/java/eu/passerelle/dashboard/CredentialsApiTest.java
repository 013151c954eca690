package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.dashboard.ApiClient.Answer;
import eu.passerelle.journal.CopyRef;
import eu.passerelle.journal.StatusKind;
import eu.passerelle.journal.StatusLists;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = SampleDashboard.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class CredentialsApiTest {

    private final SampleJournal journal =
            new SampleJournal("c" + UUID.randomUUID().toString().substring(0, 8));
    private ApiClient api = new ApiClient(0);

    @BeforeEach
    void issue(@LocalServerPort int port) {
        api = new ApiClient(port);
        journal.pull(List.of("one", "two", "three"), List.of());
        journal.issue("one", "two", "three");
        journal.deliver("one");
    }

    private JsonNode find(String query) {
        return api.get("/api/credentials?university=" + journal.university + query)
                .json()
                .path("credentials");
    }

    private Answer order(String body, String... keys) {
        String ids = List.of(keys).stream()
                .map(key -> "\"" + journal.id(key) + "\"")
                .collect(java.util.stream.Collectors.joining(",", "[", "]"));
        return api.post("/api/credentials/orders", body.replace('\'', '"').replace("KEYS", ids));
    }

    private static final String REVOKE =
            "{'kind': 'REVOKE', 'reason': 'ISSUED_IN_ERROR', 'explanation': 'as decided', 'who': 'Ada', 'credentials': KEYS}";

    @Test
    void findsPageByPageAndByFilter() {
        order(REVOKE, "two");

        assertThat(find("")).hasSize(3);
        assertThat(find("&status=REVOKED").findValuesAsString("sourceKey")).containsExactly("two");
        assertThat(find("&course=MC-1&since=2020-01-01")).hasSize(3);
        assertThat(find("&course=MC-2")).isEmpty();
        assertThat(find("&text=" + journal.id("three")).findValuesAsString("sourceKey"))
                .containsExactly("three");
        JsonNode first = api.get("/api/credentials?most=2&university=" + journal.university)
                .json();
        JsonNode second = api.get("/api/credentials?most=2&university=" + journal.university + "&after="
                        + first.path("next").asString())
                .json();
        assertThat(second.path("credentials")).hasSize(1);
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(api.get("/api/credentials?after=xyz").status()).isEqualTo(400);
        assertThat(api.get("/api/credentials?status=GONE").status()).isEqualTo(400);
    }

    @Test
    void tellsWhatVerifiersSeeOfOneThatWasRevoked() {
        UUID one = journal.id("one");
        new StatusLists(SampleJournal.DATABASE)
                .allocate(journal.university, StatusKind.TOKEN, List.of(CopyRef.only(one, "dc+sd-jwt")));
        assertThat(says(one)).containsExactly("HOLDS", "HOLDS");

        Answer answer = order(REVOKE, "one");

        assertThat(answer.json().path("state").asString()).isEqualTo("DONE");
        assertThat(says(one)).containsExactly("TAKEN_BACK", "CANNOT_TELL");
        JsonNode view = api.get("/api/credentials/" + one).json();
        assertThat(view.path("credential").path("statusReason").asString()).isEqualTo("issued in error");
        assertThat(view.path("orders").findValuesAsString("by")).containsExactly("Ada");
        assertThat(view.path("journey").path("steps").findValuesAsString("step"))
                .contains("revoked");
        assertThat(view.toString()).doesNotContain(SampleJournal.FAMILY_NAME);
        assertThat(order(REVOKE, "one").status()).isEqualTo(409);
    }

    private List<String> says(UUID id) {
        return api.get("/api/credentials/" + id).json().path("verifiers").findValuesAsString("says");
    }

    @Test
    void severalWaitForASecondPerson() {
        JsonNode order = order(REVOKE, "one", "two").json();
        String path = "/api/credentials/orders/" + order.path("id").asString();

        assertThat(order.path("state").asString()).isEqualTo("PROPOSED");
        assertThat(find("&status=REVOKED")).isEmpty();
        assertThat(api.get("/api/credentials/orders")
                        .json()
                        .get(0)
                        .path("state")
                        .asString())
                .isEqualTo("PROPOSED");
        assertThat(api.post(path + "/approval", "{}").status()).isEqualTo(400);
        assertThat(api.post(path + "/approval", "{\"who\": \"ada\"}").detail()).contains("second person");
        Answer approved = api.post(path + "/approval", "{\"who\": \"Grace\", \"answer\": \"yes\"}");
        assertThat(approved.json().path("done").asInt()).isEqualTo(2);
        assertThat(api.post(path + "/rejection", "{\"who\": \"Grace\"}").status())
                .isEqualTo(409);
        assertThat(api.post("/api/credentials/orders/" + UUID.randomUUID() + "/rejection", "{\"who\": \"G\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aDryRunSaysWhatWouldBeDoneAndChangesNothing() {
        order(REVOKE, "two");

        JsonNode prospects = api.post(
                        "/api/credentials/prospects",
                        "{\"kind\": \"REVOKE\", \"credentials\": [\"%s\", \"%s\"]}"
                                .formatted(journal.id("one"), journal.id("two")))
                .json();

        assertThat(prospects
                        .valueStream()
                        .map(each -> each.path("sourceKey").asString() + " "
                                + each.path("not").isNull()))
                .containsExactly("one true", "two false");
        assertThat(find("&status=ACTIVE")).hasSize(2);
    }

    @Test
    void oneIssuedAnewBecomesANewVersion() {
        order(REVOKE.replace("REVOKE", "REISSUE").replace("ISSUED_IN_ERROR", "SEAL_RENEWED"), "one");

        JsonNode versions = api.journey(journal.id("one")).path("otherVersions");
        assertThat(versions).hasSize(1);
        assertThat(versions.get(0).path("state").asString()).isEqualTo("PULLED");
        assertThat(find("&status=ACTIVE")).as("until the new one is issued").hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                                       | kind
            {'kind': 'REVOKE'}                                                                       | reason
            {'kind': 'REVOKE', 'reason': 'SEAL_RENEWED'}                                             | reason
            {'kind': 'REVOKE', 'reason': 'MISCONDUCT'}                                               | explanation
            {'kind': 'REVOKE', 'reason': 'MISCONDUCT', 'explanation': 'x'}                           | credentials
            {'kind': 'REVOKE', 'reason': 'MISCONDUCT', 'explanation': 'x', 'credentials': []}        | credentials
            {'kind': 'REVOKE', 'reason': 'MISCONDUCT', 'explanation': 'x', 'credentials': KEYS, 'who': ' '} | who
            """)
    void saysWhatIsMissing(String body, String named) {
        Answer answer = order(body, "one");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).contains("'" + named + "'");
    }

    @Test
    void anIdentifierIsLookedUpWithoutStandingInAnAddress() {
        Answer nobody = api.post("/api/credentials/learners", "{\"identifier\": \"nobody-123\"}");

        assertThat(nobody.json().path("learners")).isEmpty();
        assertThat(api.post("/api/credentials/learners", "{}").status()).isEqualTo(400);
        assertThat(SampleJournal.DATABASE
                        .jdbc()
                        .queryForList("select concat(action, ' ', subject, ' ', detail) from audit", String.class))
                .anyMatch(entry -> entry.startsWith("find learner"))
                .noneMatch(entry -> entry.contains("nobody-123"));
    }
}
