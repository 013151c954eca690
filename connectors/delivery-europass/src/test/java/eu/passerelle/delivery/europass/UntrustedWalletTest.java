package eu.passerelle.delivery.europass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.failure.HubException.Responsible;
import eu.passerelle.connectors.failure.TargetRefused;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.connectors.testkit.SampleCompletion;
import eu.passerelle.connectors.testkit.SampleCredential;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyStore;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wallet behind a certificate that nobody trusts. */
class UntrustedWalletTest {

    private final HttpsServer server;

    UntrustedWalletTest() throws Exception {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void isRefusedWithTheRepair() {
        Delivery delivery = new Delivery(
                "transfer-1",
                SampleCredential.sealed(UUID.randomUUID(), 1_000),
                new Recipient("europass.eu/anna", null, "en"),
                new University(
                        "kuu",
                        new Organisation(LocalizedText.of("en", "University of Kuu"), "FIN", null, "kuu.example", null),
                        List.of("en"),
                        ZoneId.of("Europe/Helsinki")),
                SampleCompletion.titled(LocalizedText.of("en", "Data Ethics")));

        TargetRefused refused = catchThrowableOfType(
                TargetRefused.class, () -> new EuropassWalletTarget().deliver(context(), delivery));

        assertThat(refused).hasMessageContaining("trust store");
        assertThat(refused.responsible()).isEqualTo(Responsible.HUB);
    }

    @Test
    void isShownByTheCheck() {
        assertThat(new EuropassWalletTarget().check(context()))
                .filteredOn(step -> step.result() == CheckStep.Result.FAILED)
                .extracting(CheckStep::name)
                .containsExactly("connection encrypted");
    }

    private TargetContext<EuropassWalletSettings> context() {
        URI base = URI.create("https://localhost:" + server.getAddress().getPort());
        return new TargetContext<>(
                "europass",
                EuropassWalletSettings.of(base),
                Limits.DEFAULT,
                new OutgoingAddresses(List.of("localhost")),
                Clock.systemUTC());
    }

    /** The mail simulator's library brings a self-signed certificate for localhost. */
    private static SSLContext selfSigned() throws Exception {
        char[] password = "changeit".toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file =
                Objects.requireNonNull(UntrustedWalletTest.class.getResourceAsStream("/greenmail.p12"))) {
            keys.load(file, password);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls;
    }
}
