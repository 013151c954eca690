package eu.passerelle.delivery.email;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.mail.MailAccount;
import eu.passerelle.connectors.mail.MailAccount.Security;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A target of {@code hub.yaml} with {@code protocol: email}.
 *
 * @param host of the mail server that takes our messages (submission)
 * @param port 587, 465 or 25 when absent, as {@code security} has it
 * @param security how the connection is encrypted; STARTTLS when absent
 * @param user absent where the server asks for no login
 * @param from address of the sender, for example {@code Kuu University <credentials@kuu.example>}
 * @param replyTo where answers go; to {@code from} when absent
 * @param europass page on which the holder opens the file; Europass' own when absent
 */
public record EmailSettings(
        String host,
        @Nullable Integer port,
        @Nullable Security security,
        @Nullable String user,
        @Nullable Secret password,
        String from,
        @Nullable String replyTo,
        @Nullable URI europass) {

    private static final URI EUROPASS = URI.create("https://europa.eu/europass/digital-credentials/viewer/");

    public EmailSettings {
        new MailAccount(host, port, security, user, password, from, replyTo);
    }

    MailAccount account() {
        return new MailAccount(host, port, security, user, password, from, replyTo);
    }

    URI page() {
        return europass == null ? EUROPASS : europass;
    }
}
