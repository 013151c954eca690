package eu.passerelle.delivery.parchment;

import static eu.passerelle.connectors.failure.HubException.Responsible.HUB;

import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.failure.TargetRefused;
import eu.passerelle.connectors.failure.TargetUnavailable;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.TargetHttp;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Badgr's REST API, version 2: every answer is {@code {"status": {"success": ...}, "result": [...]}}. */
final class BadgrApi {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String DUPLICATE = "previous award of this badge already exists";

    private final ParchmentBadgesSettings settings;
    private final TargetHttp http;
    private final String about;

    BadgrApi(TargetContext<ParchmentBadgesSettings> target, String about) {
        this.settings = target.settings();
        this.about = about;
        this.http = new TargetHttp(target, about, settings.login());
    }

    /** Entity id of an assertion that is not revoked; empty: this learner does not have this badge. */
    Optional<String> find(Assertion assertion) {
        JsonNode result = get(
                "/v2/badgeclasses/" + assertion.badgeClass() + "/assertions?num=1&recipient="
                        + URLEncoder.encode(assertion.email(), StandardCharsets.UTF_8),
                assertion.badgeClass());
        return Optional.of(result.path(0).path("entityId").asString("")).filter(id -> !id.isBlank());
    }

    /** @return entity id of the new assertion; empty: there is one already */
    Optional<String> award(Assertion assertion) {
        byte[] body = JSON.writeValueAsBytes(assertion.body());
        HubHttp.Answer answer = http.send(
                () -> HttpRequest.newBuilder(
                                settings.address("/v2/badgeclasses/" + assertion.badgeClass() + "/assertions"))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)),
                refused -> refused.status() == 400 || isMissing(refused));
        if (isMissing(answer)) {
            throw missing(assertion.badgeClass());
        }
        if (answer.status() == 400) {
            return refused(new String(answer.body(), StandardCharsets.UTF_8));
        }
        String id = result(answer).path(0).path("entityId").asString("");
        if (id.isBlank()) {
            throw new TargetUnavailable(about + "HTTP " + answer.status()
                    + ", but the answer names no assertion: it is not taken for delivered. Check that 'base' is the API"
                    + " itself.");
        }
        return Optional.of(id);
    }

    /** @param text of Badgr, which may quote the learner and is never repeated */
    private Optional<String> refused(String text) {
        if (text.contains(DUPLICATE)) {
            return Optional.empty();
        }
        if (text.contains("recipient") || text.contains("email")) {
            throw new TargetRefused(
                    about + "HTTP 400: Parchment does not accept the learner's address; have it corrected in the SIS.");
        }
        throw new TargetRefused(
                HUB,
                about + "HTTP 400: Parchment does not accept the award; see that the badge class is not archived.",
                null);
    }

    /** Entity ids of the badge classes of an issuer. */
    Set<String> badgeClasses(String issuer) {
        Set<String> ids = new HashSet<>();
        for (JsonNode badgeClass : get("/v2/issuers/" + issuer + "/badgeclasses", null)) {
            ids.add(badgeClass.path("entityId").asString(""));
        }
        return ids;
    }

    private JsonNode get(String path, @Nullable String badgeClass) {
        HubHttp.Answer answer = http.send(
                () -> HttpRequest.newBuilder(settings.address(path)).header("Accept", "application/json"),
                BadgrApi::isMissing);
        if (isMissing(answer)) {
            throw badgeClass == null
                    ? new TargetRefused(
                            HUB,
                            about
                                    + "HTTP 404: there is no such issuer, or our user is not of its staff; correct 'issuer'"
                                    + " or have the user added.",
                            null)
                    : missing(badgeClass);
        }
        return result(answer);
    }

    private TargetRefused missing(String badgeClass) {
        return new TargetRefused(
                HUB,
                about + "HTTP 404: there is no badge class " + badgeClass
                        + ", or our user may not award it; correct the" + " target's 'badgeClasses' in hub.yaml.",
                null);
    }

    /** Badgr's own 404; a proxy's has no such body. */
    private static boolean isMissing(HubHttp.Answer answer) {
        return answer.status() == 404 && json(answer).path("status").has("success");
    }

    private JsonNode result(HubHttp.Answer answer) {
        JsonNode body = json(answer);
        if (!body.path("status").path("success").asBoolean(false)) {
            throw new TargetUnavailable(about + "HTTP " + answer.status()
                    + ", but the answer is not of Parchment Digital Badges; check that 'base' is the API itself.");
        }
        return body.path("result");
    }

    private static JsonNode json(HubHttp.Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException e) {
            // a page of a proxy, or cut off: judged as an answer without content
            return JSON.missingNode();
        }
    }
}
