package eu.passerelle.connectors;

/**
 * Proof of a delivery.
 *
 * @param reference the target's own id of what it holds, never an address
 * @param alreadyThere the target already held this very credential, so nothing was added
 */
public record DeliveryReceipt(String reference, boolean alreadyThere) {}
