package eu.passerelle.sis.oneroster;

import eu.passerelle.connectors.KnownPerson;
import eu.passerelle.connectors.json.JsonFields;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What results refer to, at hand. */
interface Known {

    /** An object that is no user; a missing node where the SIS has no such object, or the id is null. */
    JsonNode get(Kind kind, @Nullable String id);

    /** Empty where the SIS has no such user, or the id is null. */
    Optional<KnownPerson<JsonNode>> user(@Nullable String id);

    /** {@code object.<field>.sourcedId}, or null. */
    static @Nullable String reference(JsonNode object, String field) {
        return JsonFields.text(object.path(field), "sourcedId");
    }
}
