package eu.passerelle.seal.integrity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The contexts that we can read: a closed set, so that nothing is ever fetched and no term is ever guessed. */
final class Contexts {

    private static final Map<String, ContextTable> KNOWN = known();

    private Contexts() {}

    private static Map<String, ContextTable> known() {
        Map<String, ContextTable> known = new LinkedHashMap<>();
        for (String name : List.of("credentials-v2", "clr-2.0.1", "open-badges-3.0.2", "open-badges-3.0.3")) {
            ContextTable table = ContextTable.read(name);
            known.put(table.address(), table);
        }
        return Map.copyOf(known);
    }

    static Set<String> addresses() {
        return KNOWN.keySet();
    }

    /** @throws NotUnderstood where we do not know it */
    static ContextTable get(String address) {
        ContextTable table = KNOWN.get(address);
        if (table == null) {
            throw new NotUnderstood("The context " + NotUnderstood.quoted(address)
                    + " is not known here, so nobody can say what its terms mean.");
        }
        return table;
    }

    /**
     * The addresses in a document's {@code @context}, which may be one or several.
     *
     * @throws NotUnderstood where a context is written into the document itself
     */
    static List<String> addresses(JsonNode context) {
        List<JsonNode> all = context.isArray() ? List.copyOf(context.values()) : List.of(context);
        return all.stream()
                .map(one -> {
                    if (!one.isString()) {
                        throw new NotUnderstood(
                                "A context is written into the document itself; only contexts named by their address"
                                        + " are read.");
                    }
                    return one.asString();
                })
                .toList();
    }
}
