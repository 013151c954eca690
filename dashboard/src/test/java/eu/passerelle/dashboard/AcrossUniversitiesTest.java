package eu.passerelle.dashboard;

import static eu.passerelle.dashboard.SamplePeople.HERE;
import static eu.passerelle.dashboard.SamplePeople.LEAVER;
import static eu.passerelle.dashboard.SamplePeople.OVERSEER;
import static eu.passerelle.dashboard.SamplePeople.THERE;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.dashboard.access.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What is asked for in a body, or of several universities at once: each sees and changes its own. */
@SpringBootTest(
        classes = SampleDashboard.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"sample.token=secret", "sample.people=true"})
class AcrossUniversitiesTest {

    private static final String OPERATOR = "secret";

    private final SampleJournal here = new SampleJournal(HERE);
    private final SampleJournal there = new SampleJournal(THERE);
    private final String failed = "failed-" + UUID.randomUUID();
    private final String referred = "referred-" + UUID.randomUUID();
    private ApiClient api = new ApiClient(0);
    private String group = "";

    /** Results that no test before has begun to try again. */
    @BeforeEach
    void fill(@LocalServerPort int port) {
        api = new ApiClient(port);
        for (SampleJournal each : List.of(here, there)) {
            each.pull(List.of(failed, referred), List.of());
            each.issue(failed);
            each.refuse(failed);
            each.refer(referred);
        }
        group = get(OPERATOR, "/api/transfers/" + here.id(failed))
                .json()
                .findValue("failureGroup")
                .asString();
    }

    private ApiClient.Answer get(String token, String path) {
        return api.get(path, "Authorization", "Bearer " + token);
    }

    private ApiClient.Answer post(String token, String path, String body) {
        return api.post(path, body.replace('\'', '"'), "Authorization", "Bearer " + token);
    }

    private String noteOf(String caller) {
        return get(caller, "/api/failure-groups")
                .json()
                .valueStream()
                .filter(each -> each.path("group").asString().equals(group))
                .map(each -> each.path("note").asString(""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsSaidToAGroupCountsWhereItWasSaidAndWhereTheOperatorSaysIt() {
        String path = "/api/failure-groups/" + group + "/state";
        String itsStaff = SamplePeople.staff(HERE, Role.RETRY);
        String others = SamplePeople.staff(THERE, Role.RETRY);

        post(OPERATOR, path, "{'state':'OPEN','note':'of all'}");
        post(itsStaff, path, "{'state':'ACKNOWLEDGED','note':'of here'}");

        assertThat(noteOf(itsStaff)).isEqualTo("of here");
        assertThat(noteOf(others)).isEqualTo("of all");
        assertThat(noteOf(OPERATOR)).isEqualTo("of all");
    }

    private String both() {
        return "{'transfers':['%s','%s']}".formatted(here.id(failed), there.id(failed));
    }

    @Test
    void ofWhatIsTriedAgainTogetherOnesOwnIsTriedAndSeen() {
        JsonNode byOthers = post(SamplePeople.staff(THERE, Role.RETRY), "/api/retries", both())
                .json();
        String job = "/api/retries/" + byOthers.path("id").asString();

        assertThat(byOthers.path("asked").asInt()).isEqualTo(1);
        assertThat(stateOfTheFailed()).isEqualTo("FAILED");
        assertThat(get(SamplePeople.staff(THERE, Role.VIEW), job).status()).isEqualTo(200);
        assertThat(get(SamplePeople.staff(HERE, Role.VIEW), job).status()).isEqualTo(404);
    }

    private String stateOfTheFailed() {
        return get(OPERATOR, "/api/transfers/" + here.id(failed))
                .json()
                .findValue("state")
                .asString();
    }

    @Test
    void retryingAGroupLeavesTheTransfersOfOthers() {
        post(SamplePeople.staff(THERE, Role.RETRY), "/api/failure-groups/" + group + "/retry", "{}");

        assertThat(stateOfTheFailed()).isEqualTo("FAILED");
    }

    @Test
    void aJobOfSeveralIsSteeredByNobodyOfOneAndNamesNoneToThem() {
        String job = "/api/retries/"
                + post(OPERATOR, "/api/retries", both()).json().path("id").asString();

        ApiClient.Answer answer = post(SamplePeople.staff(HERE, Role.RETRY), job + "/cancel", "{}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).doesNotContain("'there'");
        assertThat(get(OPERATOR, job).json().path("state").asString()).isNotEqualTo("CANCELLED");
    }

    @Test
    void whoSeesAllUniversitiesRunsOnlyTheOwn() {
        assertThat(post(OVERSEER, "/api/runs", "{'university':'here'}").status())
                .isEqualTo(202);

        ApiClient.Answer answer = post(OVERSEER, "/api/runs", "{'university':'there'}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.detail()).contains("You do not have the role 'retry' at 'there'");
        assertThat(post(OVERSEER, "/api/runs", "{'university':'nowhere'}").status())
                .isEqualTo(404);
    }

    @Test
    void whatIsReadElsewhereIsNotToldToWhoseUniversityIsReadNoMore() {
        ApiClient.Answer run = post(LEAVER, "/api/runs", "{'university':'gone'}");
        ApiClient.Answer schedule = get(LEAVER, "/api/universities/gone/schedule");

        assertThat(List.of(run, schedule)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text()).contains("'gone'").doesNotContain("twente", "bologna");
        });
        assertThat(post(OPERATOR, "/api/runs", "{'university':'gone'}").detail())
                .contains("twente", "bologna");
    }

    @Test
    void whatConcernsTheOthersInAnswersForAllIsLeftOut() {
        String staff = SamplePeople.staff(HERE, Role.ADMINISTER);

        assertThat(get(OPERATOR, "/api/alerts/rules").text()).contains("universities.tampere");
        assertThat(get(staff, "/api/alerts/rules").text())
                .contains("alerts.thresholds.failedInHour")
                .doesNotContain("tampere");
        assertThat(get(OPERATOR, "/api/policy").text()).contains(SamplePolicy.PROBLEM);
        assertThat(get(staff, "/api/policy").text())
                .contains("release#01234567")
                .doesNotContain(SamplePolicy.PROBLEM);
    }

    private ApiClient.Answer drafted(String caller, String country) {
        return api.put(
                "/api/universities/here/draft",
                "{\"changes\":[{\"path\":[\"country\"],\"value\":\"%s\"}],\"dryRun\":true}".formatted(country),
                "Authorization",
                "Bearer " + caller);
    }

    @Test
    void whoConfiguresOneUniversityHasTheHubReadNothingNew() {
        String staff = SamplePeople.staff(HERE, Role.CONFIGURE);

        ApiClient.Answer answer = drafted(staff, "${env:NEW}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.detail()).contains("${env:NEW}");
        assertThat(drafted(staff, "FIN").status()).isNotEqualTo(403);
        assertThat(drafted(OPERATOR, "${env:NEW}").status()).isNotEqualTo(403);
    }

    private String decided(UUID transfer) {
        return post(
                        SamplePeople.staff(THERE, Role.RECOGNISE),
                        "/api/referred/together/rulings",
                        "{'transfers':['%s'],'decision':'DECLINE','reason':'no'}".formatted(transfer))
                .json()
                .path("outcomes")
                .get(0)
                .path("refused")
                .asString()
                .replace(transfer.toString(), "X");
    }

    @Test
    void aCaseOfOthersAmongLikeOnesIsAsOneThatThereIsNot() {
        assertThat(decided(here.id(referred))).isEqualTo(decided(UUID.randomUUID()));
        assertThat(get(OPERATOR, "/api/transfers/" + here.id(referred))
                        .json()
                        .findValue("state")
                        .asString())
                .isEqualTo("REFERRED");
    }

    @Test
    void anOrderOfOthersIsNeitherSeenNorAnswered() {
        here.pull(List.of("one", "two"), List.of());
        here.issue("one", "two");
        String body = "{'kind':'REVOKE','reason':'KEY_COMPROMISED','explanation':'x','credentials':['%s','%s']}"
                .formatted(here.id("one"), here.id("two"));
        String others = SamplePeople.staff(THERE, Role.ADMINISTER);
        JsonNode order = post(SamplePeople.staff(HERE, Role.RECOGNISE), "/api/credentials/orders", body)
                .json();
        String path = "/api/credentials/orders/" + order.path("id").asString();

        assertThat(order.path("state").asString()).isEqualTo("PROPOSED");
        assertThat(post(others, "/api/credentials/orders", body).status()).isEqualTo(409);
        assertThat(post(others, "/api/credentials/prospects", body).json()).isEmpty();
        assertThat(get(others, "/api/credentials/orders").text())
                .doesNotContain(order.path("id").asString());
        assertThat(post(others, path + "/approval", "{}").status()).isEqualTo(404);
        assertThat(post(others, path + "/rejection", "{}").status()).isEqualTo(404);
        assertThat(post(SamplePeople.staff(HERE, Role.RECOGNISE), path + "/approval", "{}")
                        .status())
                .isEqualTo(409);
        assertThat(post(SamplePeople.staff(HERE, Role.ADMINISTER), path + "/rejection", "{}")
                        .json()
                        .path("answeredBy")
                        .asString())
                .isEqualTo("here-administer");
        assertThat(SampleJournal.DATABASE
                        .jdbc()
                        .queryForList(
                                "select who from audit where subject like ? order by id",
                                String.class,
                                "%" + order.path("id").asString()))
                .as("whose token or log-in it was, of everybody who was let in")
                .containsExactly("here-recognise", "here-administer");
    }
}
