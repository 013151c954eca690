package eu.passerelle.alerts;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.connectors.mail.MailAccount;
import eu.passerelle.connectors.mail.MailServer;
import eu.passerelle.connectors.mail.SmtpFailure;
import eu.passerelle.journal.AlertNotice;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Plain text to each address, one message each. The same notices sent again have the same Message-ID. */
final class EmailChannel implements Channel {

    private static final int LONGEST_SUBJECT = 180;

    private final ChannelSettings.Email settings;
    private final MailServer server;
    private final String about;

    EmailChannel(String name, ChannelSettings.Email settings, Limits limits, OutgoingAddresses allowed) {
        this.settings = settings;
        this.server = MailServer.of(settings.mail(), limits, allowed);
        this.about = "channel '" + name + "': ";
    }

    @Override
    public String kind() {
        return "email";
    }

    @Override
    public String where() {
        return String.join(", ", settings.to());
    }

    @Override
    public int atOnce() {
        return 50;
    }

    @Override
    public void send(AlertMessage message) {
        try {
            List<String> to = settings.to();
            for (int i = 0; i < to.size(); i++) {
                InternetAddress address = ChannelSettings.Email.address(to.get(i));
                server.send(mail(message, address, i), address);
            }
        } catch (MessagingException e) {
            throw SmtpFailure.of(e, about);
        }
    }

    private MimeMessage mail(AlertMessage message, InternetAddress to, int number) throws MessagingException {
        MailAccount account = settings.mail();
        String sender = account.sender().getAddress();
        MimeMessage mail = new Identified(
                server.session(),
                "<" + identity(message) + "." + number + sender.substring(sender.lastIndexOf('@')) + ">");
        mail.setFrom(account.sender());
        mail.setReplyTo(new InternetAddress[] {account.answersTo()});
        mail.setRecipient(Message.RecipientType.TO, to);
        mail.setSentDate(Date.from(message.at()));
        mail.setSubject("[Passerelle] " + shortened(message.title()), "UTF-8");
        mail.setContentLanguage(new String[] {"en"});
        // RFC 3834: out-of-office replies to this message are not wanted
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setText(body(message), "UTF-8");
        mail.saveChanges();
        return mail;
    }

    /** Another one where a notice has come to those that are sent again: else it could be taken for what came before. */
    private static UUID identity(AlertMessage message) {
        String ids =
                message.notices().stream().map(each -> each.id().toString()).collect(Collectors.joining(" "));
        return UUID.nameUUIDFromBytes(ids.getBytes(StandardCharsets.UTF_8));
    }

    private static String body(AlertMessage message) {
        StringBuilder body = new StringBuilder();
        for (AlertNotice notice : message.lines()) {
            body.append("%s: %s\nWho must act: %s\nWhat to do: %s\nPage: %s\n\n"
                    .formatted(
                            AlertMessage.word(notice),
                            notice.text().what(),
                            AlertMessage.who(notice.text()),
                            notice.kind() == AlertNotice.Kind.RESOLVED
                                    ? "Nothing, it is over."
                                    : notice.text().todo(),
                            message.page(notice.text())));
        }
        return body.append("-- \nSent by the hub ")
                .append(message.hub())
                .append("\nSilence alerts or see who else is told: ")
                .append(message.page("#/settings"))
                .append('\n')
                .toString();
    }

    private static String shortened(String subject) {
        return subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT - 1) + "…";
    }

    private static final class Identified extends MimeMessage {

        private final String id;

        private Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
