package eu.passerelle.delivery.email;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.DeliveryReceipt;
import eu.passerelle.connectors.DeliveryTarget;
import eu.passerelle.connectors.Reachability;
import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.http.AddressCheck;
import eu.passerelle.connectors.mail.AccountCheck;
import eu.passerelle.connectors.mail.MailAccount;
import eu.passerelle.connectors.mail.MailAddress;
import eu.passerelle.connectors.mail.MailServer;
import eu.passerelle.connectors.mail.SmtpFailure;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;

/**
 * Sends sealed credentials as attachments. A mailbox cannot be asked what it holds: delivery is at least once, and a
 * repetition carries the same Message-ID, by which mail programs recognise it.
 */
public final class EmailTarget implements DeliveryTarget<EmailSettings> {

    @Override
    public String protocol() {
        return "email";
    }

    @Override
    public Class<EmailSettings> settingsType() {
        return EmailSettings.class;
    }

    @Override
    public boolean reaches(Recipient recipient) {
        return recipient.email() != null && !recipient.email().isBlank();
    }

    /** @return the Message-ID as reference; {@code alreadyThere} is always false */
    @Override
    public DeliveryReceipt deliver(TargetContext<EmailSettings> target, Delivery delivery) {
        String about = target.name() + ", " + delivery.university().id() + ": ";
        InternetAddress to = MailAddress.of(delivery.recipient().email(), about);
        MailServer server = MailServer.of(target.settings().account(), target.limits(), target.allowed());
        try {
            server.send(
                    CredentialMessage.of(
                            server.session(),
                            target.settings(),
                            delivery,
                            to,
                            target.clock().instant()),
                    to);
        } catch (MessagingException e) {
            throw SmtpFailure.of(e, about);
        }
        return new DeliveryReceipt(CredentialMessage.messageId(target.settings(), delivery, to), false);
    }

    /** Speaks no HTTP, and calls no address but the mail server. */
    @Override
    public Reachability reach(TargetContext<EmailSettings> target) {
        MailAccount account = target.settings().account();
        return AddressCheck.of(target).server(account.host(), account.portOrUsual());
    }

    @Override
    public boolean tellTakenBack(TargetContext<EmailSettings> target, Delivery delivery) {
        String about = target.name() + ", " + delivery.university().id() + ": ";
        InternetAddress to = MailAddress.of(delivery.recipient().email(), about);
        MailServer server = MailServer.of(target.settings().account(), target.limits(), target.allowed());
        try {
            server.send(
                    TakenBackMessage.of(
                            server.session(),
                            target.settings(),
                            delivery,
                            to,
                            target.clock().instant()),
                    to);
        } catch (MessagingException e) {
            throw SmtpFailure.of(e, about);
        }
        return true;
    }

    @Override
    public List<CheckStep> check(TargetContext<EmailSettings> target) {
        return AccountCheck.of(target.settings().account(), target.limits(), target.allowed());
    }
}
