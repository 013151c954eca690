package eu.passerelle.sis.apogee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.failure.SisUnavailable;
import eu.passerelle.simulators.SimulatedServer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the connector makes of a service that misbehaves, or only speaks as Apogée does. */
class ApogeeWireTest {

    private static final Charset LATIN_9 = Charset.forName("ISO-8859-15");
    private static final String RESULT = Insa.contract(
            "UE1",
            "<elp><codElp>%s</codElp><libElp>Cœur &amp; 5 €</libElp></elp><resultatsElp><item><notElp>12</notElp>"
                    + "</item></resultatsElp>");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private CompletionPage answered(int status, String body) {
        try (SimulatedServer server = new SimulatedServer(
                0, exchange -> SimulatedServer.send(exchange, status, "text/xml", body.getBytes(LATIN_9)))) {
            return Insa.read(server, folder);
        }
    }

    private static String title(CompletionPage page) {
        return ((CompletionEvent.Reported) page.events().getFirst())
                .completion()
                .title()
                .in("fr");
    }

    @Test
    void readsTheDeclaredEncoding() {
        String declaration = "<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?>";
        try (SimulatedServer server = Insa.holding(LATIN_9, declaration, RESULT, "")) {
            assertThat(title(Insa.read(server, folder))).isEqualTo("Cœur & 5 €");
        }
    }

    @Test
    void readsTheEncodingOfTheTransportWhereTheDocumentNamesNone() {
        byte[] reply = Insa.reply("recupererContratPedagogiqueResultatElpEpr_v6", RESULT)
                .getBytes(LATIN_9);
        byte[] stages = Insa.reply(
                        "recupererContratPedagogiqueResultatVdiVet_v2",
                        "<r><annee>2025</annee><etapes><item><etape><codEtp>E</codEtp></etape></item></etapes></r>")
                .getBytes(LATIN_9);
        try (SimulatedServer server = new SimulatedServer(0, exchange -> {
            String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] answer = request.contains("VdiVet") ? stages : reply;
            SimulatedServer.send(exchange, 200, "text/xml; charset=\"ISO-8859-15\"", answer);
        })) {
            assertThat(title(Insa.read(server, folder))).isEqualTo("Cœur & 5 €");
        }
    }

    @Test
    void keepsAReplyInAnotherEncodingThanItSaysAsOneRejectedRecord() {
        try (SimulatedServer server = Insa.holding(LATIN_9, "", RESULT, "")) {
            CompletionPage page = Insa.read(server, folder);

            assertThat(page.events()).isEmpty();
            assertThat(page.complete()).isEmpty();
            assertThat(page.rejected()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 200, 400})
    void takesTheFaultNothingFoundAsAnEmptyAnswer(int status) {
        CompletionPage page =
                answered(status, Insa.fault("Server.generalException", "technical.data.nullretrieve.findetudiant"));

        assertThat(page.events()).isEmpty();
        assertThat(page.rejected()).isEmpty();
        assertThat(page.complete()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Server.generalException, technical.security.authentication.failed, eu.passerelle.connectors.failure.SisRejected",
        "Server.generalException, technical.database.down, eu.passerelle.connectors.failure.SisUnavailable",
        "Client, parameter.invalid, eu.passerelle.connectors.failure.SisRejected"
    })
    void takesOtherFaultsAsFailures(String code, String text, Class<? extends Throwable> failure) {
        assertThatThrownBy(() -> answered(500, Insa.fault(code, text)))
                .isInstanceOf(failure)
                .hasMessageContaining("insa")
                .hasMessageNotContaining(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>Identifiez-vous</body></html>",
                "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body><s:recupe",
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>&a;</e:Body></e:Envelope>",
                "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><x>&b;</x>"
            })
    void keepsAnUnreadableReplyAsOneRejectedRecord(String body) {
        CompletionPage page = answered(200, body);

        assertThat(page.complete()).isEmpty();
        assertThat(page.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.sourceKey()).startsWith("learner:").doesNotContain(Insa.NUMBER);
            assertThat(rejected.raw().content()).isEqualTo(body.getBytes(LATIN_9));
        });
    }

    @Test
    void slowsDownWhenAsked() {
        try (SimulatedServer server = Insa.holding(LATIN_9, "", "", "")) {
            server.fail(1, 429, Map.of("Retry-After", "17"));

            assertThatThrownBy(() -> Insa.read(server, folder))
                    .isInstanceOfSatisfying(
                            RateLimited.class,
                            limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(17)));
            assertThat(Insa.read(server, folder).complete()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, eu.passerelle.connectors.failure.SisRejected",
        "403, eu.passerelle.connectors.failure.SisRejected",
        "404, eu.passerelle.connectors.failure.SisRejected",
        "503, eu.passerelle.connectors.failure.SisUnavailable"
    })
    void tellsWhoMustActByTheStatus(int status, Class<? extends Throwable> failure) {
        assertThatThrownBy(() -> answered(status, "<p>non</p>"))
                .isInstanceOf(failure)
                .hasMessageContaining("HTTP " + status);
    }

    @Test
    void sendsTheKeyOfAnApiGateway() {
        AtomicReference<String> key = new AtomicReference<>("");
        try (SimulatedServer server = new SimulatedServer(0, exchange -> {
            key.set(String.valueOf(exchange.getRequestHeaders().getFirst("X-Gravitee-Api-Key")));
            SimulatedServer.send(exchange, 403, "text/plain", new byte[0]);
        })) {
            ApogeeSettings settings = new ApogeeSettings(
                    server.address(),
                    null,
                    new ApogeeSettings.ApiKey("X-Gravitee-Api-Key", new Secret("k-1")),
                    Insa.roster(folder).toString(),
                    null,
                    null);

            assertThatThrownBy(() -> new ApogeeConnector().read(Insa.sis(settings), Watermark.NONE))
                    .isInstanceOf(SisRejected.class)
                    .hasMessageContaining("sis.apiKey")
                    .hasMessageNotContaining("k-1");
            assertThat(key).hasValue("k-1");
        }
    }

    @Test
    void isUnavailableWhenTheServiceIsOutOfOrder() {
        try (SimulatedServer server = Insa.holding(LATIN_9, "", "", "")) {
            server.down(true);

            assertThatThrownBy(() -> Insa.read(server, folder)).isInstanceOf(SisUnavailable.class);
        }
    }
}
