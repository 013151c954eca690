package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.dashboard.ApiClient.Answer;
import eu.passerelle.journal.Decision;
import eu.passerelle.journal.IssueOutcome;
import eu.passerelle.journal.IssueStore;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = SampleDashboard.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ReferredApiTest {

    private final SampleJournal journal =
            new SampleJournal("r" + UUID.randomUUID().toString().substring(0, 8));
    private ApiClient api = new ApiClient(0);

    @BeforeEach
    void refer(@LocalServerPort int port) {
        api = new ApiClient(port);
        journal.pull(List.of("one", "two", "delivered"), List.of());
        journal.issue("delivered");
        refer("one", true);
        refer("two", false);
    }

    private void refer(String key, boolean reachable) {
        UUID id = journal.id(key);
        List<String> missing = List.of("EQF level");
        new IssueStore(SampleJournal.DATABASE, SampleJournal.CIPHER)
                .store(
                        List.of(new IssueOutcome.Referred(id, "catalogue-thin", "Too thin.", missing)),
                        List.of(new Decision(
                                id,
                                LocalDate.of(2026, 11, 26),
                                "0123456789ab",
                                "referred",
                                List.of("catalogue-thin"),
                                List.of("catalogue#01234567"),
                                "catalogue-thin",
                                "Too thin.",
                                missing,
                                List.of(8),
                                Map.of("reachable", reachable, "missing", missing))),
                        IssueStore.Basis.NONE);
    }

    private String path(String key) {
        return "/api/referred/" + journal.id(key);
    }

    private Answer say(String key, String what, String body) {
        return api.post(path(key) + "/" + what, body.replace('\'', '"'));
    }

    private String state(String key) {
        return api.journey(journal.id(key)).path("transfer").path("state").asString();
    }

    @Test
    void pagesThroughTheQueueAndCountsItByRule() {
        String list = "/api/referred?university=" + journal.university + "&rule=catalogue-thin&most=1";
        JsonNode first = api.get(list).json();
        JsonNode second =
                api.get(list + "&after=" + first.path("next").asString()).json();

        assertThat(first.path("cases").size()).isEqualTo(1);
        assertThat(second.path("cases").size()).isEqualTo(1);
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(first.path("cases").get(0).path("transfer").path("id"))
                .isNotEqualTo(second.path("cases").get(0).path("transfer").path("id"));
        JsonNode rule = api.get("/api/referred/rules?university=" + journal.university)
                .json()
                .get(0);
        assertThat(rule.path("rule").asString()).isEqualTo("catalogue-thin");
        assertThat(rule.path("count").asInt()).isEqualTo(2);
    }

    @Test
    void showsEverythingThatAPersonNeedsWithoutPersonalData() {
        say("two", "ruling", "{'decision':'DECLINE','reason':'no exam','who':'Ann'}");

        Answer answer = api.get(path("one"));

        JsonNode known = answer.json();
        assertThat(known.path("journal")
                        .path("decision")
                        .path("decision")
                        .path("facts")
                        .toString())
                .contains("\"reachable\":true");
        assertThat(known.path("policy").path("lacking").get(0).path("from").asString())
                .contains("catalogue");
        assertThat(known.path("policy").path("tables").get(0).path("rule").asString())
                .isEqualTo("catalogue-thin");
        JsonNode similar = known.path("journal").path("similar").get(0);
        assertThat(similar.path("ruling").path("reason").asString()).isEqualTo("no exam");
        assertThat(similar.path("sameCourse").asBoolean()).isTrue();
        assertThat(answer.text()).doesNotContain(SampleJournal.FAMILY_NAME);
    }

    @Test
    void anOverrideGoesOnWhenASecondPersonApproves() {
        Answer proposed = say("one", "ruling", "{'decision':'RECOGNISE','reason':'seen','who':'Ann'}");
        Answer alone = say("one", "approval", "{'who':'ann','reason':'seen'}");
        Answer approved = say("one", "approval", "{'who':'Ben','reason':'seen too'}");

        assertThat(proposed.json().path("state").asString()).isEqualTo("PROPOSED");
        assertProblem(alone, 409, "a second person must");
        assertThat(approved.json().path("state").asString()).isEqualTo("IN_FORCE");
        assertThat(state("one")).isEqualTo("PULLED");
        assertThat(api.get(path("one") + "/rule").json().path("example").asString())
                .isEqualTo("seen");
        assertThat(SampleJournal.DATABASE
                        .jdbc()
                        .queryForList(
                                "select who || ' ' || action || ' ' || detail from audit where subject = ? order by id",
                                String.class,
                                journal.id("one").toString()))
                .containsExactly(
                        "operator ruling recognise proposed as Ann: seen",
                        "operator ruling recognise in force as Ben: seen too");
    }

    @Test
    void aRejectedOverrideStaysReferred() {
        say("one", "ruling", "{'decision':'RECOGNISE','reason':'seen','who':'Ann'}");

        assertThat(say("one", "rejection", "{'who':'Ben','reason':'not enough'}")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("REJECTED");
        assertThat(state("one")).isEqualTo("REFERRED");
        assertProblem(api.get(path("one") + "/rule"), 409, "decide it first");
    }

    @Test
    void whatNobodyCanRecogniseIsRefusedWithTheReason() {
        assertProblem(
                say("two", "ruling", "{'decision':'RECOGNISE','reason':'x'}"), 409, "Nobody can recognise transfer");
        assertThat(say("two", "ruling", "{'decision':'ASK_BACK','reason':'an address?'}")
                        .json()
                        .path("by")
                        .asString())
                .isEqualTo("operator");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            one       | ruling    | {}                                                  | 400 | Say 'decision'
            one       | ruling    | {'decision':'PERHAPS','reason':'x'}                 | 400 | must be one of [RECOGNISE
            one       | ruling    | {'decision':'DECLINE'}                              | 400 | Say why in 'reason'
            one       | ruling    | {'decision':'DECLINE','reason':' '}                 | 400 | Say why in 'reason'
            one       | ruling    | {'decision':'DECLINE','reason':'x','who':' '}       | 400 | 'who' must be a name
            one       | approval  | {'reason':'x'}                                      | 400 | an override needs two persons
            one       | approval  | {'who':'Ben','reason':'x'}                          | 409 | No proposal waits
            one       | rejection | {'who':'Ben','reason':'x'}                          | 409 | No proposal waits
            delivered | ruling    | {'decision':'DECLINE','reason':'x'}                 | 409 | is ISSUED; only what is referred
            unknown   | ruling    | {'decision':'DECLINE','reason':'x'}                 | 404 | There is no transfer
            unknown   | ruling    | {'decision':'RECOGNISE','reason':'x'}               | 404 | There is no transfer
            """)
    void saysWhatIsWrongWithWhatWasSaid(String key, String what, String body, int status, String detail) {
        assertProblem(say(key, what, body), status, detail);
    }

    @Test
    void saysWhatIsWrongWithAQuestion() {
        assertProblem(api.get(path("unknown")), 404, "There is no transfer");
        assertProblem(api.get("/api/referred?after=yesterday"), 400, "'after' must be");
    }

    private static void assertProblem(Answer answer, int status, String detail) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.detail()).contains(detail);
    }
}
