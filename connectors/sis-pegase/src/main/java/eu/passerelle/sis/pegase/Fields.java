package eu.passerelle.sis.pegase;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Optional fields of Pégase objects. Absent, null, blank and of an unexpected type are all the same: not there. */
final class Fields {

    private Fields() {}

    static boolean isTrue(JsonNode value) {
        return value.isBoolean() && value.booleanValue();
    }

    static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }
}
