package eu.passerelle.sis.oneroster;

import eu.passerelle.connectors.json.JsonFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What results refer to, at hand. */
@FunctionalInterface
interface Known {

    /** A missing node where the SIS has no such object, or the id is null. */
    JsonNode get(Kind kind, @Nullable String id);

    /** {@code object.<field>.sourcedId}, or null. */
    static @Nullable String reference(JsonNode object, String field) {
        return JsonFields.text(object.path(field), "sourcedId");
    }
}
