package eu.passerelle.delivery.openbadge;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The id of a sealed badge, by which hosts know it: JSON-LD with a proof, or a compact JWS. */
final class BadgeId {

    private static final JsonMapper JSON = new JsonMapper();

    private BadgeId() {}

    /** Empty where this is no badge. */
    static Optional<String> of(byte[] document) {
        String text = new String(document, StandardCharsets.UTF_8).strip();
        try {
            String id = text.startsWith("{") ? JSON.readTree(text).path("id").asString("") : ofJws(text);
            return id.isBlank() ? Optional.empty() : Optional.of(id);
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String ofJws(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return "";
        }
        JsonNode payload = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        return payload.path("id")
                .asString(payload.path("jti")
                        .asString(payload.path("vc").path("id").asString("")));
    }
}
