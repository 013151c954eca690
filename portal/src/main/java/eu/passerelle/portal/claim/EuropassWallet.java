package eu.passerelle.portal.claim;

import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;

/** Hands a sealed credential over to the Europass account that its learner names. */
public interface EuropassWallet {

    boolean isThere();

    /**
     * Once in effect.
     *
     * @param address e-mail or wallet address, as typed
     * @return Europass' own reference
     * @throws HubException Europass refuses it or cannot be reached
     */
    String send(Achievement achievement, Credential sealed, String address);
}
