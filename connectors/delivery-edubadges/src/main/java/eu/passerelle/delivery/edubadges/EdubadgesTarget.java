package eu.passerelle.delivery.edubadges;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.DeliveryReceipt;
import eu.passerelle.connectors.DeliveryResult;
import eu.passerelle.connectors.DeliveryTarget;
import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.failure.HubException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Awards badges to learners of Dutch institutions in SURF edubadges: {@code POST /directaward/create}. edubadges issues
 * the badge itself, from its own badge class; the hub's sealed credential is named in it. Once in effect: edubadges refuses
 * a second award of a badge class that waits to be claimed by the same learner, and that is taken for delivered.
 */
public final class EdubadgesTarget implements DeliveryTarget<EdubadgesSettings> {

    @Override
    public String protocol() {
        return "edubadges";
    }

    @Override
    public Class<EdubadgesSettings> settingsType() {
        return EdubadgesSettings.class;
    }

    @Override
    public boolean reaches(Recipient recipient) {
        // edubadges asks for the e-mail address whatever the award is addressed to
        return recipient.email() != null && !recipient.email().isBlank();
    }

    @Override
    public int atOnce(EdubadgesSettings settings) {
        return settings.largestBundle();
    }

    @Override
    public DeliveryReceipt deliver(TargetContext<EdubadgesSettings> target, Delivery delivery) {
        return switch (deliverAll(target, List.of(delivery)).getFirst()) {
            case DeliveryResult.Received received -> received.receipt();
            case DeliveryResult.Failed failed -> throw failed.failure();
        };
    }

    @Override
    public List<DeliveryResult> deliverAll(TargetContext<EdubadgesSettings> target, List<Delivery> deliveries) {
        Map<Integer, DeliveryResult> results = new HashMap<>();
        List<Award> awards = new ArrayList<>();
        for (int i = 0; i < deliveries.size(); i++) {
            Delivery delivery = deliveries.get(i);
            try {
                String about = target.name() + ", " + delivery.university().id() + ": ";
                awards.add(Award.of(i, delivery, target.settings(), about));
            } catch (HubException e) {
                results.put(i, new DeliveryResult.Failed(e));
            }
        }
        for (Bundle bundle : Bundle.of(awards, target.settings().largestBundle())) {
            results.putAll(new Awarding(target, bundle).results());
        }
        List<DeliveryResult> inOrder = new ArrayList<>();
        for (int i = 0; i < deliveries.size(); i++) {
            inOrder.add(Objects.requireNonNull(results.get(i), "each award has a result"));
        }
        return inOrder;
    }

    @Override
    public List<CheckStep> check(TargetContext<EdubadgesSettings> target) {
        return new EdubadgesCheck(target).steps();
    }
}
