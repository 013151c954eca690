package eu.passerelle.delivery.edubadges;

import static eu.passerelle.connectors.failure.HubException.Responsible.HUB;

import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.DeliveryReceipt;
import eu.passerelle.connectors.failure.TargetRefused;
import eu.passerelle.delivery.edubadges.EdubadgesSettings.Identifier;
import eu.passerelle.model.Completion;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearnerIdentifier.Kind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One delivery as edubadges awards it.
 *
 * @param index of the delivery among those that were handed over together
 * @param badgeClass entity id
 * @param identifier eppn or e-mail address, lower case, as edubadges keeps it
 */
record Award(int index, Delivery delivery, String badgeClass, String identifier, Map<String, Object> body) {

    /** @throws TargetRefused when something is missing that only a person can add */
    static Award of(int index, Delivery delivery, EdubadgesSettings settings, String about) {
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
                .orElseThrow(() -> new TargetRefused(about
                        + "the learner has no usable e-mail address, which edubadges asks for; have it corrected in"
                        + " the SIS."));
        Map<String, Object> body = body(delivery, settings);
        body.put("recipient_email", email);
        if (settings.identifies() == Identifier.EMAIL) {
            body.put("first_name", delivery.completion().learner().name().given());
            body.put("surname", delivery.completion().learner().name().family());
            return new Award(index, delivery, badgeClass, email, body);
        }
        String eppn = eppn(delivery, settings, about);
        body.put("eppn", eppn);
        return new Award(index, delivery, badgeClass, eppn, body);
    }

    private static Map<String, Object> body(Delivery delivery, EdubadgesSettings settings) {
        Completion completion = delivery.completion();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", completion.title().in(delivery.university().languages()));
        body.put(
                "narrative",
                "Recorded by "
                        + delivery.university().organisation().legalName().in("en") + " on "
                        + completion.completedOn() + ".");
        body.put("description", "urn:credential:" + delivery.sealed().id());
        if (completion.grade() != null && settings.sendsGrade()) {
            body.put("grade_achieved", completion.grade().raw());
        }
        return body;
    }

    private static String eppn(Delivery delivery, EdubadgesSettings settings, String about) {
        String domain = delivery.university().organisation().schacDomain();
        LearnerIdentifier local = delivery.completion().learner().identifiers().stream()
                .filter(identifier -> identifier.kind() == Kind.LOCAL)
                .filter(identifier ->
                        identifier.issuer() == null || identifier.issuer().equalsIgnoreCase(domain))
                .findFirst()
                .orElseThrow(() -> new TargetRefused(
                        about + "the SIS tells no number of its own of this learner, of which the eppn is made; have it"
                                + " added, or set the target's 'identifier' to EMAIL."));
        if (domain == null && settings.eppnPattern().contains("{domain}")) {
            throw new TargetRefused(
                    HUB,
                    about + "the eppn needs the university's 'schacDomain'; add it to universities/"
                            + delivery.university().id() + ".yaml, or set the target's 'eppn'.",
                    null);
        }
        return settings.eppnPattern()
                .replace("{local}", local.value().strip())
                .replace("{domain}", String.valueOf(domain))
                .toLowerCase(Locale.ROOT);
    }

    DeliveryReceipt receipt(boolean alreadyThere) {
        return new DeliveryReceipt(badgeClass + "/" + delivery.sealed().id(), alreadyThere);
    }

    @Override
    public String toString() {
        return "Award[" + index + ", " + badgeClass + ", redacted]";
    }
}
