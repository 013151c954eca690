package eu.passerelle.connectors;

/**
 * Proof of a delivery.
 *
 * @param reference the target's own id of what it holds, never an address
 * @param alreadyThere the target already held this very credential, so nothing was added
 * @param offered the learner has been told and must still take it: the delivery stays open until then
 */
public record DeliveryReceipt(String reference, boolean alreadyThere, boolean offered) {

    /** Of what has arrived. */
    public DeliveryReceipt(String reference, boolean alreadyThere) {
        this(reference, alreadyThere, false);
    }

    /** Of what waits for the learner. */
    public static DeliveryReceipt offered(String reference) {
        return new DeliveryReceipt(reference, false, true);
    }
}
