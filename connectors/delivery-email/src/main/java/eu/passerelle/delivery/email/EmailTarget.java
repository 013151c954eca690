package eu.passerelle.delivery.email;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.DeliveryReceipt;
import eu.passerelle.connectors.DeliveryTarget;
import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.TargetRefused;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends sealed credentials as attachments. A mailbox cannot be asked what it holds: delivery is at least once, and a
 * repetition carries the same Message-ID, by which mail programs recognise it.
 */
public final class EmailTarget implements DeliveryTarget<EmailSettings> {

    private static final String REACHABLE = "mail server reachable";
    private static final String ENCRYPTED = "connection encrypted";
    private static final String LOGIN = "login accepted";

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
        InternetAddress to = address(delivery.recipient().email(), about);
        MailServer server = MailServer.of(target);
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

    /** Exactly one plain address: no display name, no list, no line break. */
    private static InternetAddress address(@Nullable String email, String about) {
        String text = email == null ? "" : email.strip();
        try {
            InternetAddress address = new InternetAddress(text, true);
            if (text.equals(address.getAddress())
                    && text.indexOf('@') > 0
                    && text.chars().noneMatch(Character::isISOControl)) {
                return address;
            }
        } catch (AddressException e) {
            // said below, without the parser's message, which quotes the address
            return refuse(about);
        }
        return refuse(about);
    }

    private static InternetAddress refuse(String about) {
        throw new TargetRefused(about + "the learner's e-mail address is not one; have it corrected in the SIS.");
    }

    @Override
    public List<CheckStep> check(TargetContext<EmailSettings> target) {
        try (Transport transport = MailServer.of(target).connect()) {
            return List.of(
                    CheckStep.ok(REACHABLE, transport.isConnected() ? "greets us" : "greets us, then hangs up"),
                    target.settings().encryption() == EmailSettings.Security.NONE
                            ? CheckStep.skipped(ENCRYPTED, "'security' is NONE: for a server on the same machine only")
                            : CheckStep.ok(ENCRYPTED, "TLS with a trusted certificate"),
                    target.settings().user() == null
                            ? CheckStep.skipped(LOGIN, "no 'user' is configured")
                            : CheckStep.ok(LOGIN, "accepted"));
        } catch (ConfigurationInvalid e) {
            return List.of(CheckStep.failed(REACHABLE, String.valueOf(e.getMessage())));
        } catch (MessagingException e) {
            HubException failure = SmtpFailure.of(e, "");
            String step = failure instanceof ConfigurationInvalid
                    ? LOGIN
                    : failure instanceof TargetRefused ? ENCRYPTED : REACHABLE;
            return List.of(CheckStep.failed(step, String.valueOf(failure.getMessage())));
        }
    }
}
