package eu.passerelle.delivery.email;

import eu.passerelle.connectors.Delivery;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Date;

/** Tells a learner that a credential which came by mail holds no more. A repetition has the same Message-ID. */
final class TakenBackMessage extends MimeMessage {

    private final String messageId;

    private TakenBackMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static TakenBackMessage of(
            Session session, EmailSettings settings, Delivery delivery, InternetAddress to, Instant at)
            throws MessagingException {
        String delivered = CredentialMessage.messageId(settings, delivery, to);
        MessageText text = CredentialMessage.text(MessageText.TAKEN_BACK, settings, delivery);
        TakenBackMessage message = new TakenBackMessage(session, delivered.replaceFirst("^<", "<taken-back."));
        message.setFrom(settings.account().sender());
        message.setReplyTo(new InternetAddress[] {settings.account().answersTo()});
        message.setRecipient(RecipientType.TO, to);
        message.setSentDate(Date.from(at));
        message.setSubject(CredentialMessage.shortened(text.subject()), "UTF-8");
        message.setContentLanguage(new String[] {text.language()});
        message.setHeader("Auto-Submitted", "auto-generated");
        // beside the message that had brought it
        message.setHeader("In-Reply-To", delivered);
        message.setHeader("References", delivered);
        message.setText(text.body(), "UTF-8");
        message.saveChanges();
        return message;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
