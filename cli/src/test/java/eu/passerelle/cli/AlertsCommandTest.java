package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the command makes of the API's answers. */
@Tag("slow")
class AlertsCommandTest {

    private static final String ALERT = """
            {"state":"%s","silenced":%s,"what":"tampere: the run was stopped.","responsible":"UNIVERSITY",
             "todo":"Open the university.","path":"#/university/tampere"}
            """;

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, String> posted = new ConcurrentHashMap<>();

    @SuppressWarnings("NullAway.Init")
    private HttpServer hub;

    @BeforeEach
    void start() throws IOException {
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            posted.put(path, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = answers.getOrDefault(path, "{\"detail\":\"You do not have the role 'administer'.\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answers.containsKey(path) ? 200 : 403, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        hub.start();
    }

    @AfterEach
    void stop() {
        hub.stop(0);
    }

    private Command.Ended run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--url";
        all[arguments.length + 1] = "http://localhost:" + hub.getAddress().getPort();
        return Command.end(all);
    }

    @Test
    void tellsWhatStandsWhoMustActAndWhere() {
        answers.put(
                "/api/alerts",
                "[" + ALERT.formatted("OPEN", "true") + "," + ALERT.formatted("RESOLVED", "false") + "]");
        answers.put(
                "/api/alerts/channels", "[{\"name\":\"ops\",\"waiting\":2,\"failing\":\"channel 'ops': HTTP 500\"}]");

        Command.Ended ended = run("alerts");

        assertThat(ended.exit()).isEqualTo(ExitCodes.NEEDS_YOU);
        assertThat(ended.out())
                .contains("OPEN, silenced  tampere: the run was stopped.", "UNIVERSITY must act: Open the university.")
                .contains("/#/university/tampere", "! 2 alerts wait: channel 'ops': HTTP 500")
                .doesNotContain("RESOLVED");
        assertThat(run("alerts", "--all").out()).contains("RESOLVED");
    }

    @Test
    void endsWithZeroWhereNothingStandsAlsoForStaffWhoMayNotSeeTheChannels() {
        answers.put("/api/alerts", "[" + ALERT.formatted("PENDING", "false") + "]");

        Command.Ended ended = run("alerts", "--university", "tampere");

        assertThat(ended.exit()).isEqualTo(ExitCodes.OK);
        assertThat(ended.error()).isEmpty();
    }

    @Test
    void aDryRunSaysWhoWouldBeTold() {
        answers.put(
                "/api/alerts/rehearsal",
                "{\"seen\":[{\"what\":\"seen this\"}],\"notices\":[{\"kind\":\"OPENED\",\"channel\":\"ops\",\"text\":{\"what\":\"this\"}}]}");

        assertThat(run("alerts", "--dry-run").out()).contains("seen  seen this", "OPENED would be told to ops: this");
    }

    @Test
    void aTestEndsAsTheSampleDid() {
        answers.put("/api/alerts/channels/ops/test", "{\"channel\":\"ops\",\"arrived\":true,\"failure\":null}");
        answers.put(
                "/api/alerts/channels/chat/test", "{\"channel\":\"chat\",\"arrived\":false,\"failure\":\"HTTP 404\"}");

        assertThat(run("alerts", "--test", "ops").exit()).isEqualTo(ExitCodes.OK);
        assertThat(run("alerts", "--test", "chat").exit()).isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(run("alerts", "--test", "chat").out()).contains("HTTP 404");
    }

    @Test
    void silencesForAWhileAndNoLonger() {
        answers.put("/api/alerts/silences", "{\"id\":\"s1\",\"until\":\"2026-11-26T20:00:00Z\"}");
        answers.put("/api/alerts/silences/s1/end", "{\"ended\":true}");

        Command.Ended silenced =
                run("alerts", "silence", "--university", "tampere", "--for", "PT8H", "--reason", "moved");
        JsonNode wish = JsonMapper.shared().readTree(String.valueOf(posted.get("/api/alerts/silences")));

        assertThat(silenced.out()).contains("Silent until 2026-11-26T20:00:00Z, as s1.");
        assertThat(wish.path("university").asString()).isEqualTo("tampere");
        assertThat(wish.path("rule").isNull()).isTrue();
        assertThat(Instant.parse(wish.path("until").asString()))
                .isBetween(
                        Instant.now().plus(Duration.ofHours(7)), Instant.now().plus(Duration.ofHours(9)));
        assertThat(run("alerts", "unsilence", "s1").out()).contains("Ended.");
    }
}
