package eu.passerelle.portal.claim;

import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.mail.MailAccount;
import eu.passerelle.connectors.mail.MailAddress;
import eu.passerelle.connectors.mail.MailServer;
import eu.passerelle.connectors.mail.SmtpFailure;
import eu.passerelle.journal.ClaimLinks;
import eu.passerelle.portal.PublicAddress;
import eu.passerelle.portal.claim.ClaimSending.Told;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Date;

/** The messages to learners. No course, no name, no grade stands in them: mailboxes are read by others, too. */
public final class ClaimMail {

    private final PublicAddress hub;

    public ClaimMail(PublicAddress hub) {
        this.hub = hub;
    }

    /** @throws HubException before a link is made that nobody could be sent */
    void requireAddress(TargetContext<ClaimSettings> target, Told told) {
        MailAddress.of(told.recipient().email(), about(target, told));
    }

    void link(TargetContext<ClaimSettings> target, Told told, ClaimLinks.ToSend link, boolean reminds) {
        ClaimTexts texts = ClaimTexts.in(told.recipient().language());
        String university = name(told, texts);
        String begin = reminds ? "mail.reminder" : "mail.link";
        String body = String.join(
                "\n\n",
                texts.text("mail.hello"),
                texts.text(begin, university),
                texts.text("mail.open"),
                hub.of(ClaimPage.PATH + "/open/" + link.token()),
                texts.text(
                        "mail.once",
                        texts.date(link.expiresAt(), told.university().zone())),
                texts.text("mail.foot", ClaimPage.help(target, told.university(), texts)));
        send(target, told, texts, texts.text(begin + ".subject"), body);
    }

    void code(TargetContext<ClaimSettings> target, Told told, String code, String language) {
        ClaimTexts texts = ClaimTexts.in(language);
        String body = String.join(
                "\n\n", texts.text("mail.hello"), texts.text("mail.code", code), texts.text("mail.code.foot"));
        send(target, told, texts, texts.text("mail.code.subject"), body);
    }

    private void send(TargetContext<ClaimSettings> target, Told told, ClaimTexts texts, String subject, String body) {
        String about = about(target, told);
        MailAccount account = target.settings().mail();
        InternetAddress to = MailAddress.of(told.recipient().email(), about);
        MailServer server = MailServer.of(account, target.limits(), target.allowed());
        try {
            MimeMessage message = new MimeMessage(server.session());
            message.setFrom(account.sender());
            message.setReplyTo(new InternetAddress[] {account.answersTo()});
            message.setRecipient(Message.RecipientType.TO, to);
            message.setSentDate(Date.from(target.clock().instant()));
            message.setSubject(subject, "UTF-8");
            message.setContentLanguage(new String[] {texts.language()});
            // RFC 3834: out-of-office replies to this message are not wanted
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setText(body + "\n", "UTF-8");
            message.saveChanges();
            server.send(message, to);
        } catch (MessagingException e) {
            throw SmtpFailure.of(e, about);
        }
    }

    private static String name(Told told, ClaimTexts texts) {
        return told.university().organisation().legalName().in(texts.language()).replaceAll("\\p{Cntrl}+", " ");
    }

    private static String about(TargetContext<ClaimSettings> target, Told told) {
        return target.name() + ", " + told.university().id() + ": ";
    }
}
