package eu.passerelle.sis.virta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.Calls;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.failure.SisUnavailable;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.virta.VirtaSimulator;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the connector makes of a service that misbehaves. */
class VirtaWireTest {

    private static final String XML = "text/xml;charset=utf-8";

    private final VirtaConnector connector = new VirtaConnector();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    private CompletionPage read(SimulatedServer server, Limits limits) {
        return connector.read(sis(server.address(), limits), Watermark.NONE);
    }

    private SisContext<VirtaSettings> sis(URI endpoint, Limits limits) {
        return VirtaScenes.sis(VirtaScenes.settings(endpoint, VirtaScenes.roster(home), "key"), limits);
    }

    @Test
    void opensNoMoreConnectionsThanCallsAtOnce() {
        Campus campus = Campus.of("tampere", "tuni.fi", "fi", 700);
        try (VirtaSimulator virta = new VirtaSimulator(0, campus, "key")) {
            Path roster = VirtaScenes.write(home, virta.rosterCsv());
            SisContext<VirtaSettings> sis =
                    VirtaScenes.sis(VirtaScenes.settings(virta.address(), roster, "key"), VirtaScenes.LIMITS);

            Reading.of(connector, sis, Watermark.NONE);

            assertThat(virta.server().requests()).isGreaterThan(5 * Calls.AT_ONCE);
            assertThat(virta.server().connections()).isLessThanOrEqualTo(Calls.AT_ONCE);
        }
    }

    private CompletionPage read(int status, String mediaType, String body) {
        try (SimulatedServer server = VirtaScenes.answering(status, mediaType, body)) {
            return read(server, VirtaScenes.LIMITS);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>Please log in</body></html>",
                "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body><unexpected/></e:Body></e:Envelope>",
                "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body><l:Opintosuo",
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>&a;</e:Body></e:Envelope>",
                "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><x>&b;</x>",
                "<?xml version=\"1.0\" encoding=\"no-such-encoding\"?><x/>",
                "%PDF-1.4"
            })
    void keepsAnUnreadableReplyAsOneRejectedRecord(String body) {
        CompletionPage page = read(200, XML, body);

        assertThat(page.events()).isEmpty();
        assertThat(page.complete()).isEmpty();
        assertThat(page.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.sourceKey()).startsWith("learner:").doesNotContain(VirtaScenes.LEARNER);
            assertThat(rejected.raw().content()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
            assertThat(rejected.reason() + rejected.repair()).doesNotContain(VirtaScenes.LEARNER);
        });
    }

    @Test
    void keepsAReplyInAWrongEncodingAsOneRejectedRecord() {
        byte[] latin =
                VirtaScenes.studies("<Opintosuoritus avain=\"\u00e4\u00f6\"/>").getBytes(StandardCharsets.ISO_8859_1);
        try (SimulatedServer server =
                new SimulatedServer(0, exchange -> SimulatedServer.send(exchange, 200, "text/xml", latin))) {
            assertThat(read(server, VirtaScenes.LIMITS).rejected()).hasSize(1);
        }
    }

    @Test
    void readsAWholePageAlthoughTheContentTypeIsOdd() {
        CompletionPage page = read(200, "application/octet-stream", VirtaScenes.studies(""));

        assertThat(page.complete()).hasSize(1);
    }

    @Test
    void readsNoMoreBytesThanAllowedAndKeepsTheBeginning() {
        Limits small = new Limits(100_000, Duration.ofSeconds(5), Duration.ofSeconds(5), 64);
        String large = VirtaScenes.studies("<x>" + "y".repeat(5_000_000) + "</x>");

        try (SimulatedServer server = VirtaScenes.answering(200, XML, large)) {
            CompletionPage page = read(server, small);

            assertThat(page.rejected()).singleElement().satisfies(rejected -> {
                assertThat(rejected.reason()).contains("limits.maxBytes");
                assertThat(rejected.raw().content()).hasSizeLessThanOrEqualTo(100_000);
            });
        }
    }

    @Test
    void refusesElementsThatNestTooDeep() {
        String deep = VirtaScenes.studies("<a>".repeat(100) + "</a>".repeat(100));

        assertThat(read(200, XML, deep).rejected()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Client, Authentication failed, 500",
        "Server, Virheellinen salasana, 500",
        "Client, Invalid request, 500",
        "Client, Invalid request, 400",
        "Client, Authentication failed, 200"
    })
    void saysRejectedOnFaultsThatOnlyWeCanMend(String code, String text, int status) {
        assertThatThrownBy(() -> read(status, XML, fault(code, text)))
                .isInstanceOf(SisRejected.class)
                .hasMessageContaining("tampere")
                .hasMessageContaining("sis.");
    }

    @Test
    void saysUnavailableOnFaultsOfTheServerAndKeepsItsTextToItself() {
        assertThatThrownBy(() -> read(500, XML, fault("Server", "No rows for 010190-4473")))
                .isInstanceOf(SisUnavailable.class)
                .hasMessageContaining("tampere")
                .hasMessageNotContaining("010190")
                .hasNoCause();
    }

    private static String fault(String code, String text) {
        return VirtaScenes.envelope(
                "<e:Fault><faultcode>e:" + code + "</faultcode><faultstring>" + text + "</faultstring></e:Fault>");
    }

    @ParameterizedTest
    @CsvSource({
        "401, eu.passerelle.connectors.failure.SisRejected",
        "403, eu.passerelle.connectors.failure.SisRejected",
        "404, eu.passerelle.connectors.failure.SisRejected",
        "301, eu.passerelle.connectors.failure.SisRejected",
        "400, eu.passerelle.connectors.failure.SisRejected",
        "408, eu.passerelle.connectors.failure.SisUnavailable",
        "500, eu.passerelle.connectors.failure.SisUnavailable",
        "502, eu.passerelle.connectors.failure.SisUnavailable",
        "503, eu.passerelle.connectors.failure.SisUnavailable"
    })
    void tellsWhoMustActByTheStatus(int status, Class<? extends Throwable> failure) {
        assertThatThrownBy(() -> read(status, "text/html", "<p>no</p>"))
                .isInstanceOf(failure)
                .hasMessageContaining("HTTP " + status)
                .hasMessageContaining("tampere");
        assertThatThrownBy(() -> read(status, "text/html", "")).isInstanceOf(failure);
    }

    @ParameterizedTest
    @CsvSource({"429, 17, 17", "503, 5, 5", "429, 'Wed, 21 Oct 2026 07:28:00 GMT', 30"})
    void slowsDownWhenAsked(int status, String header, int seconds) {
        try (SimulatedServer server = VirtaScenes.answering(200, XML, VirtaScenes.studies(""))) {
            server.fail(1, status, Map.of("Retry-After", header));

            assertThatThrownBy(() -> read(server, VirtaScenes.LIMITS))
                    .isInstanceOfSatisfying(
                            RateLimited.class,
                            limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(seconds)));
            assertThat(read(server, VirtaScenes.LIMITS).complete()).hasSize(1);
        }
    }

    @Test
    void saysUnavailableWhenNobodyListens() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        URI nobody = URI.create("http://localhost:" + free);

        assertThatThrownBy(() -> connector.read(sis(nobody, VirtaScenes.LIMITS), Watermark.NONE))
                .isInstanceOf(SisUnavailable.class)
                .hasMessageContaining("tampere");
    }

    @Test
    void givesUpOnAReplyThatStopsHalfWay() {
        try (SimulatedServer server = new SimulatedServer(0, exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            OutputStream body = exchange.getResponseBody();
            body.write("<e:Envelope".getBytes(StandardCharsets.UTF_8));
            body.flush();
            exchange.getHttpContext().getServer().stop(0);
        })) {
            assertThatThrownBy(() -> read(server, VirtaScenes.LIMITS)).isInstanceOf(SisUnavailable.class);
        }
    }

    @Test
    void callsAllowedHostsOnly() {
        SisContext<VirtaSettings> sis = sis(URI.create("http://localhost:1"), VirtaScenes.LIMITS);
        SisContext<VirtaSettings> nothingAllowed = new SisContext<>(
                sis.university(),
                sis.settings(),
                sis.limits(),
                new OutgoingAddresses(List.of()),
                sis.home(),
                sis.clock());

        assertThatThrownBy(() -> connector.read(nothingAllowed, Watermark.NONE))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("outgoing");
    }
}
