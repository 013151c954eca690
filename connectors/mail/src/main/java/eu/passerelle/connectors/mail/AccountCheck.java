package eu.passerelle.connectors.mail;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.TargetRefused;
import eu.passerelle.connectors.http.OutgoingAddresses;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.util.List;

/** Steps of {@code ./hub check}: connects, encrypts, logs in and hangs up; nothing is sent. */
public final class AccountCheck {

    private static final String REACHABLE = "mail server reachable";
    private static final String ENCRYPTED = "connection encrypted";
    private static final String LOGIN = "login accepted";

    private AccountCheck() {}

    public static List<CheckStep> of(MailAccount account, Limits limits, OutgoingAddresses allowed) {
        try (Transport transport = MailServer.of(account, limits, allowed).connect()) {
            return List.of(
                    CheckStep.ok(REACHABLE, transport.isConnected() ? "greets us" : "greets us, then hangs up"),
                    account.encryption() == MailAccount.Security.NONE
                            ? CheckStep.skipped(ENCRYPTED, "'security' is NONE: for a server on the same machine only")
                            : CheckStep.ok(ENCRYPTED, "TLS with a trusted certificate"),
                    account.user() == null
                            ? CheckStep.skipped(LOGIN, "no 'user' is configured")
                            : CheckStep.ok(LOGIN, "accepted"));
        } catch (ConfigurationInvalid e) {
            return List.of(CheckStep.failed(REACHABLE, String.valueOf(e.getMessage())));
        } catch (MessagingException e) {
            HubException failure = SmtpFailure.of(e, "");
            String step = failure instanceof ConfigurationInvalid
                    ? LOGIN
                    : failure instanceof TargetRefused ? ENCRYPTED : REACHABLE;
            return List.of(CheckStep.failed(step, String.valueOf(failure.getMessage())));
        }
    }
}
