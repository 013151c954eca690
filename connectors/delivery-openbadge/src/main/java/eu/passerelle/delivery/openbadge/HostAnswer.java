package eu.passerelle.delivery.openbadge;

import static eu.passerelle.connectors.failure.HubException.Responsible.HUB;

import eu.passerelle.connectors.DeliveryReceipt;
import eu.passerelle.connectors.failure.TargetRefused;
import eu.passerelle.connectors.failure.TargetUnavailable;
import eu.passerelle.connectors.http.HubHttp;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a host's answer to upsertCredential means; only an answer that repeats our badge counts as delivered. */
record HostAnswer(HubHttp.Answer answer, String about) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int CREATED = 201;
    private static final int UNCHANGED = 304;

    /** Whether this class knows what the answer means; a host speaks with a status object, a proxy does not. */
    static boolean understands(HubHttp.Answer answer) {
        int status = answer.status();
        return status == UNCHANGED || (status == 400 || status == 404 || status == 422) && isOfHost(answer);
    }

    private static boolean isOfHost(HubHttp.Answer answer) {
        try {
            return JSON.readTree(answer.body()).has("imsx_codeMajor");
        } catch (JacksonException e) {
            return false;
        }
    }

    DeliveryReceipt receipt(String id) {
        return switch (answer.status()) {
            case UNCHANGED -> new DeliveryReceipt(id, true);
            case 404 ->
                throw new TargetRefused(
                        about + "HTTP 404: the host has no account for the learner's address; the learner must open one"
                                + " or give the university the address that it knows.");
            case 400, 422 ->
                throw new TargetRefused(
                        HUB,
                        about + "HTTP " + answer.status() + ": the host does not accept the badge; check it with"
                                + " './hub verify' and the target's 'format'.",
                        null);
            default -> stored(id);
        };
    }

    private DeliveryReceipt stored(String id) {
        if (BadgeId.of(answer.body()).filter(id::equals).isEmpty()) {
            throw new TargetUnavailable(about + "HTTP " + answer.status()
                    + ", but the answer does not repeat our badge: it is not taken for delivered. Check that 'base' is"
                    + " the host itself.");
        }
        return new DeliveryReceipt(id, answer.status() != CREATED);
    }
}
