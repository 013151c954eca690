package eu.passerelle.delivery.europass;

import static eu.passerelle.connectors.failure.HubException.Responsible.HUB;
import static eu.passerelle.connectors.failure.HubException.Responsible.RECIPIENT;

import eu.passerelle.connectors.DeliveryReceipt;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.TargetRefused;
import eu.passerelle.connectors.failure.TargetUnavailable;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.RetryAfter;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a wallet's answer to an upload means. Only the wallet's own words count as delivered: a {@code 200} that names
 * our credential, or a {@code 409} with the code for "this credential is already in that wallet". The free text of
 * answers is never repeated, since it may quote the credential.
 *
 * @param about beginning of every message: target and university
 */
record WalletAnswer(HubHttp.Answer answer, String about, Instant now) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern CODE = Pattern.compile("[A-Z]{2,3}-\\d{4}");

    /** EDCI's codes: the credential's id is in that wallet already; there is no such wallet. */
    private static final String ALREADY_THERE = "CR-0001";

    private static final String NO_WALLET = "WL-0003";

    /** @throws HubException unless the wallet holds this credential */
    DeliveryReceipt receipt(UUID credential) {
        String reference = "urn:credential:" + credential;
        JsonNode body = body();
        String code = code(body);
        int status = answer.status();
        if (status == 200 || status == 201) {
            String held = body.path("uuid").asString("").toLowerCase(Locale.ROOT);
            if (held.equals(reference) || held.equals(credential.toString())) {
                return new DeliveryReceipt(reference, false);
            }
            throw new TargetUnavailable(about + "HTTP " + status + ", but the answer "
                    + (held.isEmpty() ? "is not a wallet's" : "is about another credential")
                    + ": it is not taken for delivered. Check that 'base' is the wallet itself.");
        }
        if (status == 409 && code.equals(ALREADY_THERE)) {
            return new DeliveryReceipt(reference, true);
        }
        throw failure(status, code);
    }

    private HubException failure(int status, String code) {
        String said = about + "HTTP " + status + (code.isEmpty() ? "" : " " + code) + ": ";
        boolean wait = answer.headers().firstValue("retry-after").isPresent();
        if (status == 429 || status == 503 && wait) {
            return new RateLimited(
                    RECIPIENT, said + "the wallet asks us to slow down.", RetryAfter.of(answer.headers(), now));
        }
        if (status >= 500) {
            return new TargetUnavailable(said + "the wallet is out of order.");
        }
        return switch (status) {
            case 400 -> refusedCredential(said, code);
            case 401, 403 ->
                hub(said + "the wallet does not accept us; check 'token' and the agreement with its operator.");
            case 404 ->
                code.equals(NO_WALLET)
                        ? new TargetRefused(said + "there is no wallet with this address; the holder must correct it or"
                                + " open the wallet.")
                        : new TargetUnavailable(said + "no wallet answers here; check 'base'.");
            case 408 -> new TargetUnavailable(said + "the wallet gave up waiting for the upload.");
            case 409 ->
                new TargetUnavailable(said + "the wallet reports a conflict, but not that it holds this credential.");
            case 413 -> hub(said + "the credential is too large for the wallet; make its pictures smaller.");
            default ->
                hub(said
                        + (status < 400
                                ? "the wallet sends us elsewhere, and redirects are not followed; put its final address into 'base'."
                                : "the wallet does not understand the upload; check 'base' and the wallet's version."));
        };
    }

    private static HubException refusedCredential(String said, String code) {
        return switch (code) {
            case "WL-0001", "WL-0002", "WL-0004" ->
                new TargetRefused(
                        said + "the wallet does not accept the holder's address; the holder must correct it.");
            case "CR-0007" ->
                hub(said + "the wallet does not find a valid seal; check the sealing certificate, then"
                        + " retry (a wallet whose validation service is down says the same).");
            default ->
                hub(said + "the wallet cannot read the credential or finds it invalid; check it with"
                        + " './hub verify', or the holder's address where it is not one.");
        };
    }

    private static TargetRefused hub(String message) {
        return new TargetRefused(HUB, message, null);
    }

    private JsonNode body() {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException e) {
            // a page of a proxy, cut off, or empty: not a wallet's answer, and judged as one without content
            return JSON.missingNode();
        }
    }

    private static String code(JsonNode body) {
        String code = body.path("code").asString("");
        return CODE.matcher(code).matches() ? code : "";
    }
}
