package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.dashboard.ApiClient.Answer;
import eu.passerelle.journal.Failure;
import eu.passerelle.journal.RetryRunner;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = SampleDashboard.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RetriesApiTest {

    private final SampleJournal journal =
            new SampleJournal("r" + UUID.randomUUID().toString().substring(0, 8));

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private RetryRunner runner;

    private ApiClient api = new ApiClient(0);

    @BeforeEach
    void failTwelveOfThirteen(@LocalServerPort int port) {
        api = new ApiClient(port);
        String[] keys = SampleJournal.keys("key", 12).toArray(String[]::new);
        journal.pull(List.of(keys), List.of("bad"));
        journal.pull(List.of("fine"), List.of());
        journal.issue(keys);
        journal.issue("fine");
        journal.deliver("fine");
        journal.fail(new Failure("deliver:wallet", "TargetRefused", "RECIPIENT", "It is full.", null), keys);
    }

    private String query(String more) {
        return "{\"query\":{\"university\":\"%s\"}%s}".formatted(journal.university, more);
    }

    private JsonNode job(Answer begun) {
        runner.tick();
        return api.get("/api/retries/" + begun.json().path("id").asString()).json();
    }

    @Test
    void estimatesWithoutChangingAnything() {
        JsonNode estimate = api.post("/api/retries/estimate", query(",\"from\":\"DELIVER\""))
                .json();

        assertThat(estimate.path("count").asInt()).isEqualTo(12);
        assertThat(estimate.path("targets").path("wallet").asInt()).isEqualTo(12);
        assertThat(estimate.path("universities").path(journal.university).asInt())
                .isEqualTo(12);
        assertThat(estimate.path("seconds").asInt()).isEqualTo(2);
        assertThat(api.journey(journal.id("key-10000"))
                        .path("transfer")
                        .path("state")
                        .asString())
                .isEqualTo("FAILED");
    }

    @Test
    void tellsHowFarItIsAndWhatBecameOfEach() {
        Answer begun = api.post("/api/retries", query(",\"why\":\"the wallet has room again\""));
        assertThat(begun.json().path("sent").asInt()).isEqualTo(10);
        assertThat(begun.json().path("queued").asInt()).isEqualTo(2);

        JsonNode items = api.get("/api/retries/" + begun.json().path("id").asString() + "/items?state=SENT&most=4")
                .json();
        journal.deliver(items.path("items")
                .valueStream()
                .map(item -> item.path("sourceKey").asString())
                .toArray(String[]::new));

        assertThat(items.path("next").isNull()).isFalse();
        JsonNode job = job(begun);
        assertThat(job.path("delivered").asInt()).isEqualTo(4);
        assertThat(job.path("underWay").asInt()).isEqualTo(8);
        assertThat(job.path("why").asString()).isEqualTo("the wallet has room again");
        assertThat(api.get("/api/retries?most=100")
                        .json()
                        .valueStream()
                        .map(each -> each.path("id").asString()))
                .contains(begun.json().path("id").asString());
    }

    @Test
    void aPageOfNothingIsEmpty() {
        String job = api.post("/api/retries", query("")).json().path("id").asString();

        Answer none = api.get("/api/retries/" + job + "/items?state=CANCELLED&most=0");

        assertThat(none.status()).isEqualTo(200);
        assertThat(none.json().path("items")).isEmpty();
    }

    @Test
    void pausesResumesAndCancels() {
        Answer begun = api.post("/api/retries", query(""));
        String path = "/api/retries/" + begun.json().path("id").asString();

        assertThat(api.post(path + "/pause", "{\"why\":\"lunch\"}")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("PAUSED");
        assertThat(api.post(path + "/pause", "{}").detail())
                .contains("cannot be paused: it is not running, it is PAUSED");
        assertThat(api.post(path + "/resume", "{}").json().path("state").asString())
                .isEqualTo("RUNNING");
        assertThat(api.post(path + "/cancel", "{}").json().path("state").asString())
                .isEqualTo("CANCELLED");
        assertThat(job(begun).path("cancelled").asInt()).isEqualTo(2);
        assertThat(api.post(path + "/resume", "{}").status()).isEqualTo(409);
    }

    @Test
    void triesSelectedOnesAgainAndLeavesWhatIsFine() {
        String body = "{\"transfers\":[\"%s\",\"%s\"]}".formatted(journal.id("key-10000"), journal.id("fine"));

        Answer begun = api.post("/api/retries", body);

        assertThat(begun.json().path("asked").asInt()).isEqualTo(1);
        assertThat(api.journey(journal.id("fine"))
                        .path("transfer")
                        .path("state")
                        .asString())
                .isEqualTo("DELIVERED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/retries | {} | 400 | Name 1 to 500",
                "/api/retries | {'transfers':[]} | 400 | Name 1 to 500",
                "/api/retries | {'group':'g','target':'wallet'} | 400 | One target alone can only be handed",
                "/api/retries | {'group':'g','asThen':true} | 400 | The configuration of then is for READ and ISSUE",
                "/api/retries | {'group':'g','rate':0} | 400 | The rate is 1 to 1000",
                "/api/retries | {'query':{'state':'DELIVERED'}} | 400 | has come to its end",
                "/api/retries | {'transfers':['00000000-0000-0000-0000-000000000000']} | 409 | None of these",
                "/api/retries/estimate | {} | 400 | Name 1 to 500",
                "/api/retries/00000000-0000-0000-0000-000000000000/pause | {} | 404 | Nothing was tried again",
            })
    void saysWhyItDoesNot(String path, String body, int status, String why) {
        Answer answer = api.post(path, body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.detail()).contains(why);
    }

    private String edit(String text, String who) {
        return "{\"kind\":\"RAW\",\"text\":\"%s\",\"reason\":\"the date was swapped\",\"who\":\"%s\"}"
                .formatted(text, who);
    }

    @Test
    void anEditIsReadAtOnceAndAppliedByASecondPerson() {
        String path = "/api/transfers/" + journal.id("bad") + "/edits";
        assertThat(api.get(path).json().path("not").isNull()).isTrue();
        assertThat(api.post(path, edit("still bad", "Ann")).detail()).contains("The date cannot be read.");
        JsonNode proposed = api.post(path, edit("bad 2026-06-01", "Ann")).json();
        String edit = path + "/" + proposed.path("id").asString();
        assertThat(api.get("/api/edits?most=500").json().valueStream().map(each -> each.path("id")))
                .contains(proposed.path("id"));
        JsonNode difference = api.get(edit + "/difference?purpose=review").json();
        assertThat(difference.path("before").asString()).isEqualTo("bad");
        assertThat(difference.path("difference").asString()).contains("-bad", "+bad 2026-06-01");
        assertThat(api.post(edit + "/approval", "{\"who\":\"ann\",\"reason\":\"mine\"}")
                        .status())
                .isEqualTo(409);
        assertThat(api.post(edit + "/approval", "{\"who\":\"Ben\",\"reason\":\"seen\"}")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("APPLIED");
        assertThat(api.journey(journal.id("bad")).path("transfer").path("state").asString())
                .isEqualTo("PULLED");
        assertThat(api.get(edit + "/difference?purpose=review")
                        .json()
                        .path("before")
                        .asString())
                .isEqualTo("bad");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 400 | Say 'kind'",
                "{'kind':'SEALED','text':'x'} | 400 | Only the source record",
                "{'kind':'RAW','text':'x'} | 400 | Say why in 'reason'",
                "{'kind':'RAW','text':'x','reason':'r'} | 400 | Say in 'who'",
                "{'kind':'RAW','text':'x','reason':'r','who':' '} | 400 | must be a name",
            })
    void saysWhyItDoesNotEdit(String body, int status, String why) {
        Answer answer = api.post("/api/transfers/" + journal.id("bad") + "/edits", body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.detail()).contains(why);
    }
}
