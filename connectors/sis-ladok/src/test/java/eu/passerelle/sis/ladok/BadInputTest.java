package eu.passerelle.sis.ladok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.http.ClientCertificate;
import eu.passerelle.simulators.SimulatedServer;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Ladok that answers nonsense, and certificates that cannot be used. */
class BadInputTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            no XML                     ; `nonsense`                                                            ; `cannot be read`
            HTML                       ; `<html><body/></html>`                                                ; `no Atom feed`
            a document type            ; `<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]><feed>&x;</feed>` ; `document type`
            an unclosed element        ; `<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:id:1</id>`         ; `cannot be read`
            a page without number      ; `<feed xmlns="http://www.w3.org/2005/Atom"/>`                         ; `its number`
            an entry without id        ; `<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:id:1</id><entry/></feed>` ; `no id`
            a circle                   ; `<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:id:9</id><link rel="next-archive" href="/feed/9"/></feed>` ; `circle`
            """)
    void refusesAFeedThatIsNone(String what, String body, String words) {
        assertMalformed(body, StandardCharsets.UTF_8, words);
    }

    @Test
    void refusesElementsThatNestTooDeeply() {
        assertMalformed(MappingTest.feed("<a>".repeat(100) + "</a>".repeat(100)), StandardCharsets.UTF_8, "deeper");
    }

    @Test
    void refusesAnotherEncodingThanTheDeclared() {
        assertMalformed(MappingTest.feed("Ödegård"), StandardCharsets.ISO_8859_1, "cannot be read");
    }

    private void assertMalformed(String body, Charset encoding, String words) {
        try (SimulatedServer server = answering(body.getBytes(encoding))) {
            // the circle shows only after its page was handled: what was read is handed over first
            assertThatThrownBy(() -> {
                        CompletionPage page = new LadokConnector().read(sis(server.address()), Watermark.NONE);
                        new LadokConnector().read(sis(server.address()), page.next());
                    })
                    .isInstanceOf(MalformedRecord.class)
                    .hasMessageContaining("linkoping")
                    .hasMessageContaining(words);
        }
    }

    @Test
    void keepsAnEventWithoutResultatUid() {
        try (SimulatedServer server =
                answering(MappingTest.feed("<rr:StudentUID>s</rr:StudentUID>").getBytes(StandardCharsets.UTF_8))) {
            CompletionPage page = new LadokConnector().read(sis(server.address()), Watermark.NONE);

            assertThat(page.rejected()).singleElement().satisfies(rejected -> {
                assertThat(rejected.sourceKey()).isEqualTo("entry:e1");
                assertThat(rejected.reason()).contains("ResultatUID");
                assertThat(rejected.raw().content()).isNotEmpty();
            });
            assertThat(page.next().value()).isEqualTo("7/e1");
        }
    }

    @Test
    void saysThatNothingIsThereUnderAWrongBase() {
        try (SimulatedServer server = new SimulatedServer(
                0,
                exchange -> SimulatedServer.send(exchange, 404, "text/plain", new byte[0]),
                LadokScenes.SERVER.serverTrusting(LadokScenes.CLIENT))) {
            assertThatThrownBy(() -> new LadokConnector().read(sis(server.address()), Watermark.NONE))
                    .isInstanceOf(SisRejected.class)
                    .hasMessageContaining("'base'");
        }
    }

    private static SimulatedServer answering(byte[] body) {
        return new SimulatedServer(
                0,
                exchange -> SimulatedServer.send(exchange, 200, "application/atom+xml", body),
                LadokScenes.SERVER.serverTrusting(LadokScenes.CLIENT));
    }

    private SisContext<LadokSettings> sis(URI address) {
        return LadokScenes.sis(LadokSettings.of(address, LadokScenes.certificate(folder, LadokScenes.CLIENT)));
    }

    @Test
    void saysWhatToDoAboutAKeyFileThatIsMissingOrDoesNotOpen() throws Exception {
        Files.write(folder.resolve("client.p12"), LadokScenes.CLIENT.pkcs12());
        Files.writeString(folder.resolve("empty.p12"), "");

        assertInvalid(new ClientCertificate("missing.p12", new Secret("x"), null), "not there");
        assertInvalid(new ClientCertificate("client.p12", new Secret("wrong"), null), "configured password");
        assertInvalid(new ClientCertificate("empty.p12", new Secret("x"), null), "PKCS#12");
        assertInvalid(
                new ClientCertificate("client.p12", new Secret(LadokScenes.PASSWORD), "missing.pem"), "missing.pem");
    }

    private void assertInvalid(ClientCertificate certificate, String words) {
        assertThatThrownBy(() -> certificate.context(folder))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("wrong");
    }
}
