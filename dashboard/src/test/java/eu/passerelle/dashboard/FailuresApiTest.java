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
        assertThat(estimate.path("universities").toString()).isEqualTo("{\"" + journal.university + "\":2}");
        assertThat(group().path("count").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/failure-groups/none/state | {'state':'OPEN'} | 404 | in group 'none'",
                "/api/failure-groups/none/state | {} | 400 | Say 'state'",
                "/api/failure-groups/none/state | {'state':'GONE'} | 400 | must be one of",
                "/api/failure-groups/none/retry | {} | 404 | in group 'none'",
            })
    void saysWhyItDoesNot(String path, String body, int status, String why) {
        Answer answer = api.post(path, body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.detail()).contains(why);
    }
}
