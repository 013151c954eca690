package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.dashboard.ApiClient.Answer;
import eu.passerelle.journal.SyncRequests;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = SampleDashboard.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DashboardApiTest {

    private final SampleJournal journal =
            new SampleJournal("u" + UUID.randomUUID().toString().substring(0, 8)).withOneInEveryState();
    private ApiClient api = new ApiClient(0);

    @BeforeEach
    void connect(@LocalServerPort int port) {
        api = new ApiClient(port);
    }

    @Test
    void statusSaysWhatIsToBeDoneAboutKeys() {
        assertThat(api.get("/api/status").json().path("templateProblems").get(0).asString())
                .contains("the last good one is used");
        assertThat(api.get("/api/status").json().path("keyWarnings").valueStream())
                .extracting(JsonNode::asString)
                .containsExactly("key 'seal': its certificate ends soon");
    }

    @Test
    void statusAddsUpOverAllAndForEveryUniversity() {
        JsonNode status = api.get("/api/status").json();

        assertAddsUp(status.path("totals"));
        status.path("universities").forEach(university -> assertAddsUp(university.path("sums")));
        JsonNode ours = status.path("universities")
                .valueStream()
                .filter(university -> university.path("id").asString().equals(journal.university))
                .findFirst()
                .orElseThrow();
        assertThat(ours.path("sums").toString())
                .isEqualTo("{\"read\":7,\"delivered\":1,\"declined\":1,\"referred\":1,\"rejected\":1,\"failed\":1,"
                        + "\"inFlight\":2}");
        assertThat(ours.path("lastRun").path("state").asString()).isEqualTo("DONE");
    }

    private static void assertAddsUp(JsonNode sums) {
        long parts = Stream.of("delivered", "declined", "referred", "rejected", "failed", "inFlight")
                .mapToLong(state -> sums.path(state).asLong())
                .sum();
        assertThat(sums.path("read").asLong()).isEqualTo(parts);
    }

    @Test
    void namesUniversitiesThatHaveNotBeenReadYet() {
        assertThat(api.get("/api/status").json().path("universities").valueStream())
                .anyMatch(university -> university.path("id").asString().equals(SampleDashboard.CONFIGURED)
                        && university.path("lastRun").isNull());
    }

    @ParameterizedTest
    @CsvSource({
        "state=FAILED,1",
        "state=PULLED,1",
        "text=DELIV,1",
        "text=e,7",
        "text=nothing,0",
        "most=3,3",
        "most=-1,1"
    })
    void findsTransfersByFilter(String filter, int found) {
        assertThat(transfers("university=" + journal.university + "&" + filter)).hasSize(found);
    }

    @Test
    void findsATransferByItsIdAndTheTransfersOfARun() {
        UUID id = journal.id("failed");
        String run = api.journey(id).path("transfer").path("run").asString();

        assertThat(transfers("text=" + id)).containsExactly(id.toString());
        assertThat(transfers("run=" + run)).hasSize(7);
    }

    private List<String> transfers(String filter) {
        return api.get("/api/transfers?" + filter).json().path("transfers").findValuesAsString("id");
    }

    /** All transfers of a run are stored at one moment: a page that began after a time would skip some of them. */
    @Test
    void pagesThroughTransfersThatChangedAtOneMoment() {
        List<String> walked = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = api.get("/api/transfers?most=2&university=" + journal.university + after)
                    .json();
            assertThat(page.path("transfers").size()).isBetween(1, 2);
            walked.addAll(page.path("transfers").findValuesAsString("id"));
            after = page.path("next").isNull()
                    ? ""
                    : "&after=" + page.path("next").asString();
        } while (!after.isEmpty());

        assertThat(walked).hasSize(7).isEqualTo(transfers("university=" + journal.university));
    }

    @Test
    void tellsAJourneyStepByStepWithoutPersonalData() {
        Answer answer = api.get("/api/transfers/" + journal.id("failed"));

        JsonNode journey = answer.json();
        assertThat(journey.path("steps")
                        .valueStream()
                        .map(step -> step.path("step").asString()))
                .containsExactly("pulled", "recognised", "sealed", "deliver:wallet");
        assertThat(journey.path("transfer").path("responsible").asString()).isEqualTo("RECIPIENT");
        assertThat(journey.path("credential").path("status").asString()).isEqualTo("ACTIVE");
        assertThat(journey.path("deliveries").path(0).path("state").asString()).isEqualTo("FAILED");
        assertThat(answer.text()).doesNotContain(SampleJournal.FAMILY_NAME);
    }

    @Test
    void tellsTheOtherVersionsOfAResult() {
        journal.pull(java.util.List.of("delivered"), java.util.List.of(), "5");

        assertThat(api.journey(journal.id("delivered", 2))
                        .path("otherVersions")
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo(journal.id("delivered").toString());
    }

    @Test
    void retriesOneTransfer() {
        UUID id = journal.id("failed");

        Answer answer = api.post("/api/transfers/" + id + "/retry", "{}");

        assertThat(answer.json().path("retried").asInt()).isEqualTo(1);
        assertThat(api.journey(id).path("transfer").path("state").asString()).isEqualTo("ISSUED");
    }

    @Test
    void retriesAllOfAFailureGroupOnce() {
        UUID id = journal.id("failed");
        String group = api.journey(id).path("transfer").path("failureGroup").asString();
        assertThat(api.get("/api/failure-groups").json().findValuesAsString("group"))
                .contains(group);

        Answer first = api.post("/api/failure-groups/" + group + "/retry", "{}");
        Answer second = api.post("/api/failure-groups/" + group + "/retry", "{}");

        assertThat(first.json().path("retried").asInt()).isPositive();
        String items = "/api/retries/" + first.json().path("batch").asString() + "/items?most=500";
        assertThat(api.get(items).json().findValuesAsString("transfer")).contains(id.toString());
        assertProblem(second, 404, "retried already");
    }

    @Test
    void refusesToRetryWhatIsDelivered() {
        assertProblem(
                api.post("/api/transfers/" + journal.id("delivered") + "/retry", "{}"),
                409,
                "is DELIVERED; only failed");
    }

    @Test
    void opensAPayloadForAPurposeThatTheAuditLogKeeps() {
        String path = "/api/transfers/" + journal.id("failed") + "/payloads/COMPLETION";

        assertThat(api.get(path + "?purpose=a+learner+asked").text()).contains(SampleJournal.FAMILY_NAME);

        assertThat(SampleJournal.DATABASE
                        .jdbc()
                        .queryForList(
                                "select detail from audit where subject like ?",
                                String.class,
                                journal.id("failed") + "%"))
                .containsExactly("a learner asked");
        assertProblem(api.get(path), 400, "purpose");
        assertProblem(api.get(path + "?purpose=+"), 400, "audit log");
    }

    @Test
    void runsAConfiguredUniversityNow() {
        Answer answer = api.post("/api/runs", "{\"university\":\"configured\"}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("request").asString()).hasSize(36);
        assertThat(api.get("/api/runs?university=" + journal.university).json().size())
                .isEqualTo(1);
    }

    @Test
    void asksForARunOfResultsSinceADate() {
        Answer answer = api.post("/api/runs", "{\"university\":\"configured\",\"since\":\"2026-01-31\"}");

        assertThat(new SyncRequests(SampleJournal.DATABASE).waiting())
                .filteredOn(request -> request.id()
                        .toString()
                        .equals(answer.json().path("request").asString()))
                .extracting(SyncRequests.Request::since)
                .containsExactly(LocalDate.of(2026, 1, 31));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"university":"atlantis"} | 404 | There is no university 'atlantis'; there are [bologna, configured
            {}                        | 400 | Say which 'university'
            not json                  | 400 | /v3/api-docs
            {"university":"configured","since":"31.1.2026"} | 400 | 'since' must be a date like 2026-01-31
            """)
    void refusesToRunWhatItDoesNotKnow(String body, int status, String detail) {
        assertProblem(api.post("/api/runs", body), status, detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            /api/transfers/00000000-0000-0000-0000-000000000000 | 404 | There is no transfer 00000000
            /api/transfers/12                                   | 400 | 'id' must be an id like
            /api/transfers?state=LOST                           | 400 | 'state' must be one of [PULLED
            /api/transfers?after=yesterday                      | 400 | 'after' must be the 'next' of the page before
            /api/transfers?after=%E2%82%AC                      | 400 | 'after' must be the 'next' of the page before
            /api/transfers?after=MTIgYWJj                       | 400 | 'after' must be the 'next' of the page before
            /api/transfers?most=all                             | 400 | 'most' must be a whole number
            /api/nothing                                        | 404 | api/nothing
            """)
    void saysWhatIsWrongWithARequest(String path, int status, String detail) {
        assertProblem(api.get(path), status, detail);
    }

    private static void assertProblem(Answer answer, int status, String detail) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.detail()).contains(detail);
    }
}
