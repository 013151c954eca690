package eu.passerelle.portal.wallets;

import java.net.URI;
import java.util.UUID;

/**
 * Finds out whether it is the learner of a transfer who sits in front of the browser. When it is, it calls
 * {@link AuthorizationDesk#approved} and sends the browser to the address of its answer.
 */
public interface LearnerLogin {

    /** @return the page to send the browser to */
    URI page(UUID transfer, UUID authorization);
}
