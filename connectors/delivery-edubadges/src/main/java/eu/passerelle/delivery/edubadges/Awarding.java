package eu.passerelle.delivery.edubadges;

import static eu.passerelle.connectors.failure.HubException.Responsible.HUB;

import eu.passerelle.connectors.DeliveryResult;
import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.TargetRefused;
import eu.passerelle.connectors.failure.TargetUnavailable;
import eu.passerelle.connectors.http.HttpAuthentication;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.TargetHttp;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends one bundle and reads what became of each award in it. */
final class Awarding {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ALREADY = "already exists";

    private final EdubadgesSettings settings;
    private final TargetHttp http;
    private final String about;
    private final Bundle bundle;

    Awarding(TargetContext<EdubadgesSettings> target, Bundle bundle) {
        this.settings = target.settings();
        this.bundle = bundle;
        this.about = target.name() + ", " + bundle.university() + ": ";
        this.http = new TargetHttp(target, about, new HttpAuthentication(null, settings.oauth2()));
    }

    /** @return by index of the award; a failure of the whole bundle is each one's */
    Map<Integer, DeliveryResult> results() {
        Map<Integer, DeliveryResult> results = new HashMap<>();
        try {
            Set<String> known = settings.readsAuditTrail()
                    ? new AuditTrail(settings, http, about).awarded(bundle.badgeClass())
                    : Set.of();
            List<Award> left = new ArrayList<>();
            for (Award award : bundle.awards()) {
                if (known.contains(award.identifier())) {
                    results.put(award.index(), new DeliveryResult.Received(award.receipt(true)));
                } else {
                    left.add(award);
                }
            }
            if (!left.isEmpty()) {
                results.putAll(send(left));
            }
        } catch (HubException e) {
            bundle.awards().forEach(award -> results.putIfAbsent(award.index(), new DeliveryResult.Failed(e)));
        }
        return results;
    }

    private Map<Integer, DeliveryResult> send(List<Award> awards) {
        byte[] body = JSON.writeValueAsBytes(body(awards));
        HubHttp.Answer answer = http.send(
                () -> HttpRequest.newBuilder(settings.address("/directaward/create"))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)),
                refused -> refused.status() == 400);
        if (answer.status() != 400) {
            return created(answer, awards);
        }
        if (awards.size() == 1) {
            Award award = awards.getFirst();
            return Map.of(award.index(), refusal(award, new String(answer.body(), StandardCharsets.UTF_8)));
        }
        // one award that is not understood refuses them all, and all refused come back as one text: ask for each
        Map<Integer, DeliveryResult> results = new HashMap<>();
        for (Award award : awards) {
            try {
                results.putAll(send(List.of(award)));
            } catch (HubException e) {
                results.put(award.index(), new DeliveryResult.Failed(e));
            }
        }
        return results;
    }

    private Map<String, Object> body(List<Award> awards) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("badgeclass", bundle.badgeClass());
        body.put("direct_awards", awards.stream().map(Award::body).toList());
        if (settings.user() != null) {
            body.put("sis_user_id", settings.user());
        }
        body.put("batch_mode", false);
        body.put("status", "Active");
        body.put("identifier_type", settings.identifies().word());
        body.put("notify_recipients", settings.sendsEmail());
        return body;
    }

    /** All are awarded but those that the answer names. */
    private Map<Integer, DeliveryResult> created(HubHttp.Answer answer, List<Award> awards) {
        JsonNode body = json(answer.body());
        if (body.path("entity_id").asString("").isBlank()) {
            throw new TargetUnavailable(about + "HTTP " + answer.status()
                    + ", but the answer names no bundle: it is not taken for delivered. Check that 'base' is edubadges"
                    + " itself.");
        }
        Map<String, String> errors = new HashMap<>();
        String by = settings.identifies().word();
        for (JsonNode refused : body.path("un_successful_direct_award")) {
            errors.put(
                    refused.path(by).asString("").toLowerCase(Locale.ROOT),
                    refused.path("error").asString(""));
        }
        Map<Integer, DeliveryResult> results = new HashMap<>();
        for (Award award : awards) {
            String error = errors.get(award.identifier());
            results.put(
                    award.index(),
                    error == null ? new DeliveryResult.Received(award.receipt(false)) : refusal(award, error));
        }
        return results;
    }

    /** @param text of edubadges, which may quote the learner and is never repeated */
    private DeliveryResult refusal(Award award, String text) {
        if (text.contains(ALREADY)) {
            return new DeliveryResult.Received(award.receipt(true));
        }
        String badge = "the badge class " + award.badgeClass();
        if (text.contains("not published") || text.contains("awarding disabled")) {
            return hub("HTTP 400: " + badge + " is not published or not open for direct awards; have the institution"
                    + " publish it, then retry.");
        }
        if (text.contains("permission")) {
            return hub("HTTP 400: our client may not award " + badge + "; ask the institution for the right.");
        }
        if (text.contains("\"badgeclass\"")) {
            return hub("HTTP 400: there is no badge class " + award.badgeClass()
                    + "; correct the target's 'badgeClasses' in hub.yaml.");
        }
        return new DeliveryResult.Failed(new TargetRefused(about + "HTTP 400: edubadges does not accept the learner's "
                + settings.identifies().word()
                + " or address; have it corrected in the SIS, or correct the target's 'eppn'."));
    }

    private DeliveryResult hub(String message) {
        return new DeliveryResult.Failed(new TargetRefused(HUB, about + message, null));
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            // a page of a proxy, or cut off: judged as an answer without content
            return JSON.missingNode();
        }
    }
}
