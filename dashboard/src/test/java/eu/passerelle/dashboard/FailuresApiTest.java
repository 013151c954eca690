package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.dashboard.ApiClient.Answer;
import eu.passerelle.journal.Failure;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = SampleDashboard.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class FailuresApiTest {

    private final SampleJournal journal =
            new SampleJournal("f" + UUID.randomUUID().toString().substring(0, 8));
    /** A cause of its own, in words: numbers do not make a cause. */
    private final String cause = "The wallet of " + journal.university.replaceAll("\\d", "x")
            + UUID.randomUUID().toString().replaceAll("[0-9-]", "") + " is full.";

    private ApiClient api = new ApiClient(0);

    @BeforeEach
    void failTwoOfThree(@LocalServerPort int port) {
        api = new ApiClient(port);
        journal.pull(java.util.List.of("one", "two", "fine"), java.util.List.of());
        journal.issue("one", "two", "fine");
        journal.deliver("fine");
        fail("one", "two");
    }

    private void fail(String... keys) {
        journal.fail(new Failure("deliver:wallet", "TargetRefused", "RECIPIENT", cause, null), keys);
    }

    private JsonNode group() {
        return api.get("/api/failure-groups")
                .json()
                .valueStream()
                .filter(group -> group.path("example").asString().equals(cause))
                .findFirst()
                .orElseThrow();
    }

    private String path(String what) {
        return "/api/failure-groups/" + group().path("group").asString() + what;
    }

    private JsonNode progress(Answer begun) {
        return api.get("/api/retries/" + begun.json().path("batch").asString()).json();
    }

    @Test
    void aGroupIsOpenUntilSomebodySaysHowItStands() {
        assertThat(group().path("state").asString()).isEqualTo("OPEN");

        Answer said = api.post(path("/state"), "{\"state\":\"ACKNOWLEDGED\",\"note\":\" Told them. \"}");

        assertThat(said.json().path("note").asString()).isEqualTo("Told them.");
        assertThat(group().path("state").asString()).isEqualTo("ACKNOWLEDGED");
        assertThat(group().path("changedBy").asString()).isEqualTo("operator");
    }

    @Test
    void aResolvedGroupOpensAgainWhenATransferFailsInItLater() {
        api.post(path("/state"), "{\"state\":\"RESOLVED\"}");
        assertThat(group().path("state").asString()).isEqualTo("RESOLVED");
        api.post("/api/transfers/" + journal.id("one") + "/retry", "{}");

        fail("one");

        assertThat(group().path("state").asString()).isEqualTo("OPEN");
        assertThat(group().path("reopened").asBoolean()).isTrue();
    }

    @Test
    void anIgnoredGroupStaysIgnored() {
        api.post(path("/state"), "{\"state\":\"IGNORED\"}");
        api.post("/api/transfers/" + journal.id("one") + "/retry", "{}");

        fail("one");

        assertThat(group().path("state").asString()).isEqualTo("IGNORED");
    }

    @Test
    void estimatesWithoutChangingAnything() {
        JsonNode estimate = api.get(path("/estimate")).json();

        assertThat(estimate.path("count").asInt()).isEqualTo(2);
        assertThat(estimate.path("deliverAgain").asInt()).isEqualTo(2);
        assertThat(estimate.path("universities").toString()).isEqualTo("[\"" + journal.university + "\"]");
        assertThat(group().path("count").asInt()).isEqualTo(2);
    }

    @Test
    void tellsHowFarAGroupThatWasTriedAgainIs() {
        Answer begun = api.post(path("/retry"), "{}");
        assertThat(begun.json().path("retried").asInt()).isEqualTo(2);
        assertThat(progress(begun).path("underWay").asInt()).isEqualTo(2);

        journal.deliver("one");
        fail("two");

        JsonNode progress = progress(begun);
        assertThat(progress.path("asked").asInt()).isEqualTo(2);
        assertThat(progress.path("delivered").asInt()).isEqualTo(1);
        assertThat(progress.path("failed").asInt()).isEqualTo(1);
        assertThat(progress.path("underWay").asInt()).isZero();
    }

    @Test
    void triesSelectedOnesAgainAndLeavesWhatIsFine() {
        String body = "{\"transfers\":[\"%s\",\"%s\"]}".formatted(journal.id("one"), journal.id("fine"));

        Answer begun = api.post("/api/retries", body);

        assertThat(progress(begun).path("asked").asInt()).isEqualTo(1);
        assertThat(api.journey(journal.id("fine"))
                        .path("transfer")
                        .path("state")
                        .asString())
                .isEqualTo("DELIVERED");
        assertThat(api.get("/api/retries?most=100")
                        .json()
                        .valueStream()
                        .map(batch -> batch.path("id").asString()))
                .contains(begun.json().path("batch").asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/failure-groups/none/state | {'state':'OPEN'} | 404 | in group 'none'",
                "/api/failure-groups/none/state | {} | 400 | Say 'state'",
                "/api/failure-groups/none/state | {'state':'GONE'} | 400 | must be one of",
                "/api/failure-groups/none/retry | {} | 404 | in group 'none'",
                "/api/retries | {} | 400 | Name 1 to 500",
                "/api/retries | {'transfers':[]} | 400 | Name 1 to 500",
                "/api/retries | {'transfers':['00000000-0000-0000-0000-000000000000']} | 409 | None of these",
            })
    void saysWhyItDoesNot(String path, String body, int status, String why) {
        Answer answer = api.post(path, body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.detail()).contains(why);
    }

    @Test
    void knowsNothingOfARetryThatNeverWas() {
        assertThat(api.get("/api/retries/00000000-0000-0000-0000-000000000000").status())
                .isEqualTo(404);
    }
}
