package eu.passerelle.delivery.parchment;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.DeliveryReceipt;
import eu.passerelle.connectors.DeliveryTarget;
import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.TargetUnavailable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Awards badges in Parchment Digital Badges (Badgr): {@code POST /v2/badgeclasses/<id>/assertions}. Parchment issues the
 * badge itself; the hub's sealed credential is named in it. Once in effect: a learner has a badge class once, which is
 * looked up before and asked for in the award.
 */
public final class ParchmentBadgesTarget implements DeliveryTarget<ParchmentBadgesSettings> {

    private static final String ACCEPTED = "Parchment accepts us";
    private static final String BADGES = "badge classes exist";

    @Override
    public String protocol() {
        return "parchment-badges";
    }

    @Override
    public Class<ParchmentBadgesSettings> settingsType() {
        return ParchmentBadgesSettings.class;
    }

    @Override
    public boolean reaches(Recipient recipient) {
        return recipient.email() != null && !recipient.email().isBlank();
    }

    @Override
    public DeliveryReceipt deliver(TargetContext<ParchmentBadgesSettings> target, Delivery delivery) {
        String about = target.name() + ", " + delivery.university().id() + ": ";
        Assertion assertion = Assertion.of(delivery, target.settings(), about);
        BadgrApi badgr = new BadgrApi(target, about);
        Optional<String> held = badgr.find(assertion);
        if (held.isPresent()) {
            return new DeliveryReceipt(held.get(), true);
        }
        Optional<String> awarded = badgr.award(assertion);
        if (awarded.isPresent()) {
            return new DeliveryReceipt(awarded.get(), false);
        }
        // somebody else awarded it between the two questions
        return badgr.find(assertion)
                .map(id -> new DeliveryReceipt(id, true))
                .orElseThrow(() -> new TargetUnavailable(
                        about + "Parchment says that the learner has this badge, and does not show it."));
    }

    @Override
    public List<CheckStep> check(TargetContext<ParchmentBadgesSettings> target) {
        ParchmentBadgesSettings settings = target.settings();
        try {
            Set<String> there = new BadgrApi(target, target.name() + ": ").badgeClasses(settings.issuer());
            TreeSet<String> missing = new TreeSet<>(settings.badgeClasses().values());
            missing.removeAll(there);
            return List.of(
                    CheckStep.ok(ACCEPTED, "token given, issuer read"),
                    missing.isEmpty()
                            ? CheckStep.ok(BADGES, settings.badgeClasses().size() + " listed")
                            : CheckStep.failed(
                                    BADGES,
                                    "not of this issuer: " + String.join(", ", missing)
                                            + "; correct 'badgeClasses' or 'issuer'."));
        } catch (HubException e) {
            return List.of(
                    CheckStep.failed(ACCEPTED, String.valueOf(e.getMessage())),
                    CheckStep.skipped(BADGES, ACCEPTED + " failed"));
        }
    }
}
