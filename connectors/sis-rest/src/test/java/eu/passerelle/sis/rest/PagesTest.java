package eu.passerelle.sis.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.testkit.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way of paging, over the wire. */
class PagesTest {

    private static final int ROWS = 7;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    PAGE, parameter: page, size: 3, sizeParameter: size                  | page=1 page=2 page=3
                    PAGE, parameter: zero, size: 3, sizeParameter: size, first: 0        | zero=0 zero=1 zero=2
                    PAGE, parameter: page, size: 3, sizeParameter: size, more: more      | page=1 page=2 page=3
                    OFFSET, parameter: start, size: 3, sizeParameter: size               | start=0 start=3 start=6
                    CURSOR, parameter: cursor, next: /next, size: 3, sizeParameter: size | cursor=c3 cursor=c6
                    CURSOR, parameter: cursor, nextHeader: X-Next, size: 3, sizeParameter: size | cursor=c3 cursor=c6
                    LINK, size: 3, sizeParameter: size                                   | after=3 after=6
                    LINK, next: links.next, size: 3, sizeParameter: size                 | after=3 after=6
                    """)
    void readsEveryRowOnceAndGoesOnFromAnyPage(String paging, String asked) {
        for (String results : List.of("", "complete, stable", "complete")) {
            try (Wire wire = new Wire(PagesTest::answer)) {
                String complete = results.isEmpty() ? "" : "complete: true";
                String stable = results.endsWith("stable") ? "\n  stable: true" : "";
                RestSettings settings = wire.settings(
                        "paging: {kind: " + paging + "}", "path: /results, records: /items", complete + stable);

                assertThat(keysFromNewConnectors(settings)).containsExactly("r0", "r1", "r2", "r3", "r4", "r5", "r6");
                assertThat(wire.asked()).anySatisfy(first -> assertThat(first).contains("size=3"));
                assertThat(String.join(" ", wire.asked()))
                        .contains(asked.strip().split(" "));
                Reading reading = Reading.of(new RestConnector(), UniversityFiles.sis(settings), Watermark.NONE);
                assertThat(reading.complete().contains("all")).isEqualTo(!results.isEmpty());
            }
        }
    }

    /** Each page by a connector that knows nothing of the one before, as after a crash. */
    private static List<String> keysFromNewConnectors(RestSettings settings) {
        List<String> keys = new ArrayList<>();
        Watermark watermark = Watermark.NONE;
        CompletionPage page;
        do {
            page = new RestConnector().read(UniversityFiles.sis(settings), watermark);
            page.events().stream().map(CompletionEvent::key).forEach(key -> keys.add(key.sourceKey()));
            watermark = page.next();
        } while (!page.last());
        return keys;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        int from = from(query);
        int to = Math.min(ROWS, from + 3);
        boolean more = to < ROWS;
        if (more) {
            exchange.getResponseHeaders().set("X-Next", "c" + to);
            exchange.getResponseHeaders()
                    .set(
                            "Link",
                            "<http://localhost/first>; rel=\"first\", </results?size=3&after=" + to
                                    + ">; rel=\"next\"");
        }
        String next = more
                ? ",\"next\":\"c%d\",\"links\":{\"next\":\"/results?size=3&after=%d\"}".formatted(to, to)
                : ",\"next\":null";
        Wire.json(exchange, "{\"items\":" + Wire.rows(from, to) + ",\"more\":" + more + next + "}");
    }

    private static int from(String query) {
        Matcher asked =
                Pattern.compile("(page|zero|start|cursor|after)=c?(\\d+)").matcher(query);
        if (!asked.find()) {
            return 0;
        }
        int value = Integer.parseInt(asked.group(2));
        return switch (asked.group(1)) {
            case "page" -> (value - 1) * 3;
            case "zero" -> value * 3;
            default -> value;
        };
    }

    @Test
    void refusesAnApiThatIgnoresThePageNumber() {
        try (Wire wire = new Wire(exchange -> Wire.json(exchange, Wire.rows(0, 3)))) {
            for (String results : List.of("", "complete: true")) {
                RestSettings settings =
                        wire.settings("paging: {kind: PAGE, parameter: page, size: 3}", "path: /results", results);

                assertThatThrownBy(() -> Reading.of(new RestConnector(), UniversityFiles.sis(settings), Watermark.NONE))
                        .isInstanceOf(MalformedRecord.class)
                        .hasMessageContaining("twente")
                        .hasMessageContaining("repeats itself: 'page'");
            }
        }
    }

    @Test
    void refusesACursorThatStaysWhereItIs() {
        try (Wire wire =
                new Wire(exchange -> Wire.json(exchange, "{\"items\":" + Wire.rows(0, 3) + ",\"next\":\"same\"}"))) {
            RestSettings settings = wire.settings(
                    "paging: {kind: CURSOR, parameter: c, next: /next}", "path: /results, records: /items", "");

            assertThatThrownBy(() -> Reading.of(new RestConnector(), UniversityFiles.sis(settings), Watermark.NONE))
                    .isInstanceOf(MalformedRecord.class)
                    .hasMessageContaining("same next page");
        }
    }

    @Test
    void neverFollowsALinkToAnotherHost() {
        try (Wire wire = new Wire(exchange -> {
            exchange.getResponseHeaders().set("Link", "<http://127.0.0.1:1/results>; rel=next");
            Wire.json(exchange, Wire.rows(0, 3));
        })) {
            RestSettings settings = wire.settings("paging: {kind: LINK}", "path: /results", "");

            assertThatThrownBy(() -> Reading.of(new RestConnector(), UniversityFiles.sis(settings), Watermark.NONE))
                    .isInstanceOf(MalformedRecord.class)
                    .hasMessageContaining("another host");
        }
    }

    @Test
    void keepsTheSecondOfTwoRecordsWithOneKey() {
        try (Wire wire = new Wire(
                exchange -> Wire.json(
                        exchange,
                        "[{\"id\":1,\"name\":\"A\",\"day\":\"2026-01-01\"},{\"id\":1,\"name\":\"B\",\"day\":\"2026-01-01\"}]"))) {
            for (String results : List.of("", "complete: true")) {
                Reading reading = Reading.of(
                        new RestConnector(),
                        UniversityFiles.sis(wire.settings("", "path: /results", results)),
                        Watermark.NONE);

                assertThat(reading.reported()).hasSize(1);
                assertThat(reading.rejected())
                        .singleElement()
                        .satisfies(rejected -> assertThat(rejected.reason()).contains("same key"));
                assertThat(reading.complete().isEmpty()).isTrue();
            }
        }
    }

    @Test
    void encodesWhatItPutsIntoAnAddress() {
        try (Wire wire = new Wire(exchange -> Wire.json(
                exchange,
                exchange.getRequestURI().getPath().equals("/courses")
                        ? "[{\"code\":\"../a b?x=1&/ü\"},{\"code\":\"..\"}]"
                        : "[]"))) {
            RestSettings settings = wire.settings(
                    "config: {year: '2026/27'}\npartitions: [{name: course, key: code, list: {path: /courses}}]",
                    "path: '/courses/{partition.course.code}/results', query: {year: '{config.year}', none: '{partition.course.x}'}",
                    "");

            Reading.of(new RestConnector(), UniversityFiles.sis(settings), Watermark.NONE);

            assertThat(wire.asked())
                    .containsExactly(
                            "/courses",
                            "/courses/%252E%252E/results?year=2026%2F27",
                            "/courses/..%2Fa%20b%3Fx%3D1%26%2F%C3%BC/results?year=2026%2F27");
        }
    }

    @Test
    void answersNothingForAnEmptyList() {
        try (Wire wire = new Wire(exchange -> Wire.json(exchange, "[]"))) {
            Reading reading = Reading.of(
                    new RestConnector(),
                    UniversityFiles.sis(wire.settings("", "path: /results", "complete: true")),
                    Watermark.NONE);

            assertThat(reading.reported()).isEmpty();
            assertThat(reading.rejected()).isEmpty();
            assertThat(reading.complete()).containsExactly("all");
            assertThat(reading.next()).isEqualTo(Watermark.NONE);
        }
    }
}
