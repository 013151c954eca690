package eu.passerelle.sis.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.simulators.SimulatedServer;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What answers mean: by the rules of the file, else as usual. */
class AnswersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    503 | {}                  |                                                  | SisUnavailable
                    500 | {}                  |                                                  | SisUnavailable
                    429 | {}                  |                                                  | RateLimited
                    401 | {}                  |                                                  | SisRejected
                    403 | {}                  |                                                  | SisRejected
                    404 | {}                  |                                                  | SisRejected
                    302 | {}                  |                                                  | SisRejected
                    409 | {}                  | {status: [409], action: RETRY}                   | SisUnavailable
                    200 | {"error": "BUSY"}   | {status: [200], when: "error = 'BUSY'", action: RETRY} | SisUnavailable
                    200 | {"error": "QUOTA"}  | {when: "error = 'QUOTA'", action: RATE_LIMITED, delay: PT9S} | RateLimited
                    400 | {"code": 7}         | {status: [400], when: code = 7, action: FAIL, kind: CONFIG} | ConfigurationInvalid
                    500 | {"code": 7}         | {status: [500], when: code = 7, action: FAIL}    | SisRejected
                    500 | {"code": 8}         | {status: [500], when: code = 7, action: FAIL}    | SisUnavailable
                    200 | {"a": [1]}          |                                                  | MalformedRecord
                    200 | [1]                 |                                                  | MalformedRecord
                    200 | <html>Secret</html> |                                                  | MalformedRecord
                    """)
    void failsAsTheFileSays(int status, String body, @Nullable String rule, String failure) {
        try (Wire wire = new Wire(exchange -> send(exchange, status, body))) {
            String rules = rule == null ? "" : "rules: [" + rule + "]";
            RestSettings settings = wire.settings(rules, "path: /results", "");

            assertThatThrownBy(() -> read(settings))
                    .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(failure))
                    .hasMessageContaining("twente")
                    .hasMessageNotContaining("Secret");
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        SimulatedServer.send(exchange, status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static CompletionPage read(RestSettings settings) {
        return new RestConnector().read(UniversityFiles.sis(settings), Watermark.NONE);
    }

    @Test
    void waitsAsLongAsTheApiOrElseTheFileSays() {
        try (Wire wire = new Wire(exchange -> {
            if (exchange.getRequestURI().getPath().endsWith("named")) {
                exchange.getResponseHeaders().set("Retry-After", "17");
            }
            send(exchange, 403, "{}");
        })) {
            String rules = "rules: [{status: [403], action: RATE_LIMITED, delay: PT9S}]";

            assertThatThrownBy(() -> read(wire.settings(rules, "path: /named", "")))
                    .isInstanceOfSatisfying(
                            RateLimited.class, e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(17)));
            assertThatThrownBy(() -> read(wire.settings(rules, "path: /other", "")))
                    .isInstanceOfSatisfying(
                            RateLimited.class, e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(9)));
        }
    }

    @Test
    void ignoresWhatARuleIgnoresAndCallsItNotComplete() {
        try (Wire wire = new Wire(exchange -> {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/courses")) {
                Wire.json(exchange, "[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"}]");
            } else if (path.endsWith("/b")) {
                send(exchange, 410, "{}");
            } else if (path.endsWith("/c")) {
                send(exchange, 404, "{}");
            } else {
                Wire.json(exchange, Wire.rows(0, 2));
            }
        })) {
            RestSettings settings = wire.settings(
                    "rules: [{status: [410], action: IGNORE}]\n"
                            + "partitions: [{name: course, key: id, list: {path: /courses}}]",
                    "path: '/results/{partition.course.id}'",
                    "complete: true");

            CompletionPage page = read(settings);

            assertThat(page.events()).hasSize(2);
            assertThat(page.complete()).containsExactly("course:a");
            assertThat(page.last()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"ISO-8859-1,true", "windows-1252,true", "UTF-8,true", "US-ASCII,false"})
    void readsTheDeclaredCharacterSet(String charset, boolean readable) {
        byte[] body = Wire.rows(0, 1).getBytes(readable ? Charset.forName(charset) : StandardCharsets.UTF_8);
        try (Wire wire = new Wire(exchange -> SimulatedServer.send(exchange, 200, "application/json", body))) {
            RestSettings settings = wire.settings("charset: " + charset, "path: /results", "");

            if (readable) {
                assertThat(read(settings).events())
                        .singleElement()
                        .satisfies(event -> assertThat(((CompletionEvent.Reported) event)
                                        .completion()
                                        .learner()
                                        .name()
                                        .given())
                                .isEqualTo("Núria"));
            } else {
                assertThatThrownBy(() -> read(settings)).isInstanceOf(MalformedRecord.class);
            }
        }
    }

    @Test
    void refusesAnotherEncodingThanUtf8WhenNoneIsDeclared() {
        byte[] body = Wire.rows(0, 1).getBytes(StandardCharsets.ISO_8859_1);
        try (Wire wire = new Wire(exchange -> SimulatedServer.send(exchange, 200, "application/json", body))) {
            assertThatThrownBy(() -> read(wire.settings("", "path: /results", "")))
                    .isInstanceOf(MalformedRecord.class);
        }
    }
}
