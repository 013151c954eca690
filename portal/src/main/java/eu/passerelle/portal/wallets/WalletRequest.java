package eu.passerelle.portal.wallets;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bodies that anybody may send: limited, and read once without being guessed at. */
final class WalletRequest {

    /** A batch of proofs with key attestations is some tens of kilobytes. */
    static final int MOST_BYTES = 256 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(16).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private WalletRequest() {}

    /**
     * @param error of the answer when it is none
     * @return a JSON object
     */
    static JsonNode json(HttpServletRequest request, String error) throws IOException {
        if (!isType(request, "application/json")) {
            throw Refusal.of(error, "The body must be application/json.");
        }
        return object(new String(body(request), StandardCharsets.UTF_8), error);
    }

    static JsonNode object(String text, String error) {
        JsonNode node = parse(text, error);
        if (!node.isObject()) {
            throw Refusal.of(error, "The body must be a JSON object.");
        }
        return node;
    }

    static JsonNode parse(String text, String error) {
        try {
            return Objects.requireNonNullElseGet(JSON.readTree(text), JSON::missingNode);
        } catch (JacksonException e) {
            throw Refusal.of(error, "What was sent is not JSON.");
        }
    }

    /** RFC 6749: each parameter once; one without a value counts as absent. */
    static Map<String, String> form(HttpServletRequest request) throws IOException {
        if (!isType(request, "application/x-www-form-urlencoded")) {
            throw Refusal.of("invalid_request", "The body must be application/x-www-form-urlencoded.");
        }
        Map<String, String> parameters = new HashMap<>();
        String body = new String(body(request), StandardCharsets.UTF_8);
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals <= 0 || equals == pair.length() - 1) {
                continue;
            }
            String name = decoded(pair.substring(0, equals));
            // several resources may be named, and none matters here
            if (parameters.put(name, decoded(pair.substring(equals + 1))) != null && !name.equals("resource")) {
                throw Refusal.of("invalid_request", "A parameter was sent more than once.");
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.of("invalid_request", "The form is not encoded as forms are.");
        }
    }

    private static boolean isType(HttpServletRequest request, String type) {
        String sent = String.valueOf(request.getContentType());
        return sent.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(type);
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new Refusal(413, "invalid_request", "The body has more than " + MOST_BYTES + " bytes.");
        }
        return body;
    }
}
