package eu.passerelle.portal.claim;

import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.model.Achievement;

/** Hands a sealed credential over to the Europass account that its learner names. */
public interface EuropassWallet {

    /** A hub that is not connected with Europass. */
    EuropassWallet NONE = new EuropassWallet() {
        @Override
        public boolean isThere() {
            return false;
        }

        @Override
        public String send(Achievement achievement, byte[] sealed, String address) {
            throw new IllegalStateException("not connected with Europass");
        }
    };

    boolean isThere();

    /**
     * Once in effect.
     *
     * @param address e-mail or wallet address, as typed
     * @return Europass' own reference
     * @throws HubException Europass refuses it or cannot be reached
     */
    String send(Achievement achievement, byte[] sealed, String address);
}
