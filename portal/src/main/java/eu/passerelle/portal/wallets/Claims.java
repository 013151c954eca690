package eu.passerelle.portal.wallets;

import java.util.UUID;

/** Deliveries that wait for their learner. */
public interface Claims {

    /**
     * The learner has taken it: the delivery is closed. Once more changes nothing.
     *
     * @param reference of what the wallet holds, for the receipt
     */
    void claimed(UUID transfer, String target, String reference);
}
