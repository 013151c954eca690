package eu.passerelle.simulators.edubadges;

import tools.jackson.databind.JsonNode;

/**
 * One award as it was created.
 *
 * @param bundle entity id of the bundle it came in
 * @param eppn lower case; empty where awards are addressed to e-mail addresses
 * @param body as it was sent
 * @param claimed the learner has accepted it, so that it is an assertion now
 */
public record DirectAward(String bundle, String badgeClass, String eppn, String email, JsonNode body, boolean claimed) {

    DirectAward claim() {
        return new DirectAward(bundle, badgeClass, eppn, email, body, true);
    }

    @Override
    public String toString() {
        return "DirectAward[" + bundle + ", " + badgeClass + ", redacted]";
    }
}
