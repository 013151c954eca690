package eu.passerelle.delivery.edubadges;

import eu.passerelle.connectors.failure.TargetUnavailable;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.TargetHttp;
import java.net.http.HttpRequest;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What edubadges wrote down of awards: knows those too that the learner has claimed since, which no longer stop a second
 * award by themselves. It names badge classes by their names alone, so the name is asked for first.
 *
 * @param about beginning of every message
 */
record AuditTrail(EdubadgesSettings settings, TargetHttp http, String about) {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Eppn and e-mail addresses, lower case, of those who were awarded this badge class; empty where it may not be read.
     *
     * @throws TargetUnavailable it may, and is no audit trail: nobody can say then who was awarded
     */
    Set<String> awarded(String badgeClass) {
        String name = read("/public/badges/" + badgeClass)
                .map(badge -> badge.path("name").asString(""))
                .orElse("");
        Set<String> learners = new HashSet<>();
        if (name.isEmpty()) {
            return learners;
        }
        Optional<JsonNode> trail = read("/directaward/audittrail");
        if (trail.isPresent() && !trail.get().isArray()) {
            throw unreadable();
        }
        for (JsonNode entry : trail.orElseGet(JSON::createArrayNode)) {
            if (entry.path("badgeclass_name").asString("").equals(name)) {
                learners.add(entry.path("recipient_eppn").asString("").toLowerCase(Locale.ROOT));
                learners.add(entry.path("recipient_email").asString("").toLowerCase(Locale.ROOT));
            }
        }
        return learners;
    }

    /** Empty where it is not there, or not for us. */
    private Optional<JsonNode> read(String path) {
        HubHttp.Answer answer = http.send(
                () -> HttpRequest.newBuilder(settings.address(path)).header("Accept", "application/json"),
                refused -> refused.status() == 403 || refused.status() == 404);
        if (answer.status() >= 300) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(answer.body()));
        } catch (JacksonException e) {
            // a page of a proxy, or cut off
            throw unreadable();
        }
    }

    private TargetUnavailable unreadable() {
        return new TargetUnavailable(
                about + "the audit trail cannot be understood, so that nothing is awarded: whether it"
                        + " was before is not known. Check that 'base' is edubadges itself, or set the target's 'auditTrail: false'.");
    }
}
