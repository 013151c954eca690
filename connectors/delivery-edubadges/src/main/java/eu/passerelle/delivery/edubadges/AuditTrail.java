package eu.passerelle.delivery.edubadges;

import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.TargetHttp;
import java.net.http.HttpRequest;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What edubadges wrote down of awards: knows those too that the learner has claimed since, which no longer stop a second
 * award by themselves. It names badge classes by their names alone, so the name is asked for first.
 */
record AuditTrail(EdubadgesSettings settings, TargetHttp http) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Eppn and e-mail addresses, lower case, of those who were awarded this badge class; empty where it may not be read. */
    Set<String> awarded(String badgeClass) {
        String name = read("/public/badges/" + badgeClass).path("name").asString("");
        Set<String> learners = new HashSet<>();
        if (!name.isEmpty()) {
            for (JsonNode entry : read("/directaward/audittrail")) {
                if (entry.path("badgeclass_name").asString("").equals(name)) {
                    learners.add(entry.path("recipient_eppn").asString("").toLowerCase(Locale.ROOT));
                    learners.add(entry.path("recipient_email").asString("").toLowerCase(Locale.ROOT));
                }
            }
        }
        return learners;
    }

    private JsonNode read(String path) {
        HubHttp.Answer answer = http.send(
                () -> HttpRequest.newBuilder(settings.address(path)).header("Accept", "application/json"),
                refused -> refused.status() == 403 || refused.status() == 404);
        if (answer.status() >= 300) {
            return JSON.missingNode();
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }
}
