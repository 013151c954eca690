package eu.passerelle.seal.integrity;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The terms known at one place of a document (JSON-LD 1.1: the active context). Immutable; what is laid over it is kept,
 * so that the same places of thousands of documents share one.
 */
final class Scope {

    static final Scope EMPTY = new Scope(Map.of(), null);

    private static final int MOST_KEPT = 500;

    private final Map<String, Term> terms;
    private final @Nullable Scope around;
    private final Map<Object, Scope> overlays = new ConcurrentHashMap<>();

    private Scope(Map<String, Term> terms, @Nullable Scope around) {
        this.terms = terms;
        this.around = around;
    }

    @Nullable Term find(String name) {
        return terms.get(name);
    }

    /** What nodes below see: terms of a class are known in its own nodes only. */
    Scope below() {
        return around == null ? this : around;
    }

    /** With the contexts that a document or a node names. */
    Scope withContexts(List<String> addresses) {
        return kept(addresses, () -> {
            Map<String, Term> all = new HashMap<>(terms);
            addresses.forEach(address -> all.putAll(Contexts.get(address).terms()));
            return new Scope(all, null);
        });
    }

    /** With what is known in the values of a property. */
    Scope withProperty(Term property) {
        Scope from = property.leavesContexts() ? EMPTY : this;
        if (property.own().isEmpty()) {
            return from;
        }
        return from.kept(property.name() + " " + property.iri(), () -> from.over(List.of(property), from.around));
    }

    /** With what is known in nodes of these classes. */
    Scope withClasses(Collection<Term> classes) {
        List<Term> adding =
                classes.stream().filter(each -> !each.own().isEmpty()).toList();
        if (adding.isEmpty()) {
            return this;
        }
        return kept(adding.stream().map(Term::iri).toList(), () -> over(adding, this));
    }

    private Scope over(List<Term> adding, @Nullable Scope before) {
        Map<String, Term> all = new HashMap<>(terms);
        adding.forEach(each -> all.putAll(each.own()));
        return new Scope(all, before);
    }

    private Scope kept(Object key, java.util.function.Supplier<Scope> maker) {
        Scope known = overlays.get(key);
        if (known != null) {
            return known;
        }
        Scope made = maker.get();
        // documents of others could name classes in ever new combinations
        if (overlays.size() < MOST_KEPT) {
            overlays.put(key, made);
        }
        return made;
    }
}
