package eu.passerelle.portal.claim;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.DeliveryReceipt;
import eu.passerelle.connectors.DeliveryTarget;
import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.mail.AccountCheck;
import eu.passerelle.journal.ClaimLinks;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells the learner by e-mail that a credential waits, with a link to the page where it is taken. The delivery stays open
 * until then. Sent again, the message says the same link while that is open.
 */
public final class ClaimTarget implements DeliveryTarget<ClaimSettings> {

    static final String PROTOCOL = "claim";

    private final @Nullable ClaimSending sending;

    /** To check and describe it where no hub runs; it delivers nothing. */
    public ClaimTarget() {
        this.sending = null;
    }

    /** Of a running hub. */
    public ClaimTarget(ClaimSending sending) {
        this.sending = sending;
    }

    @Override
    public String protocol() {
        return PROTOCOL;
    }

    @Override
    public Class<ClaimSettings> settingsType() {
        return ClaimSettings.class;
    }

    @Override
    public boolean asksLater() {
        return true;
    }

    @Override
    public boolean reaches(Recipient recipient) {
        return recipient.email() != null && !recipient.email().isBlank();
    }

    /** @return an offer whose reference is the link's id, which is no secret */
    @Override
    public DeliveryReceipt deliver(TargetContext<ClaimSettings> target, Delivery delivery) {
        if (sending == null) {
            throw new ConfigurationInvalid(target.name() + ": learners are told by a running hub only.");
        }
        UUID link = sending.send(
                target,
                new ClaimSending.Told(
                        UUID.fromString(delivery.transfer()),
                        delivery.university(),
                        delivery.recipient(),
                        delivery.completion().learner().born()),
                ClaimLinks.By.DELIVERY);
        return DeliveryReceipt.offered(link.toString());
    }

    @Override
    public List<CheckStep> check(TargetContext<ClaimSettings> target) {
        return AccountCheck.of(target.settings().mail(), target.limits(), target.allowed());
    }
}
