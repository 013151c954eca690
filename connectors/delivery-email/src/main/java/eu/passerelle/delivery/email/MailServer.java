package eu.passerelle.delivery.email;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.TargetContext;
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
record MailServer(Session session, EmailSettings settings) {

    private static final System.Logger LOG = System.getLogger(MailServer.class.getName());

    /** @throws eu.passerelle.connectors.failure.ConfigurationInvalid when the host may not be called */
    static MailServer of(TargetContext<EmailSettings> target) {
        EmailSettings settings = target.settings();
        target.allowed().require(URI.create("smtp://" + settings.host() + ":" + settings.portOrUsual()));
        return new MailServer(Session.getInstance(properties(settings, target.limits())), settings);
    }

    private static Properties properties(EmailSettings settings, Limits limits) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", settings.host());
        properties.setProperty("mail.smtp.port", Integer.toString(settings.portOrUsual()));
        properties.setProperty(
                "mail.smtp.connectiontimeout", Long.toString(limits.connect().toMillis()));
        String answer = Long.toString(limits.answer().toMillis());
        properties.setProperty("mail.smtp.timeout", answer);
        properties.setProperty("mail.smtp.writetimeout", answer);
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        boolean startTls = settings.encryption() == EmailSettings.Security.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
        properties.setProperty(
                "mail.smtp.ssl.enable", Boolean.toString(settings.encryption() == EmailSettings.Security.TLS));
        properties.setProperty("mail.smtp.auth", Boolean.toString(settings.user() != null));
        return properties;
    }

    /** Returns when the server has taken the message over. */
    void send(MimeMessage message, InternetAddress to) throws MessagingException {
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
            Secret password = settings.password();
            transport.connect(settings.user(), password == null ? null : password.value());
            return transport;
        } catch (MessagingException e) {
            hangUp(transport);
            throw e;
        }
    }
}
