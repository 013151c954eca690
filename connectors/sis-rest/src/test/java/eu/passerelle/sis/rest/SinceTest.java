package eu.passerelle.sis.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.testkit.Reading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading of changes, window by window. */
class SinceTest {

    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final String LIST = "path: /results, query: {from: '{since.from}', to: '{since.to}'}";

    @Test
    void asksWindowByWindowAndNextTimeFromWhereTheRunBegan() {
        try (Wire wire = new Wire(exchange -> Wire.json(exchange, "[]"))) {
            RestSettings settings =
                    wire.settings("", LIST, "since: {start: 2026-01-01, step: P10D, lookback: PT2H, format: date}");

            Reading first = Reading.of(new RestConnector(), at(settings, "2026-01-25T10:00:00Z"), Watermark.NONE);
            Reading second = Reading.of(new RestConnector(), at(settings, "2026-01-26T10:00:00Z"), first.next());

            assertThat(wire.asked())
                    .containsExactly(
                            "/results?from=2026-01-01&to=2026-01-11",
                            "/results?from=2026-01-11&to=2026-01-21",
                            "/results?from=2026-01-21&to=2026-01-25",
                            "/results?from=2026-01-25&to=2026-01-26");
            assertThat(first.complete()).isEmpty();
            assertThat(second.next().value()).contains("2026-01-26T10:00:00Z");
        }
    }

    @Test
    void nextTimeBeginsAtTheLatestChangeSeenByTheClockOfTheSis() {
        try (Wire wire = new Wire(exchange -> Wire.json(exchange, Wire.rows(0, 4)))) {
            RestSettings settings =
                    wire.settings("", LIST, "since: {start: 2026-01-01, lookback: P1D, field: changed}");

            Reading first = Reading.of(new RestConnector(), at(settings, "2026-05-01T00:00:00Z"), Watermark.NONE);
            Reading.of(new RestConnector(), at(settings, "2026-05-02T00:00:00Z"), first.next());

            assertThat(wire.asked())
                    .containsExactly(
                            "/results?from=2025-12-31T23%3A00%3A00Z&to=2026-05-01T00%3A00%3A00Z",
                            "/results?from=2026-03-03T12%3A00%3A00Z&to=2026-05-02T00%3A00%3A00Z");
        }
    }

    @Test
    void aWindowGoesOnAfterACrashWithItsOwnEnd() {
        try (Wire wire = new Wire(exchange -> {
            boolean first = exchange.getRequestURI().getQuery().contains("page=1");
            Wire.json(exchange, first ? Wire.rows(0, 3) : Wire.rows(3, 4));
        })) {
            RestSettings settings = wire.settings(
                    "paging: {kind: PAGE, parameter: page, size: 3}", LIST, "since: {start: 2026-01-01, format: date}");

            var page = new RestConnector().read(at(settings, "2026-05-01T00:00:00Z"), Watermark.NONE);
            var rest = new RestConnector().read(at(settings, "2026-05-09T00:00:00Z"), page.next());

            assertThat(page.last()).isFalse();
            assertThat(rest.last()).isTrue();
            assertThat(wire.asked()).allSatisfy(asked -> assertThat(asked).contains("to=2026-05-01"));
            assertThat(rest.next().value()).contains("2026-05-01");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "iso,2026-03-01T11:30:00Z",
        "date,2026-03-01",
        "epochSeconds,1772364600",
        "epochMillis,1772364600000",
        "dd/MM/yyyy HH:mm:ss,01/03/2026 12:30:00"
    })
    void writesAndReadsTheTimeAsDeclared(String format, String written) {
        Since since = new Since(LocalDate.of(2026, 1, 1), null, null, null, format);
        Instant moment = Instant.parse("2026-03-01T11:30:00Z");

        assertThat(since.write(moment, AMSTERDAM)).isEqualTo(written);
        assertThat(since.read(written, AMSTERDAM))
                .isEqualTo(format.equals("date") ? Instant.parse("2026-02-28T23:00:00Z") : moment);
        assertThat(since.read("nonsense", AMSTERDAM)).isNull();
        assertThat(since.back()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void isNeverComplete() {
        try (Wire wire = new Wire(exchange -> Wire.json(exchange, "[]"))) {
            assertThatThrownBy(() -> wire.settings("", LIST, "since: {start: 2026-01-01}\n  complete: true"))
                    .hasMessageContaining("never 'complete'");
        }
    }

    private static SisContext<RestSettings> at(RestSettings settings, String now) {
        return UniversityFiles.sis(settings, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }
}
