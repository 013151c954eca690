package eu.passerelle.delivery.email;

import eu.passerelle.connectors.Delivery;
import eu.passerelle.model.Sha256;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The message that carries one credential. The same credential to the same address has the same Message-ID. */
final class CredentialMessage extends MimeMessage {

    private static final int LONGEST_SUBJECT = 200;

    private final String messageId;

    private CredentialMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static CredentialMessage of(
            Session session, EmailSettings settings, Delivery delivery, InternetAddress to, Instant at)
            throws MessagingException {
        String file = file(delivery);
        MessageText text = text(MessageText.DELIVERED, settings, delivery);
        CredentialMessage message = new CredentialMessage(session, messageId(settings, delivery, to));
        message.setFrom(settings.account().sender());
        message.setReplyTo(new InternetAddress[] {settings.account().answersTo()});
        message.setRecipient(RecipientType.TO, to);
        message.setSentDate(Date.from(at));
        message.setSubject(shortened(text.subject()), "UTF-8");
        message.setContentLanguage(new String[] {text.language()});
        // RFC 3834: out-of-office replies to this message are not wanted
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(new MimeMultipart(words(text), attachment(delivery, file)));
        message.saveChanges();
        return message;
    }

    /** {@code <credential id.recipient's fingerprint@sender's domain>}: repeated, and yet telling nobody's address. */
    static String messageId(EmailSettings settings, Delivery delivery, InternetAddress to) {
        String sender = settings.account().sender().getAddress();
        String address = to.getAddress().toLowerCase(Locale.ROOT);
        return "<" + delivery.sealed().id() + "."
                + Sha256.key(delivery.sealed().id() + "\n" + address).substring(0, 24)
                + sender.substring(sender.lastIndexOf('@'))
                + ">";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static String file(Delivery delivery) {
        return delivery.sealed().id() + ".jsonld";
    }

    /** @param folder of what is said */
    static MessageText text(String folder, EmailSettings settings, Delivery delivery) {
        MessageText text = MessageText.in(folder, delivery.recipient().language());
        List<String> languages = List.of(delivery.recipient().language(), text.language(), "en");
        return text.with(Map.of(
                "title", oneLine(delivery.title().in(languages)),
                "university",
                        oneLine(delivery.university().organisation().legalName().in(languages)),
                "file", file(delivery),
                "europass", settings.page().toString()));
    }

    private static MimeBodyPart words(MessageText text) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text.body(), "UTF-8");
        return part;
    }

    private static MimeBodyPart attachment(Delivery delivery, String file) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(
                delivery.sealed().content(), delivery.sealed().mediaType())));
        part.setFileName(file);
        // the seal covers every byte: nothing on the way may wrap or re-encode the file
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /** What comes from a SIS must not begin a header of its own. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
    }

    static String shortened(String subject) {
        return subject.codePointCount(0, subject.length()) <= LONGEST_SUBJECT
                ? subject
                : subject.substring(0, subject.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…";
    }
}
