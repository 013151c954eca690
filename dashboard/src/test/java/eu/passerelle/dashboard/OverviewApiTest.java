package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = SampleDashboard.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OverviewApiTest {

    private final SampleJournal journal =
            new SampleJournal("o" + UUID.randomUUID().toString().substring(0, 8)).withOneInEveryState();
    private ApiClient api = new ApiClient(0);

    @BeforeEach
    void connect(@LocalServerPort int port) {
        api = new ApiClient(port);
    }

    private JsonNode ours() {
        return api.get("/api/overview?university=" + journal.university)
                .json()
                .path("universities")
                .path(0);
    }

    @Test
    void tellsTheSameSumsAsTheStatus() {
        JsonNode overview = api.get("/api/overview").json();
        JsonNode status = api.get("/api/status").json();

        assertThat(overview.path("totals")).isEqualTo(status.path("totals"));
        assertThat(overview.path("universities").valueStream().map(each -> each.path("sums")))
                .isEqualTo(status.path("universities")
                        .valueStream()
                        .map(each -> each.path("sums"))
                        .toList());
    }

    @Test
    void tellsTheHourInWhichSomethingWasReadAndFailed() {
        JsonNode hours = ours().path("hours");

        assertThat(hours.valueStream()
                        .mapToInt(hour -> hour.path("runs").asInt())
                        .sum())
                .isEqualTo(1);
        assertThat(hours.valueStream()
                        .mapToInt(hour -> hour.path("read").asInt())
                        .sum())
                .isEqualTo(7);
        assertThat(hours.valueStream()
                        .mapToInt(hour -> hour.path("failed").asInt())
                        .sum())
                .isEqualTo(1);
        assertThat(ours().path("lastGood").asString()).isNotEmpty();
    }

    @Test
    void aStoppedRunIsTheWorstOfItsHourAndNoGoodOne() {
        String good = ours().path("lastGood").asString();

        journal.stopped("SisRejected: HTTP 401.");

        assertThat(ours().path("hours")
                        .valueStream()
                        .map(hour -> hour.path("worst").asString()))
                .contains("STOPPED");
        assertThat(ours().path("lastGood").asString()).isEqualTo(good);
        assertThat(ours().path("lastRun").path("message").asString()).contains("401");
    }

    @Test
    void namesTheSchedulesAndWhatHappenedLast() {
        JsonNode overview = api.get("/api/overview").json();

        assertThat(overview.path("universities")
                        .valueStream()
                        .filter(each -> each.path("id").asString().equals("tampere"))
                        .map(each -> each.path("schedule").path("next").size()))
                .containsExactly(3);
        assertThat(overview.path("events")
                        .valueStream()
                        .map(event -> event.path("at").asString()))
                .hasSizeGreaterThan(0)
                .isSortedAccordingTo(
                        (one, other) -> java.time.Instant.parse(other).compareTo(java.time.Instant.parse(one)));
    }

    @Test
    void outcomesOfEveryRunAddUpToWhatItHasRead() {
        journal.pull(List.of("more"), List.of());
        JsonNode outcomes =
                api.get("/api/runs/outcomes?university=" + journal.university).json();

        JsonNode runs = api.get("/api/runs?university=" + journal.university).json();

        assertThat(runs.valueStream()).hasSize(2).allSatisfy(run -> {
            JsonNode sums = outcomes.path(run.path("id").asString());
            assertThat(sums.path("read").asInt()).isEqualTo(run.path("read").asInt());
        });
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws Exception {
        String path = "/api/transfers?university=" + journal.university;
        HttpResponse<String> first = ask(path, "none");
        String tag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> second = ask(path, tag);
        journal.deliver("issued");
        HttpResponse<String> third = ask(path, tag);

        assertThat(first.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(third.statusCode()).isEqualTo(200);
    }

    @Test
    void payloadsAreNeverTagged() throws Exception {
        HttpResponse<String> payload =
                ask("/api/transfers/" + journal.id("delivered") + "/payloads/RAW?purpose=test", "none");

        assertThat(payload.statusCode()).isEqualTo(200);
        assertThat(payload.headers().firstValue("ETag")).isEmpty();
    }

    private HttpResponse<String> ask(String path, String tag) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(api.base() + path))
                                .header("If-None-Match", tag)
                                .build(),
                        BodyHandlers.ofString());
    }
}
