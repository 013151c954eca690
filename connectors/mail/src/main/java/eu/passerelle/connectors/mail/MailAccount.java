package eu.passerelle.connectors.mail;

import eu.passerelle.connectors.Secret;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account at a mail server that takes our messages.
 *
 * @param host of the mail server that takes our messages (submission)
 * @param port 587, 465 or 25 when absent, as {@code security} has it
 * @param security how the connection is encrypted; STARTTLS when absent
 * @param user absent where the server asks for no login
 * @param password both or neither with {@code user}
 * @param from address of the sender, for example {@code Kuu University <credentials@kuu.example>}
 * @param replyTo where answers go; to {@code from} when absent
 */
public record MailAccount(
        String host,
        @Nullable Integer port,
        @Nullable Security security,
        @Nullable String user,
        @Nullable Secret password,
        String from,
        @Nullable String replyTo) {

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

    public MailAccount {
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

    public Security encryption() {
        return security == null ? Security.STARTTLS : security;
    }

    /** The port, or the usual one of the encryption. */
    public int portOrUsual() {
        return port == null ? encryption().port : port;
    }

    /** Whom messages are from. */
    public InternetAddress sender() {
        return address("from", from);
    }

    /** Where answers to them go. */
    public InternetAddress answersTo() {
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
