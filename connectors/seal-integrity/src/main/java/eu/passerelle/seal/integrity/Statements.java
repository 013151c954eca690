package eu.passerelle.seal.integrity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what a JSON-LD document states, by the contexts of {@link Contexts}. A part of JSON-LD 1.1 (aliases, class and
 * property scopes, coercion, lists, graphs) and stricter than it: what the standard drops without a word, a term that no
 * context defines or a relative IRI, would not be signed, and is refused here.
 */
final class Statements {

    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String TYPE = "<" + RDF + "type>";
    private static final String FIRST = "<" + RDF + "first>";
    private static final String REST = "<" + RDF + "rest>";
    private static final RdfTerm NIL = RdfTerm.iri(RDF + "nil");
    private static final Pattern IRI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\x00-\\x20<>\"{}|\\\\^`]*");
    private static final int DEEPEST = 60;

    private final Set<Statement> all = new LinkedHashSet<>();
    private int blanks;

    private Statements() {}

    /**
     * @param document an object with its own {@code @context}
     * @param root of the reader
     * @throws NotUnderstood where any of it has no meaning that we know
     */
    static Set<Statement> of(JsonNode document, Scope root) {
        if (!document.isObject() || !document.has("@context")) {
            throw new NotUnderstood("The document is no JSON object with a @context.");
        }
        Statements statements = new Statements();
        statements.node(document, root, null, 0);
        return statements.all;
    }

    private RdfTerm node(JsonNode node, Scope around, @Nullable RdfTerm graph, int depth) {
        if (depth > DEEPEST) {
            throw new NotUnderstood("The document is nested more than " + DEEPEST + " deep.");
        }
        JsonNode context = node.get("@context");
        Scope scope = context == null ? around : around.withContexts(Contexts.addresses(context));
        RdfTerm subject = id(node);
        Scope own = scope.withClasses(classes(node, scope, subject, graph));
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String name = member.getKey();
            if (!isKeyword(name)) {
                property(subject, term(name, own, node), member.getValue(), new Place(own, graph, depth));
            }
        }
        return subject;
    }

    /** @param depth how many nodes it stands in */
    private record Place(Scope scope, @Nullable RdfTerm graph, int depth) {}

    private static boolean isKeyword(String name) {
        return switch (name) {
            case "id", "type", "@id", "@type", "@context" -> true;
            default -> false;
        };
    }

    private static Term term(String name, Scope scope, JsonNode node) {
        Term term = scope.find(name);
        if (term == null) {
            String type = node.path("type").isArray()
                    ? node.path("type").path(node.path("type").size() - 1).asString("")
                    : node.path("type").asString("");
            throw new NotUnderstood("The term " + NotUnderstood.quoted(name) + " has no meaning in "
                    + (type.isEmpty() ? "a node without a type" : "a node of type " + NotUnderstood.quoted(type))
                    + " by the document's contexts, so no proof covers it.");
        }
        return term;
    }

    private RdfTerm id(JsonNode node) {
        JsonNode id = node.has("id") ? node.get("id") : node.get("@id");
        if (id == null) {
            return RdfTerm.blank(blanks++);
        }
        if (!id.isString() || node.has("id") && node.has("@id")) {
            throw new NotUnderstood("An id is not one text.");
        }
        return iri(id.asString());
    }

    private static RdfTerm iri(String iri) {
        if (!IRI.matcher(iri).matches()) {
            throw new NotUnderstood(NotUnderstood.quoted(iri) + " is no absolute IRI.");
        }
        return RdfTerm.iri(iri);
    }

    /** States the node's classes; those with terms of their own come back, in the order in which these apply. */
    private List<Term> classes(JsonNode node, Scope scope, RdfTerm subject, @Nullable RdfTerm graph) {
        JsonNode type = node.has("type") ? node.get("type") : node.get("@type");
        if (type == null) {
            return List.of();
        }
        Map<String, Term> known = new TreeMap<>();
        for (JsonNode one : type.isArray() ? type.values() : List.of(type)) {
            if (!one.isString()) {
                throw new NotUnderstood("A type is not a text.");
            }
            Term term = scope.find(one.asString());
            if (term != null) {
                known.put(term.name(), term);
            }
            RdfTerm iri = term != null ? RdfTerm.iri(term.iri()) : iri(one.asString());
            all.add(new Statement(subject, TYPE, iri, graph));
        }
        return List.copyOf(known.values());
    }

    private void property(RdfTerm subject, Term term, JsonNode value, Place place) {
        if (term.container() == Term.Container.LIST) {
            List<RdfTerm> members = new ArrayList<>();
            each(value, member -> members.add(object(term, member, place, place.graph())));
            all.add(new Statement(subject, term.predicate(), list(members, place.graph()), place.graph()));
        } else if (term.container() == Term.Container.GRAPH) {
            each(value, member -> {
                if (!member.isObject()) {
                    throw new NotUnderstood("The value of '" + term.name() + "' is no object.");
                }
                RdfTerm graph = RdfTerm.blank(blanks++);
                all.add(new Statement(subject, term.predicate(), graph, place.graph()));
                object(term, member, place, graph);
            });
        } else {
            each(
                    value,
                    member -> all.add(new Statement(
                            subject, term.predicate(), object(term, member, place, place.graph()), place.graph())));
        }
    }

    /** Values one by one; null says nothing. */
    private static void each(JsonNode value, java.util.function.Consumer<JsonNode> consumer) {
        if (value.isArray()) {
            for (JsonNode member : value.values()) {
                if (member.isArray()) {
                    throw new NotUnderstood("A list within a list is not read.");
                }
                each(member, consumer);
            }
        } else if (!value.isNull()) {
            consumer.accept(value);
        }
    }

    private RdfTerm list(List<RdfTerm> members, @Nullable RdfTerm graph) {
        RdfTerm rest = NIL;
        for (RdfTerm member : members.reversed()) {
            RdfTerm cell = RdfTerm.blank(blanks++);
            all.add(new Statement(cell, FIRST, member, graph));
            all.add(new Statement(cell, REST, rest, graph));
            rest = cell;
        }
        return rest;
    }

    private RdfTerm object(Term term, JsonNode value, Place place, @Nullable RdfTerm graph) {
        if (value.isObject()) {
            return value.has("@value")
                    ? Literals.ofValueObject(value)
                    : node(value, place.scope().below().withProperty(term), graph, place.depth() + 1);
        }
        if (term.type().equals("@json")) {
            throw new NotUnderstood("JSON within a document ('" + term.name() + "') is not read.");
        }
        if (term.isReference() && value.isString()) {
            Term word = term.type().equals("@vocab")
                    ? place.scope().withProperty(term).find(value.asString())
                    : null;
            return word == null ? iri(value.asString()) : RdfTerm.iri(word.iri());
        }
        return Literals.of(value, term.datatype());
    }
}
