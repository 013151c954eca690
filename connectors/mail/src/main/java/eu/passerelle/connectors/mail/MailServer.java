package eu.passerelle.connectors.mail;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.http.OutgoingAddresses;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.util.Properties;

/**
 * The configured mail server: encryption as demanded, the server's name checked against its certificate, every read and
 * write within the limits.
 *
 * @param session of Jakarta Mail; it holds no password
 */
public record MailServer(Session session, MailAccount account) {

    private static final System.Logger LOG = System.getLogger(MailServer.class.getName());

    /** @throws eu.passerelle.connectors.failure.ConfigurationInvalid when the host may not be called */
    public static MailServer of(MailAccount account, Limits limits, OutgoingAddresses allowed) {
        allowed.require(URI.create("smtp://" + account.host() + ":" + account.portOrUsual()));
        return new MailServer(Session.getInstance(properties(account, limits)), account);
    }

    private static Properties properties(MailAccount account, Limits limits) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", account.host());
        properties.setProperty("mail.smtp.port", Integer.toString(account.portOrUsual()));
        properties.setProperty(
                "mail.smtp.connectiontimeout", Long.toString(limits.connect().toMillis()));
        String answer = Long.toString(limits.answer().toMillis());
        properties.setProperty("mail.smtp.timeout", answer);
        properties.setProperty("mail.smtp.writetimeout", answer);
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        boolean startTls = account.encryption() == MailAccount.Security.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
        properties.setProperty(
                "mail.smtp.ssl.enable", Boolean.toString(account.encryption() == MailAccount.Security.TLS));
        properties.setProperty("mail.smtp.auth", Boolean.toString(account.user() != null));
        return properties;
    }

    /** Returns when the server has taken the message over. */
    public void send(MimeMessage message, InternetAddress to) throws MessagingException {
        Transport transport = connect();
        try {
            transport.sendMessage(message, new Address[] {to});
        } finally {
            hangUp(transport);
        }
    }

    /** What is delivered is decided by now: a good-bye that fails changes nothing. */
    private static void hangUp(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.log(System.Logger.Level.DEBUG, "The mail server did not take our good-bye");
        }
    }

    /** The caller closes it. */
    Transport connect() throws MessagingException {
        Transport transport = session.getTransport("smtp");
        try {
            Secret password = account.password();
            transport.connect(account.user(), password == null ? null : password.value());
            return transport;
        } catch (MessagingException e) {
            hangUp(transport);
            throw e;
        }
    }
}
