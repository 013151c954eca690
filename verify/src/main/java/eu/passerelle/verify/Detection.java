package eu.passerelle.verify;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What kind of document bytes are, by what they look like; nothing is believed yet.
 *
 * @param content of the credential: the attachment where it was a PDF, without white space around
 * @param problem key of the sentence that says why it is of no known kind; empty where it is
 */
record Detection(Kind kind, boolean attached, byte[] content, String problem) {

    /** Bytes that are looked at; a credential with pictures has 2 MB at most in practice. */
    static final int LARGEST = 10 << 20;

    private static final String JWT = "eyJ[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*";

    static Detection of(byte[] bytes) {
        if (bytes.length > LARGEST) {
            return unknown("large", false);
        }
        if (starts(bytes, "%PDF-")) {
            PdfAttachments.Found found = PdfAttachments.find(bytes);
            return found.content().isEmpty()
                    ? unknown(found.problem(), true)
                    : new Detection(
                            kind(found.content().get()),
                            true,
                            stripped(found.content().get()),
                            "");
        }
        byte[] content = stripped(bytes);
        Kind kind = kind(content);
        return kind == Kind.UNKNOWN
                ? unknown(content.length == 0 ? "empty" : "unknown", false)
                : new Detection(kind, false, content, "");
    }

    private static Detection unknown(String problem, boolean attached) {
        return new Detection(Kind.UNKNOWN, attached, new byte[0], problem);
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    static Kind kind(byte[] bytes) {
        byte[] content = stripped(bytes);
        if (starts(content, "<")) {
            return contains(content, "elmo") ? Kind.ELMO : Kind.UNKNOWN;
        }
        if (starts(content, "{")) {
            return Json.read(content).map(Detection::ofJson).orElse(Kind.UNKNOWN);
        }
        return starts(content, "eyJ") ? ofJwt(new String(content, StandardCharsets.UTF_8)) : Kind.UNKNOWN;
    }

    private static Kind ofJson(JsonNode json) {
        if (json.path("payload").isString() && (json.has("signatures") || json.has("signature"))) {
            return Kind.EDC;
        }
        JsonNode credential = json.path("credential").isObject() ? json.get("credential") : json;
        if (has(credential, "type", "EuropeanDigitalCredential") || json.has("deliveryDetails")) {
            return Kind.EDC_UNSEALED;
        }
        if (has(json, "type", "ClrCredential")) {
            return Kind.CLR;
        }
        return has(json, "type", "OpenBadgeCredential") || has(json, "type", "AchievementCredential")
                ? Kind.OPEN_BADGE
                : Kind.UNKNOWN;
    }

    private static Kind ofJwt(String text) {
        if (text.indexOf('~') > 0) {
            return Kind.SD_JWT;
        }
        if (!text.matches(JWT)) {
            return Kind.UNKNOWN;
        }
        Optional<JsonNode> payload = part(text.split("\\.")[1]);
        if (payload.isEmpty()) {
            return Kind.UNKNOWN;
        }
        if (has(payload.get().path("vc"), "type", "VerifiableAttestation")) {
            return Kind.EBSI;
        }
        boolean badge = has(payload.get(), "type", "OpenBadgeCredential")
                || has(payload.get(), "type", "AchievementCredential")
                || has(payload.get(), "type", "ClrCredential");
        if (badge) {
            return Kind.OPEN_BADGE_JWT;
        }
        return payload.get().has("vct") ? Kind.SD_JWT : Kind.UNKNOWN;
    }

    private static Optional<JsonNode> part(String base64Url) {
        try {
            return Json.read(Base64.getUrlDecoder().decode(base64Url));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean has(JsonNode json, String name, String value) {
        return Json.at(json, name).anyMatch(each -> each.asString("").equals(value));
    }

    private static boolean contains(byte[] content, String word) {
        return new String(content, 0, Math.min(content.length, 2_000), StandardCharsets.ISO_8859_1).contains(word);
    }

    static boolean starts(byte[] content, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
        if (content.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (content[i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** Without white space and byte order mark around; the very same bytes where there is none. */
    private static byte[] stripped(byte[] bytes) {
        int from = 0;
        int to = bytes.length;
        if (bytes.length >= 3 && (bytes[0] & 0xff) == 0xef && (bytes[1] & 0xff) == 0xbb && (bytes[2] & 0xff) == 0xbf) {
            from = 3;
        }
        while (from < to && isBlank(bytes[from])) {
            from++;
        }
        while (to > from && isBlank(bytes[to - 1])) {
            to--;
        }
        return from == 0 && to == bytes.length ? bytes : java.util.Arrays.copyOfRange(bytes, from, to);
    }

    private static boolean isBlank(byte each) {
        return each == ' ' || each == '\n' || each == '\r' || each == '\t';
    }
}
