package eu.passerelle.verify;

import eu.passerelle.seal.integrity.DataIntegrityVerifier;
import eu.passerelle.seal.integrity.IntegrityVerdict;
import eu.passerelle.seal.jose.IssuerKeys;
import eu.passerelle.seal.jose.SdJwtVerdict;
import eu.passerelle.seal.jose.SignedJwt;
import eu.passerelle.verify.Documents.NotFetched;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Asks the issuer's status lists: Bitstring Status List of the W3C, Token Status List of the IETF. */
final class StatusLists {

    /** Unpacked: sixteen million places of a bit. */
    private static final int LARGEST = 2 << 20;

    private final KeySearch keys;
    private final Clock clock;

    StatusLists(KeySearch keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** A list cannot be used; why, in plain words. */
    private static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    /** @param issuer of the credential, whose list it must be */
    void checkToken(SdJwtVerdict.Status status, String issuer, Findings out) {
        try {
            SignedJwt list = signed(new String(keys.fetch(status.list()), StandardCharsets.US_ASCII), "statuslist+jwt");
            JsonNode claims = list.payload();
            if (!claims.path("sub").asString("").equals(status.list().toString())) {
                throw new Unusable("The list that was fetched says that it is another.");
            }
            requireOf(issuer, claims.path("iss").asString(issuer));
            if (claims.has("exp")
                    && claims.path("exp").asLong(0) <= clock.instant().getEpochSecond()) {
                throw new Unusable("The list that was fetched is out of date.");
            }
            int bits = claims.path("status_list").path("bits").asInt(1);
            byte[] places = unpackedToken(claims.path("status_list").path("lst").asString(""));
            tell(value(places, status.index(), bits), out);
        } catch (NotFetched | Unusable e) {
            out.open(Check.STATUS, "unknown", List.of(String.valueOf(e.getMessage())));
        }
    }

    private static byte[] unpackedToken(String encoded) throws Unusable {
        return decoded(encoded)
                .flatMap(packed -> Unpacking.zlib(packed, LARGEST))
                .orElseThrow(() -> new Unusable("The list cannot be unpacked, or is too large."));
    }

    private static int value(byte[] places, int index, int bits) throws Unusable {
        if (bits != 1 && bits != 2 && bits != 4 && bits != 8) {
            throw new Unusable("The list has places of a size that no list has.");
        }
        long bit = (long) index * bits;
        if (index < 0 || bit / 8 >= places.length) {
            throw new Unusable("The list has no such place.");
        }
        return (places[(int) (bit / 8)] & 0xff) >> (bit % 8) & (1 << bits) - 1;
    }

    private static void tell(int value, Findings out) {
        switch (value) {
            case 0 -> out.ok(Check.STATUS, "stands");
            case 2 -> out.failed(Check.STATUS, "suspended", List.of());
            default -> out.failed(Check.STATUS, "withdrawn", List.of());
        }
    }

    /** @param status {@code credentialStatus}: one, several, or none */
    void checkBitstring(JsonNode status, String issuer, Findings out) {
        List<JsonNode> entries =
                status.isArray() ? List.copyOf(status.values()) : status.isMissingNode() ? List.of() : List.of(status);
        if (entries.isEmpty()) {
            out.note(Check.STATUS, "none", List.of());
            return;
        }
        try {
            for (JsonNode entry : entries) {
                if (isSet(entry, issuer)) {
                    boolean suspended = entry.path("statusPurpose").asString("").equals("suspension");
                    out.failed(Check.STATUS, suspended ? "suspended" : "withdrawn", List.of());
                    return;
                }
            }
            out.ok(Check.STATUS, "stands");
        } catch (NotFetched | Unusable e) {
            out.open(Check.STATUS, "unknown", List.of(String.valueOf(e.getMessage())));
        }
    }

    private boolean isSet(JsonNode entry, String issuer) throws NotFetched, Unusable {
        String type = entry.path("type").asString("");
        String purpose = entry.path("statusPurpose").asString("");
        if (!type.equals("BitstringStatusListEntry") && !type.equals("StatusList2021Entry")) {
            throw new Unusable("The credential names a kind of status that is not known here.");
        }
        if (!purpose.equals("revocation") && !purpose.equals("suspension")) {
            return false;
        }
        URI address = KeySearch.address(entry.path("statusListCredential").asString(""))
                .filter(found -> found.getHost() != null)
                .orElseThrow(() -> new Unusable("The credential does not say where its status is."));
        JsonNode list = list(keys.fetch(address));
        requireOf(issuer, issuer(list));
        requireNow(list);
        JsonNode subject = list.path("credentialSubject");
        if (!purpose.equals(subject.path("statusPurpose").asString(""))) {
            throw new Unusable("The list that was fetched is for another purpose.");
        }
        String encoded = subject.path("encodedList").asString("");
        byte[] places = decoded(encoded.startsWith("u") ? encoded.substring(1) : encoded)
                .flatMap(packed -> Unpacking.gzip(packed, LARGEST))
                .orElseThrow(() -> new Unusable("The list cannot be unpacked, or is too large."));
        return bit(places, entry.path("statusListIndex").asString(""));
    }

    private static boolean bit(byte[] places, String index) throws Unusable {
        if (!index.matches("\\d{1,9}") || Integer.parseInt(index) / 8 >= places.length) {
            throw new Unusable("The list has no such place.");
        }
        int place = Integer.parseInt(index);
        return (places[place / 8] & 0x80 >> place % 8) != 0;
    }

    /** The list as a credential, once its seal holds. */
    private JsonNode list(byte[] content) throws Unusable {
        String text = new String(content, StandardCharsets.UTF_8).strip();
        if (text.startsWith("{")) {
            IntegrityVerdict verdict = new DataIntegrityVerifier(keys::ofDid, clock).verify(content);
            if (!verdict.intact()) {
                throw new Unusable("The seal of the list does not hold.");
            }
            return Json.MAPPER.readTree(content);
        }
        JsonNode payload = signed(text, "").payload();
        return payload.path("vc").isObject() ? payload.get("vc") : payload;
    }

    /** @param type {@code typ} of the header; empty: any */
    private SignedJwt signed(String text, String type) throws Unusable {
        SignedJwt list = SignedJwt.read(text)
                .filter(jwt ->
                        type.isEmpty() || jwt.header().path("typ").asString("").equals(type))
                .orElseThrow(() -> new Unusable("What was fetched is no status list."));
        JsonNode issuer = list.payload().path("iss").isString()
                ? list.payload().path("iss")
                : list.payload().path("issuer");
        String keyId = list.header().path("kid").asString("");
        IssuerKeys.Asked asked = new IssuerKeys.Asked(
                issuer.isObject() ? issuer.path("id").asString(null) : issuer.asString(null),
                keyId.isEmpty() ? null : keyId,
                list.chain(),
                clock.instant());
        if (!keys.find(asked).filter(list::isSignedBy).isPresent()) {
            throw new Unusable("The seal of the list does not hold, or its key cannot be found.");
        }
        return list;
    }

    private static void requireOf(String issuer, String listed) throws Unusable {
        if (!listed.equals(issuer)) {
            throw new Unusable("The list is kept by somebody else than the issuer.");
        }
    }

    private void requireNow(JsonNode list) throws Unusable {
        String until = list.path("validUntil").asString("");
        try {
            if (!until.isEmpty() && OffsetDateTime.parse(until).toInstant().isBefore(clock.instant())) {
                throw new Unusable("The list that was fetched is out of date.");
            }
        } catch (DateTimeException e) {
            throw new Unusable("The list says in no known way until when it holds.");
        }
    }

    private static String issuer(JsonNode list) {
        JsonNode issuer = list.path("issuer");
        return issuer.isObject() ? issuer.path("id").asString("") : issuer.asString("");
    }

    private static Optional<byte[]> decoded(String base64Url) {
        try {
            // StatusList2021 wrote the other alphabet
            return Optional.of(
                    Base64.getUrlDecoder().decode(base64Url.replace('+', '-').replace('/', '_')));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
