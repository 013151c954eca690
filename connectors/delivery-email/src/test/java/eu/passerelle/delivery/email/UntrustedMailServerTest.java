package eu.passerelle.delivery.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.connectors.mail.MailAccount.Security;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mail server with implicit TLS and a certificate that nobody trusts. */
class UntrustedMailServerTest {

    private final GreenMail server =
            new GreenMail(patient(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)));

    /** A busy machine takes its time. */
    private static ServerSetup patient(ServerSetup setup) {
        setup.setServerStartupTimeout(30_000);
        return setup;
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void isShownByTheCheckWithTheRepair() {
        EmailSettings settings = new EmailSettings(
                "localhost",
                server.getSmtps().getPort(),
                Security.TLS,
                null,
                null,
                "credentials@kuu.example",
                null,
                null);

        List<CheckStep> steps = new EmailTarget()
                .check(new TargetContext<>(
                        "mail",
                        settings,
                        Limits.DEFAULT,
                        new OutgoingAddresses(List.of("localhost")),
                        Clock.systemUTC()));

        assertThat(steps).singleElement().satisfies(step -> {
            assertThat(step.result()).isEqualTo(CheckStep.Result.FAILED);
            assertThat(step.detail()).contains("trust store");
        });
    }
}
