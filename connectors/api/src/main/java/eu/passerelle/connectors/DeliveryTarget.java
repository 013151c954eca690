package eu.passerelle.connectors;

import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.http.AddressCheck;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands credentials to one kind of recipient. Registered by {@link java.util.ServiceLoader}; thread-safe.
 *
 * @param <S> a record of settings, bound strictly from the target's section in {@code hub.yaml}
 */
public interface DeliveryTarget<S> {

    /** The word used in {@code hub.yaml}. */
    String protocol();

    Class<S> settingsType();

    /**
     * Delivers once in effect: delivering the same credential again must not make a second one there.
     *
     * @throws eu.passerelle.connectors.failure.RetriableException worth trying again later
     * @throws eu.passerelle.connectors.failure.NonRetriableException a person must act first
     */
    DeliveryReceipt deliver(TargetContext<S> target, Delivery delivery);

    /** How many deliveries go into one {@link #deliverAll} at most; 1: they come one by one to {@link #deliver}. */
    default int atOnce(S settings) {
        return 1;
    }

    /**
     * Delivers several, each once in effect, with one result each in the same order: one that fails does not stop the
     * others. A failure that concerns all of them is the result of each.
     */
    default List<DeliveryResult> deliverAll(TargetContext<S> target, List<Delivery> deliveries) {
        List<DeliveryResult> results = new ArrayList<>(deliveries.size());
        for (Delivery delivery : deliveries) {
            try {
                results.add(new DeliveryResult.Received(deliver(target, delivery)));
            } catch (HubException e) {
                results.add(new DeliveryResult.Failed(e));
            }
        }
        return results;
    }

    /**
     * Tells the learner that a credential which was delivered here was revoked. At least once.
     *
     * @return whether that can be done here; false: nobody is told this way
     * @throws eu.passerelle.connectors.failure.RetriableException worth trying again later
     * @throws eu.passerelle.connectors.failure.NonRetriableException it is not
     */
    default boolean tellTakenBack(TargetContext<S> target, Delivery delivery) {
        return false;
    }

    /** Format of the credential that it is handed, as configured; {@code elm} unless said. */
    default String format(S settings) {
        return "elm";
    }

    /**
     * Whether learners' wallets ask for the credential later, in a format and bound to a key of theirs, so that the hub
     * keeps what it claims.
     */
    default boolean asksLater() {
        return false;
    }

    /** Which address of the learner this target needs; a credential without it is Referred, not tried. */
    boolean reaches(Recipient recipient);

    /** The addresses in the settings that the hub calls: all of them, unless the target knows better. */
    default List<URI> addresses(S settings) {
        return SettingsParts.of((Object) settings, URI.class);
    }

    /** The first steps of {@code ./hub check}: hosts, names, connections, certificates, clocks. Shows no credentials. */
    default Reachability reach(TargetContext<S> target) {
        return AddressCheck.of(target, addresses(target.settings()));
    }

    /**
     * Further steps of {@code ./hub check} against the live target: whether it takes our credentials, by a call that
     * changes nothing there.
     */
    default List<CheckStep> check(TargetContext<S> target) {
        return List.of();
    }
}
