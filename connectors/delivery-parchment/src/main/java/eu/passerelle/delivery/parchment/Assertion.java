package eu.passerelle.delivery.parchment;

import static eu.passerelle.connectors.failure.HubException.Responsible.HUB;

import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.failure.TargetRefused;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One delivery as a badge class is awarded. The name of the learner is not sent: the address says who it is.
 *
 * @param email lower case, as Badgr keeps it
 */
record Assertion(String badgeClass, String email, Map<String, Object> body) {

    /** @throws TargetRefused when something is missing that only a person can add */
    static Assertion of(Delivery delivery, ParchmentBadgesSettings settings, String about) {
        String university = delivery.university().id();
        String code = delivery.completion().opportunityCode();
        if (code == null) {
            throw new TargetRefused(
                    HUB,
                    about + "the result names no learning opportunity, so that no badge class can be chosen; have its"
                            + " code recorded in the SIS.",
                    null);
        }
        String badgeClass = settings.badgeClass(university, code)
                .orElseThrow(() -> new TargetRefused(
                        HUB,
                        about + "no badge class is listed for the learning opportunity " + code + "; add '" + university
                                + "/" + code + ": <entity id>' to the target's 'badgeClasses' in hub.yaml, then retry.",
                        null));
        String email = Optional.ofNullable(delivery.recipient().email())
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .filter(text -> text.matches("[^@\\s]+@[^@\\s]+"))
                .orElseThrow(() -> new TargetRefused(
                        about + "the learner has no usable e-mail address; have it corrected in the SIS."));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("recipient", Map.of("identity", email, "type", "email", "hashed", true));
        body.put("issuedOn", delivery.completion().completedOn() + "T00:00:00Z");
        body.put(
                "narrative",
                "Recorded by "
                        + delivery.university().organisation().legalName().in("en") + " as urn:credential:"
                        + delivery.sealed().id() + ".");
        body.put("allowDuplicateAwards", false);
        body.put("notify", settings.sendsEmail());
        return new Assertion(badgeClass, email, body);
    }

    @Override
    public String toString() {
        return "Assertion[" + badgeClass + ", redacted]";
    }
}
