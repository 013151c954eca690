package eu.passerelle.connectors;

import eu.passerelle.connectors.failure.HubException;

/** What became of one of several deliveries that were handed over together. */
public sealed interface DeliveryResult {

    /** The target holds it. */
    record Received(DeliveryReceipt receipt) implements DeliveryResult {}

    /** This one failed; the others may have arrived. */
    record Failed(HubException failure) implements DeliveryResult {}
}
