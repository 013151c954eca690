package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.dashboard.ApiClient.Answer;
import eu.passerelle.journal.IdentityConflict;
import eu.passerelle.journal.IssueStore;
import eu.passerelle.journal.Likenesses;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearnerIdentifier.Kind;
import java.time.LocalDate;
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
class LearnersApiTest {

    private static final LocalDate BORN = LocalDate.of(2000, 1, 2);

    private final SampleJournal journal =
            new SampleJournal("l" + UUID.randomUUID().toString().substring(0, 8));
    private ApiClient api = new ApiClient(0);

    /** One number of the university with two birth dates; the second record waits. */
    @BeforeEach
    void askOfTwo(@LocalServerPort int port) {
        api = new ApiClient(port);
        LearnerIdentifier number = new LearnerIdentifier(Kind.LOCAL, "4711", null);
        journal.pull("first", BORN, number);
        journal.pull("second", BORN.plusDays(1), number);
        new IssueStore(SampleJournal.DATABASE, SampleJournal.CIPHER)
                .store(List.of(IdentityConflict.referred(journal.id("second"))));
    }

    private JsonNode candidate() {
        return api.get("/api/learners/candidates?most=500")
                .json()
                .valueStream()
                .filter(candidate -> candidate.path("universities").toString().contains(journal.university))
                .findFirst()
                .orElseThrow();
    }

    private String path() {
        return "/api/learners/candidates/" + candidate().path("id").asString();
    }

    @Test
    void listsWhatAPersonMustDecideWithoutPersonalData() {
        Answer list = api.get("/api/learners/candidates?most=500");

        assertThat(candidate().path("reason").asString()).isEqualTo("REUSED");
        assertThat(candidate().path("evidence").toString()).isEqualTo("[\"LOCAL\",\"BIRTH_DATE\"]");
        assertThat(candidate().path("waiting").asInt()).isEqualTo(1);
        assertThat(api.get(path()).json()).isEqualTo(candidate());
        assertThat(list.text()).doesNotContain(SampleJournal.FAMILY_NAME, "4711", "2000-01-02");
    }

    @Test
    void showsBothForAPurposeThatTheAuditLogKeeps() {
        Answer people = api.get(path() + "/people?purpose=to+tell+them+apart");

        assertThat(people.json().findValuesAsString("born")).containsExactlyInAnyOrder("2000-01-02", "2000-01-03");
        assertThat(people.text()).contains(SampleJournal.FAMILY_NAME, "LOCAL 4711");
        assertThat(SampleJournal.DATABASE
                        .jdbc()
                        .queryForList(
                                "select who || ' ' || action || ' ' || detail from audit where subject = ?",
                                String.class,
                                candidate().path("id").asString()))
                .containsExactly("operator see learners to tell them apart");
    }

    @Test
    void aDecisionJoinsTwoAndAnotherTakesThemApart() {
        String path = path();
        String one = candidate().path("one").asString();
        String other = candidate().path("other").asString();

        Answer same = api.post(path + "/decision", "{\"answer\":\"SAME\",\"reason\":\"the SIS had a typing error\"}");

        assertThat(same.json().path("goOn").asInt()).isEqualTo(1);
        assertThat(api.journey(journal.id("second"))
                        .path("transfer")
                        .path("state")
                        .asString())
                .isEqualTo("PULLED");
        JsonNode results = api.get("/api/learners/" + other + "/results").json();
        assertThat(results.findValuesAsString("sourceKey")).containsExactly("first", "second");
        assertThat(results)
                .isEqualTo(api.get("/api/learners/" + one + "/results").json());
        assertThat(api.get("/api/learners/candidates?decided=true")
                        .json()
                        .path(0)
                        .path("why")
                        .asString())
                .isEqualTo("the SIS had a typing error");

        api.post(path + "/decision", "{\"answer\":\"DIFFERENT\",\"reason\":\"two people after all\"}");

        assertThat(api.get("/api/learners/" + other + "/results").json().size()).isEqualTo(1);
        assertThat(api.get(path).json().path("decision").asString()).isEqualTo("DIFFERENT");
    }

    @Test
    void countsLearners() {
        JsonNode counts = api.get("/api/learners").json();

        assertThat(counts.propertyNames())
                .containsExactly("learners", "atSeveralUniversities", "resultsOfNobody", "toReview", "waiting");
        assertThat(counts.path("learners").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(counts.path("waiting").asInt()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"answer":"SAME"}                   | 400 | Say 'answer'
            {"reason":"x"}                      | 400 | Say 'answer'
            {"answer":"SAME","reason":" "}      | 400 | Say 'answer'
            {"answer":"PERHAPS","reason":"x"}   | 400 | 'answer' must be one of [SAME, DIFFERENT]
            """)
    void saysWhatADecisionNeeds(String body, int status, String detail) {
        Answer answer = api.post(path() + "/decision", body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.detail()).contains(detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            /api/learners/candidates/00000000-0000-0000-0000-000000000000                  | 404 | There is no candidate 00000000
            /api/learners/candidates/00000000-0000-0000-0000-000000000000/people?purpose=x | 404 | There is no candidate 00000000
            /api/learners/candidates/00000000-0000-0000-0000-000000000000/people?purpose=+ | 400 | audit log
            /api/learners/candidates/12                                                    | 400 | 'id' must be an id like
            /api/learners/00000000-0000-0000-0000-000000000000/results                     | 404 | There is no learner 00000000
            /api/learners/candidates?most=all                                              | 400 | 'most' must be a whole number
            """)
    void saysWhatIsWrongWithARequest(String path, int status, String detail) {
        Answer answer = api.get(path);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.detail()).contains(detail);
    }

    @Test
    void refusesADecisionThatContradictsOthers() {
        LocalDate born = LocalDate.ofEpochDay(UUID.randomUUID().hashCode() % 1_000_000);
        for (String number : List.of("1", "2", "3")) {
            journal.pull("like-" + number, born, new LearnerIdentifier(Kind.LOCAL, number, null));
        }
        new Likenesses(SampleJournal.DATABASE).ask();
        List<String> decisions = api.get("/api/learners/candidates?most=500")
                .json()
                .valueStream()
                // samples of other tests were born on other days
                .filter(candidate ->
                        candidate.path("universities").toString().equals("[\"" + journal.university + "\"]"))
                .filter(candidate -> candidate.path("reason").asString().equals("LIKENESS"))
                .map(candidate ->
                        "/api/learners/candidates/" + candidate.path("id").asString() + "/decision")
                .toList();
        assertThat(decisions).hasSize(3);
        api.post(decisions.get(0), "{\"answer\":\"SAME\",\"reason\":\"x\"}");
        api.post(decisions.get(1), "{\"answer\":\"SAME\",\"reason\":\"x\"}");

        Answer refused = api.post(decisions.get(2), "{\"answer\":\"DIFFERENT\",\"reason\":\"x\"}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail()).contains("the same by other decisions too");
    }
}
