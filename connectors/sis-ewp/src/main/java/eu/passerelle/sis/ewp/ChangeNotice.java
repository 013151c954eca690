package eu.passerelle.sis.ewp;

import eu.passerelle.connectors.NotifiedConnector.Call;
import eu.passerelle.connectors.NotifiedConnector.Reply;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.http.RsaKeys;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One call of the endpoint that is told of changed transcripts (imobility-tor-cnr 2), with its HTTP signature. */
final class ChangeNotice {

    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Set<String> MUST_BE_SIGNED = Set.of(HttpSignature.TARGET, "host", "digest", "x-request-id");
    private static final List<String> DATES = List.of("original-date", "date");
    /** {@code max-omobility-ids} for our manifest. */
    static final int MOST_IDS = 1_000;

    private static final String RESPONSE =
            "<imobility-tor-cnr-response xmlns=\"https://github.com/erasmus-without-paper/"
                    + "ewp-specs-api-imobility-tor-cnr/tree/stable-v2\"/>";
    private static final String ERROR = "<error-response xmlns=\"https://github.com/erasmus-without-paper/"
            + "ewp-specs-architecture/blob/stable-v1/common-types.xsd\"><developer-message>%s</developer-message>"
            + "</error-response>";

    private final SisContext<EwpSettings> sis;
    private final Registry registry;

    ChangeNotice(SisContext<EwpSettings> sis, Registry registry) {
        this.sis = sis;
        this.registry = registry;
    }

    /** @param omobilities that have changed; empty unless the call was accepted */
    record Judged(Reply reply, List<String> omobilities) {}

    /** Why a call is not accepted. */
    private static final class Refused extends Exception {

        private final int status;

        Refused(int status, String developerMessage) {
            super(developerMessage, null, false, false);
            this.status = status;
        }
    }

    Judged judge(Call call) {
        try {
            requireSignature(call);
            List<String> ids = omobilities(call);
            return new Judged(reply(200, RESPONSE, Map.of(), true), ids);
        } catch (Refused e) {
            Map<String, String> headers = e.status == 401
                    ? Map.of("WWW-Authenticate", "Signature realm=\"EWP\"", "Want-Digest", "SHA-256")
                    : Map.of();
            return new Judged(reply(e.status, ERROR.formatted(e.getMessage()), headers, false), List.of());
        }
    }

    private static Reply reply(int status, String xml, Map<String, String> headers, boolean read) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/xml;charset=UTF-8");
        return new Reply(status, all, xml.getBytes(StandardCharsets.UTF_8), read);
    }

    /** Keys by fingerprint of who may call. */
    Map<String, PublicKey> keys() {
        EwpSettings.Notifications settings = sis.settings().notifications();
        if (settings == null) {
            return Map.of();
        }
        URI catalogue = settings.registry();
        if (catalogue != null) {
            return registry.keys(sis, catalogue, EwpService.receiver(sis));
        }
        Map<String, PublicKey> keys = new HashMap<>();
        for (String text : settings.keys() == null ? List.<String>of() : settings.keys()) {
            try {
                PublicKey key = RsaKeys.known(text);
                keys.put(RsaKeys.fingerprint(key), key);
            } catch (IllegalArgumentException e) {
                throw new ConfigurationInvalid(
                        sis.university().id() + ": One of 'notifications.keys' is not usable: " + e.getMessage() + ".");
            }
        }
        return keys;
    }

    private void requireSignature(Call call) throws Refused {
        HttpSignature signature = call.header("authorization")
                .flatMap(HttpSignature::parse)
                .orElseThrow(() -> new Refused(401, "Sign the request (ewp-specs-sec-cliauth-httpsig)."));
        if (!signature.algorithm().equals(HttpSignature.RSA_SHA256)) {
            throw new Refused(400, "The algorithm of the signature must be rsa-sha256.");
        }
        if (!signature.headers().containsAll(MUST_BE_SIGNED)
                || DATES.stream().noneMatch(signature.headers()::contains)) {
            throw new Refused(
                    400, "Sign at least (request-target), host, digest, x-request-id, and date or original-date.");
        }
        requireNow(call, signature);
        if (!call.header("x-request-id").orElse("").matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw new Refused(400, "X-Request-Id must be a UUID in lower case.");
        }
        PublicKey key = keys().get(signature.keyId());
        if (key == null) {
            throw new Refused(403, "This key is not a client key of the institution whose transcripts we read.");
        }
        if (!signature.isBy(key, name -> value(call, name))) {
            throw new Refused(400, "The signature does not fit the request.");
        }
        requireDigest(call);
    }

    /** Every date that is signed is right within the allowed skew. */
    private void requireNow(Call call, HttpSignature signature) throws Refused {
        Instant now = sis.clock().instant();
        for (String name : DATES) {
            if (!signature.headers().contains(name)) {
                continue;
            }
            try {
                Instant sent = DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                        call.header(name).orElse(""), Instant::from);
                if (Duration.between(sent, now).abs().compareTo(SKEW) > 0) {
                    throw new Refused(400, "The date is more than 5 minutes off our clock, which shows " + now + ".");
                }
            } catch (DateTimeException e) {
                throw new Refused(400, "The date is none of RFC 9110.");
            }
        }
    }

    private static void requireDigest(Call call) throws Refused {
        String digest = HttpSignature.digest(call.body());
        boolean same = false;
        for (String one : call.header("digest").orElse("").split(",")) {
            String[] parts = one.strip().split("=", 2);
            same |= parts.length == 2
                    && parts[0].toUpperCase(Locale.ROOT).equals("SHA-256")
                    && MessageDigest.isEqual(
                            ("SHA-256=" + parts[1]).getBytes(StandardCharsets.UTF_8),
                            digest.getBytes(StandardCharsets.UTF_8));
        }
        if (!same) {
            throw new Refused(400, "The SHA-256 digest does not fit the body.");
        }
    }

    /** What the sender has signed; behind a proxy that rewrites host or path, what it was told to call. */
    private Optional<String> value(Call call, String name) {
        EwpSettings.Notifications settings = sis.settings().notifications();
        URI address = settings == null ? null : settings.address();
        return switch (name) {
            case HttpSignature.TARGET ->
                Optional.of(call.method().toLowerCase(Locale.ROOT)
                        + ' '
                        + (address == null ? call.target() : SignedForm.target(address)));
            case "host" -> address == null ? call.header(name) : Optional.of(SignedForm.host(address));
            default -> call.header(name);
        };
    }

    private List<String> omobilities(Call call) throws Refused {
        List<String> receivers = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        try {
            for (String parameter : new String(call.body(), StandardCharsets.UTF_8).split("&")) {
                String[] parts = parameter.split("=", 2);
                String value = parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
                switch (parts[0]) {
                    case "receiving_hei_id" -> receivers.add(value);
                    case "omobility_id" -> ids.add(value);
                    default -> {}
                }
            }
        } catch (IllegalArgumentException e) {
            throw new Refused(400, "The body is no form (application/x-www-form-urlencoded).");
        }
        if (!receivers.equals(List.of(EwpService.receiver(sis)))) {
            throw new Refused(
                    400,
                    "receiving_hei_id must be given once, and be the institution whose transcripts we" + " read here.");
        }
        if (ids.isEmpty() || ids.size() > MOST_IDS || ids.stream().anyMatch(id -> !id.matches("[!-~]{1,64}"))) {
            throw new Refused(400, "Give 1 to " + MOST_IDS + " omobility_id, each of 1 to 64 printable characters.");
        }
        return ids;
    }
}
