package eu.passerelle.sis.fs;

import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.RecordField;
import eu.passerelle.connectors.json.RecordShape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code navnAlleSprak} of an object: its name in Norwegian, both ways of writing it, and in English. */
record Names(RecordField nb, RecordField nn, RecordField en) {

    static Names of(RecordShape.Builder shape, String object) {
        return new Names(
                shape.field(object, "navnAlleSprak", "nb"),
                shape.field(object, "navnAlleSprak", "nn"),
                shape.field(object, "navnAlleSprak", "en"));
    }

    /** By language; empty where there is no name. */
    Map<String, String> in(JsonRecord record) {
        Map<String, String> names = new LinkedHashMap<>();
        put(names, "nb", record.text(nb));
        put(names, "nn", record.text(nn));
        put(names, "en", record.text(en));
        return names;
    }

    private static void put(Map<String, String> names, String language, @Nullable String name) {
        if (name != null) {
            names.put(language, name);
        }
    }
}
