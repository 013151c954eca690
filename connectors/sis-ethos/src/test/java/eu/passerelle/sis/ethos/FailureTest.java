package eu.passerelle.sis.ethos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.ethos.EthosSimulator;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong on the wire, each with its own outcome. */
class FailureTest {

    private static final Watermark IN_THE_QUEUE = new Watermark("{\"queue\":7,\"began\":\"2999-01-01\"}");

    private final Campus campus = new Campus("dublin", "dcu.ie", "en", 50, 300, 7);
    private final EthosConnector connector = new EthosConnector();

    @Test
    void renewsATokenThatEndsInTheMiddleOfARun() {
        try (var ethos = new EthosSimulator(0, campus, Dublin.API_KEY)) {
            var sis = Dublin.sis(Dublin.settings(ethos.address(), Dublin.API_KEY, 50));
            CompletionPage first = connector.read(sis, Watermark.NONE);
            ethos.expireTokens();

            assertThat(connector.read(sis, first.next()).events()).isNotEmpty();
        }
    }

    /** What is kept for some minutes is what Ethos said, not what the settings of before made of it. */
    @Test
    void readsByNewSettingsAtOnce() {
        try (var ethos = new EthosSimulator(0, campus, Dublin.API_KEY)) {
            EthosSettings before = Dublin.settings(ethos.address(), Dublin.API_KEY, 50);
            EthosSettings after = new EthosSettings(
                    before.base(),
                    before.auth(),
                    before.pageSize(),
                    before.scaleDefault(),
                    before.gradeSchemes(),
                    before.creditUnit(),
                    "/",
                    before.noResultGrades(),
                    before.fullReadingDays(),
                    before.versions());

            assertThat(codes(Dublin.sis(before))).allMatch(code -> code.contains("-") && !code.contains("/"));
            assertThat(codes(Dublin.sis(after))).allMatch(code -> code.contains("/"));
        }
    }

    private List<String> codes(SisContext<EthosSettings> sis) {
        return connector.read(sis, Watermark.NONE).events().stream()
                .map(event -> ((CompletionEvent.Reported) event).completion().opportunityCode())
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void waitsAsLongAsTheSisAsks() {
        try (var ethos = new EthosSimulator(0, campus, Dublin.API_KEY)) {
            var sis = Dublin.sis(Dublin.settings(ethos.address(), Dublin.API_KEY, 50));
            connector.read(sis, Watermark.NONE);
            ethos.server().fail(1, 429, Map.of("Retry-After", "17"));

            assertThatThrownBy(() -> connector.read(sis, Watermark.NONE))
                    .isInstanceOfSatisfying(
                            RateLimited.class,
                            limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(17)));
        }
    }

    @Test
    void refusesAServiceThatRepeatsOnePageForEver() {
        try (var ethos = new EthosSimulator(0, campus, Dublin.API_KEY)) {
            var sis = Dublin.sis(Dublin.settings(ethos.address(), Dublin.API_KEY, 50));
            CompletionPage first = connector.read(sis, Watermark.NONE);
            ethos.ignoreOffset();

            assertThatThrownBy(() -> connector.read(sis, first.next()))
                    .isInstanceOf(MalformedRecord.class)
                    .hasMessageContaining("'offset'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Maintenance</html>", "{\"id\":1}", "[{]", "\"text\"", ""})
    void refusesWhatIsNoListOfGrades(String body) {
        assertMalformed(body, StandardCharsets.UTF_8, Watermark.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Maintenance</html>", "{\"id\":1}", "[{}]", "[{\"id\":3,\"operation\":\"deleted\"}]"})
    void refusesWhatIsNoListOfNotifications(String body) {
        assertMalformed(body, StandardCharsets.UTF_8, IN_THE_QUEUE);
    }

    @Test
    void refusesAnotherEncodingThanUtf8() {
        assertMalformed("[{\"id\":\"Maintenance Ó\"}]", StandardCharsets.ISO_8859_1, Watermark.NONE);
    }

    @Test
    void refusesJsonThatIsNestedTooDeeply() {
        assertMalformed("[".repeat(5_000) + "]".repeat(5_000), StandardCharsets.UTF_8, Watermark.NONE);
    }

    private void assertMalformed(String body, Charset encoding, Watermark since) {
        try (var server = new SimulatedServer(0, exchange -> answer(exchange, body.getBytes(encoding)))) {
            var sis = Dublin.sis(Dublin.settings(server.address(), Dublin.API_KEY, 50));

            assertThatThrownBy(() -> connector.read(sis, since))
                    .isInstanceOf(MalformedRecord.class)
                    .hasMessageContaining("dublin")
                    .hasMessageNotContaining("Maintenance");
        }
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        byte[] token = "some.jwt.token".getBytes(StandardCharsets.UTF_8);
        SimulatedServer.send(
                exchange,
                200,
                "application/json",
                exchange.getRequestURI().getPath().equals("/auth") ? token : body);
    }

    @Test
    void keepsANotificationThatNamesNothingAndGoesOn() {
        String body = "[{\"id\":8,\"resource\":{\"name\":\"student-transcript-grades\"},\"operation\":\"replaced\"},"
                + "{\"id\":9,\"resource\":{\"name\":\"persons\",\"id\":\"x\"},\"operation\":\"replaced\"}]";
        try (var server = new SimulatedServer(0, exchange -> answer(exchange, body.getBytes(StandardCharsets.UTF_8)))) {
            var sis = Dublin.sis(Dublin.settings(server.address(), Dublin.API_KEY, 50));

            CompletionPage page = connector.read(sis, IN_THE_QUEUE);

            assertThat(page.rejected())
                    .singleElement()
                    .satisfies(rejected -> assertThat(rejected.reason()).contains("which grade"));
            assertThat(page.events()).isEmpty();
            assertThat(page.next().value()).contains("\"queue\":9");
        }
    }

    @Test
    void refusesATokenThatIsNone() {
        try (var server = new SimulatedServer(
                0,
                exchange -> SimulatedServer.send(
                        exchange, 200, "text/html", "<html>log in</html>".getBytes(StandardCharsets.UTF_8)))) {
            var sis = Dublin.sis(Dublin.settings(server.address(), Dublin.API_KEY, 50));

            assertThatThrownBy(() -> connector.read(sis, Watermark.NONE))
                    .isInstanceOf(SisRejected.class)
                    .hasMessageContaining("dublin");
        }
    }

    @Test
    void saysThatThereIsNothingUnderAWrongBase() {
        try (var ethos = new EthosSimulator(0, campus, Dublin.API_KEY)) {
            URI wrong = ethos.address().resolve("/wrong");
            var sis = Dublin.sis(Dublin.settings(wrong, Dublin.API_KEY, 50));

            assertThatThrownBy(() -> connector.read(sis, Watermark.NONE))
                    .isInstanceOf(SisRejected.class)
                    .hasMessageContaining("dublin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "{}", "[]", "{\"queue\":\"x\"}", "{\"began\":\"soon\"}"})
    void startsWithAllGradesAtAWatermarkOfAnotherKind(String watermark) {
        try (var ethos = new EthosSimulator(0, campus, Dublin.API_KEY)) {
            var sis = Dublin.sis(Dublin.settings(ethos.address(), Dublin.API_KEY, 50));

            assertThat(connector.read(sis, new Watermark(watermark)).events()).isNotEmpty();
        }
    }
}
