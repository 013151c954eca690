package eu.passerelle.delivery.email;

import eu.passerelle.connectors.Secret;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.util.Set;
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
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

    /** Encryption of the connection; it is never given up silently. */
    public enum Security {
        /** Starts plain and must become TLS (RFC 3207). */
        STARTTLS(587),
        /** TLS from the first byte (RFC 8314). */
        TLS(465),
        /** Plain: for a mail server on the same machine. */
        NONE(25);

        private final int port;

        Security(int port) {
            this.port = port;
        }
    }

    public EmailSettings {
        if (host.isBlank() || !host.matches("[A-Za-z0-9.:\\-]+")) {
            throw new IllegalArgumentException("host must be a host name, for example smtp.kuu.example");
        }
        if (port != null && (port < 1 || port > 65_535)) {
            throw new IllegalArgumentException("port must be between 1 and 65535, not " + port);
        }
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException("give both 'user' and 'password', or neither");
        }
        if (password != null && security == Security.NONE && !LOOPBACK.contains(host)) {
            throw new IllegalArgumentException("a password is not sent unencrypted: choose 'security' STARTTLS or TLS");
        }
        address("from", from);
        if (replyTo != null) {
            address("replyTo", replyTo);
        }
    }

    Security encryption() {
        return security == null ? Security.STARTTLS : security;
    }

    int portOrUsual() {
        return port == null ? encryption().port : port;
    }

    URI page() {
        return europass == null ? EUROPASS : europass;
    }

    InternetAddress sender() {
        return address("from", from);
    }

    InternetAddress answersTo() {
        return replyTo == null ? sender() : address("replyTo", replyTo);
    }

    private static InternetAddress address(String key, String text) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            if (text.chars().anyMatch(Character::isISOControl)
                    || address.getAddress().indexOf('@') < 1) {
                throw new IllegalArgumentException(key + " must be one e-mail address");
            }
            return address;
        } catch (AddressException e) {
            throw new IllegalArgumentException(key + " must be one e-mail address", e);
        }
    }
}
