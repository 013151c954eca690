package eu.passerelle.sis.hisinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.hisinone.HisInOneSimulator;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What goes over the wire, and what the connector makes of a service that misbehaves. */
class HisInOneWireTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void sendsAndReadsWhatTheWsdlPromises() throws Exception {
        Schema contract = contract();
        Campus campus = new Campus("tuhh", "tuhh.example", "de", 3, 9, 5);
        try (HisInOneSimulator tune = new HisInOneSimulator(0, campus, "password")) {
            Path roster = Tuhh.write(folder, tune.rosterCsv());
            new HisInOneConnector().read(Tuhh.sis(Tuhh.settings(tune.address(), roster, "password")), Watermark.NONE);

            byte[] request = tune.lastRequest();
            byte[] reply = post(tune.address(), request);

            assertThatCode(() -> contract.newValidator().validate(body(request)))
                    .doesNotThrowAnyException();
            assertThatCode(() -> contract.newValidator().validate(body(reply))).doesNotThrowAnyException();
        }
    }

    private static byte[] post(URI address, byte[] request) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("SOAPAction", "\"http://www.his.de/ws/AchievementService/readAchievements81\"")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    private static Schema contract() throws Exception {
        try (InputStream wsdl = HisInOneConnector.class.getResourceAsStream("/wsdl/achievements.wsdl")) {
            Document document = DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(Objects.requireNonNull(wsdl));
            Element schema = (Element) document.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema")
                    .item(0);
            return SchemaFactory.newDefaultInstance().newSchema(new DOMSource(schema));
        }
    }

    private static DOMSource body(byte[] envelope) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(envelope));
        Node content = document.getElementsByTagNameNS("http://schemas.xmlsoap.org/soap/envelope/", "Body")
                .item(0)
                .getFirstChild();
        Document alone = factory.newDocumentBuilder().newDocument();
        alone.appendChild(alone.importNode(content, true));
        return new DOMSource(alone);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>Bitte anmelden</body></html>",
                "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body><readAch",
                "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body><unexpected/></e:Body></e:Envelope>",
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>&a;</e:Body></e:Envelope>"
            })
    void keepsAnUnreadableReplyAsOneRejectedRecord(String body) {
        CompletionPage page = Tuhh.answered(folder, body);

        assertThat(page.events()).isEmpty();
        assertThat(page.complete()).isEmpty();
        assertThat(page.rejected())
                .singleElement()
                .satisfies(rejected ->
                        assertThat(rejected.sourceKey()).startsWith("learner:").doesNotContain(Tuhh.NUMBER));
    }

    @Test
    void keepsAReplyInAWrongEncodingAsOneRejectedRecord() {
        byte[] latin = Tuhh.reply("1", Tuhh.achievement("7", "<defaulttextEn>\u00fc</defaulttextEn>"))
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Tuhh.answered(folder, 200, latin).rejected()).hasSize(1);
    }

    @Test
    void saysNothingOfAbsenceWhenAPageIsMissing() {
        CompletionPage page = Tuhh.answered(folder, Tuhh.reply("3", Tuhh.achievement("7", "")));

        assertThat(page.events()).hasSize(1);
        assertThat(page.complete()).isEmpty();
    }

    @Test
    void isEmptyForALearnerWithoutAchievements() {
        CompletionPage page = Tuhh.answered(folder, Tuhh.reply("0", ""));

        assertThat(page.events()).isEmpty();
        assertThat(page.rejected()).isEmpty();
        assertThat(page.complete()).hasSize(1);
    }

    @Test
    void rejectsTheLearnerOfAValidationFaultAndGoesOn() {
        Campus campus = new Campus("tuhh", "tuhh.example", "de", 3, 9, 5);
        try (HisInOneSimulator tune = new HisInOneSimulator(0, campus, "password")) {
            Path roster = Tuhh.write(folder, tune.rosterCsv() + "4711,,,\n");

            CompletionPage page = new HisInOneConnector()
                    .read(Tuhh.sis(Tuhh.settings(tune.address(), roster, "password")), Watermark.NONE);

            assertThat(page.events()).isNotEmpty();
            assertThat(page.rejected())
                    .anySatisfy(rejected -> assertThat(rejected.reason()).contains("fault about this learner"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, eu.passerelle.connectors.failure.SisRejected",
        "404, eu.passerelle.connectors.failure.SisRejected",
        "503, eu.passerelle.connectors.failure.SisUnavailable"
    })
    void tellsWhoMustActByTheStatus(int status, Class<? extends Throwable> failure) {
        assertThatThrownBy(() -> Tuhh.answered(folder, status, new byte[0]))
                .isInstanceOf(failure)
                .hasMessageContaining("tuhh")
                .hasMessageContaining("HTTP " + status);
    }

    @Test
    void slowsDownWhenAsked() {
        byte[] empty = Tuhh.reply("0", "").getBytes(StandardCharsets.UTF_8);
        try (SimulatedServer server =
                new SimulatedServer(0, exchange -> SimulatedServer.send(exchange, 200, "text/xml", empty))) {
            server.fail(1, 429, Map.of("Retry-After", "17"));
            Path roster = Tuhh.write(folder, "matrikelnummer\n" + Tuhh.NUMBER + "\n");

            assertThatThrownBy(() -> new HisInOneConnector()
                            .read(Tuhh.sis(Tuhh.settings(server.address(), roster, "password")), Watermark.NONE))
                    .isInstanceOfSatisfying(
                            RateLimited.class,
                            limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(17)));
        }
    }
}
