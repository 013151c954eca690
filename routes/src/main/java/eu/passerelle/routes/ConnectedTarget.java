package eu.passerelle.routes;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.DeliveryResult;
import eu.passerelle.connectors.DeliveryTarget;
import eu.passerelle.connectors.Reachability;
import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.TargetContext;
import java.util.ArrayList;
import java.util.List;

/**
 * A delivery target with its resolved settings.
 *
 * @param <S> the target's settings record
 */
public record ConnectedTarget<S>(DeliveryTarget<S> target, TargetContext<S> context) {

    public String name() {
        return context.name();
    }

    /** How many go into one {@link #deliverAll} at most. */
    int atOnce() {
        return target.atOnce(context.settings());
    }

    List<DeliveryResult> deliverAll(List<Delivery> deliveries) {
        return target.deliverAll(context, deliveries);
    }

    /** @return whether its learner can be told */
    boolean tellTakenBack(Delivery delivery) {
        return target.tellTakenBack(context, delivery);
    }

    /** Of the credential that it is handed. */
    String format() {
        return target.format(context.settings());
    }

    /** Whether what a wallet asks for is written then. */
    boolean asksLater() {
        return target.asksLater();
    }

    boolean reaches(Recipient recipient) {
        return target.reaches(recipient);
    }

    /** Its own steps come only where it can be reached. */
    List<CheckStep> check() {
        Reachability reached = target.reach(context);
        List<CheckStep> steps = new ArrayList<>(reached.steps());
        String blockedBy = reached.blockedBy();
        if (blockedBy == null) {
            steps.addAll(target.check(context));
        } else {
            steps.add(CheckStep.skipped("credentials accepted", blockedBy + " failed"));
        }
        return steps;
    }
}
