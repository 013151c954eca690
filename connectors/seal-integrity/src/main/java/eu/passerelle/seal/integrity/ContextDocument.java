package eu.passerelle.seal.integrity;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes a table of terms as a JSON-LD context. */
final class ContextDocument {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ContextDocument() {}

    static String of(ContextTable table) {
        ObjectNode document = JSON.createObjectNode();
        document.set("@context", context(table.terms(), table.isProtected()));
        return JSON.writeValueAsString(document);
    }

    private static ObjectNode context(Map<String, Term> terms, boolean isProtected) {
        ObjectNode context = JSON.createObjectNode();
        if (isProtected) {
            context.put("@protected", true);
        }
        context.put("id", "@id").put("type", "@type");
        terms.forEach((name, term) -> context.set(name, definition(term, isProtected)));
        return context;
    }

    private static ObjectNode definition(Term term, boolean isProtected) {
        ObjectNode definition = JSON.createObjectNode().put("@id", term.iri());
        if (!term.type().isEmpty()) {
            definition.put("@type", term.type());
        }
        if (term.container() != Term.Container.NONE) {
            definition.put("@container", term.container().keyword());
        }
        if (term.leavesContexts()) {
            definition.putNull("@context");
        } else if (!term.own().isEmpty()) {
            definition.set("@context", context(term.own(), isProtected));
        }
        return definition;
    }
}
