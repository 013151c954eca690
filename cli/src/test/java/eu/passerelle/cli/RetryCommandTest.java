package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the command asks of a hub, over the wire, and what it tells of the answers. */
class RetryCommandTest {

    private static final String JOB = "00000000-0000-4000-8000-00000000000a";

    private final List<String> paths = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private final Deque<String> answers = new ArrayDeque<>();
    private HttpServer hub;

    RetryCommandTest() throws IOException {
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        hub.createContext("/", this::answer);
        hub.start();
    }

    @AfterEach
    void stop() {
        hub.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        paths.add(call.getRequestMethod() + " " + call.getRequestURI());
        bodies.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] body = answers.remove().getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(200, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    private Command.Ended retry(String... arguments) {
        String url = "http://localhost:" + hub.getAddress().getPort();
        return Command.end(
                Stream.concat(Stream.of("retry"), Stream.concat(Stream.of(arguments), Stream.of("--url", url)))
                        .toArray(String[]::new));
    }

    private static String job(String state, int underWay, String more) {
        return "{\"id\":\"%s\",\"state\":\"%s\",\"asked\":12,\"underWay\":%d%s}".formatted(JOB, state, underWay, more);
    }

    @Test
    void asksForAllThatFitAQueryFromAStep() {
        answers.add(job("RUNNING", 12, ""));

        Command.Ended ended = retry(
                "--query",
                "university=aveiro",
                "--query",
                "state=referred",
                "--from-step",
                "issue",
                "--configuration",
                "then",
                "--rate",
                "5",
                "--stop-at",
                "40",
                "--why",
                "the table is mended");

        JsonNode asked = JsonMapper.shared().readTree(bodies.getFirst());
        assertThat(paths).containsExactly("POST /api/retries");
        assertThat(asked.path("query").toString()).isEqualTo("{\"university\":\"aveiro\",\"state\":\"REFERRED\"}");
        assertThat(asked.path("from").asString()).isEqualTo("ISSUE");
        assertThat(asked.path("asThen").asBoolean()).isTrue();
        assertThat(asked.path("rate").asInt()).isEqualTo(5);
        assertThat(asked.path("stopAt").asInt()).isEqualTo(40);
        assertThat(asked.path("why").asString()).isEqualTo("the table is mended");
        assertThat(ended.out()).contains("12 put back on their way", JOB);
    }

    @Test
    void saysWhatItWouldBe() {
        answers.add("{\"count\":12,\"deliverAgain\":10,\"universities\":{\"aveiro\":12},\"targets\":{\"wallet\":10},"
                + "\"refused\":{\"It is delivered.\":3},\"seconds\":2}");

        Command.Ended ended = retry("--group", "abc", "--from-step", "deliver", "--target", "wallet", "--dry-run");

        assertThat(paths).containsExactly("POST /api/retries/estimate");
        assertThat(bodies.getFirst()).contains("\"group\":\"abc\"", "\"target\":\"wallet\"");
        assertThat(ended.out())
                .contains("12 would be tried again: 10 handed over as they are sealed, 2 judged anew")
                .contains("of: aveiro (12)", "to: wallet (10)", "left out, 3: It is delivered.");
    }

    @Test
    void watchesToTheEndAndTellsByItsExitCode() {
        answers.add(job("RUNNING", 12, ""));
        answers.add(job("STOPPED", 4, ",\"delivered\":6,\"failed\":2,\"says\":\"2 of the last 8 failed again.\""));

        Command.Ended ended = retry(JOB, "--watch");

        assertThat(ended.exit()).isEqualTo(ExitCodes.NEEDS_YOU);
        assertThat(ended.out()).contains("8 of 12 done (6 delivered, 2 failed)", "2 of the last 8 failed again.");
        assertThat(bodies.getFirst()).contains("\"transfers\":[\"" + JOB + "\"]");
        assertThat(paths).endsWith("GET /api/retries/" + JOB);
    }

    /** The hub looks every second whether a job has ended; the universities of others may keep it running for longer. */
    @Test
    void endsWellWhenNothingOfItIsUnderWayAnyMore() {
        answers.add(job("RUNNING", 12, ""));
        answers.add(job("RUNNING", 0, ",\"delivered\":12"));
        answers.add(job("RUNNING", 0, ",\"delivered\":11,\"failed\":1"));

        assertThat(retry(JOB, "--watch").exit()).isEqualTo(ExitCodes.OK);
        assertThat(retry(JOB, "--watch").exit()).isEqualTo(ExitCodes.NEEDS_YOU);
    }

    @Test
    void pausesWithAReasonAndCancels() {
        answers.add(job("PAUSED", 2, ",\"says\":\"lunch\""));
        answers.add(job("CANCELLED", 0, ",\"cancelled\":2"));

        assertThat(retry("pause", JOB, "--why", "lunch").out()).contains("PAUSED: 10 of 12 done", "lunch");
        assertThat(retry("cancel", JOB).out()).contains("12 of 12 done (2 cancelled)");
        assertThat(paths)
                .containsExactly("POST /api/retries/" + JOB + "/pause", "POST /api/retries/" + JOB + "/cancel");
        assertThat(bodies.getFirst()).isEqualTo("{\"why\":\"lunch\"}");
    }

    @Test
    void understandsOnlyNowAndThen() {
        Command.Ended ended = retry(JOB, "--configuration", "yesterday");

        assertThat(ended.exit()).isEqualTo(ExitCodes.USAGE);
        assertThat(ended.error()).contains("'now' or 'then'");
    }
}
