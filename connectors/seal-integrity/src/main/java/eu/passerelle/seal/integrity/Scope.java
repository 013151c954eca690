package eu.passerelle.seal.integrity;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The terms known at one place of a document (JSON-LD 1.1: the active context). Immutable; what is laid over it is kept,
 * so that the same places of thousands of documents share one.
 */
final class Scope {

    /** Documents of others could name contexts and classes in ever new combinations. */
    private static final int MOST_KEPT = 1_000;

    private final Map<String, Term> terms;
    private final @Nullable Scope around;
    private final @Nullable Scope root;
    private final AtomicInteger kept;
    private final Map<Object, Scope> overlays = new ConcurrentHashMap<>();

    private Scope(Map<String, Term> terms, @Nullable Scope around, @Nullable Scope root, AtomicInteger kept) {
        this.terms = terms;
        this.around = around;
        this.root = root;
        this.kept = kept;
    }

    /** Before any context. Each reader has its own, so that what others send to be verified costs sealing nothing. */
    static Scope root() {
        return new Scope(Map.of(), null, null, new AtomicInteger());
    }

    private Scope outermost() {
        return root == null ? this : root;
    }

    private Scope laid(Map<String, Term> all, @Nullable Scope before) {
        return new Scope(all, before, outermost(), kept);
    }

    @Nullable
    Term find(String name) {
        return terms.get(name);
    }

    /** What nodes below see: terms of a class are known in its own nodes only. */
    Scope below() {
        return around == null ? this : around;
    }

    /** With the contexts that a document or a node names. */
    Scope withContexts(List<String> addresses) {
        return keep(addresses, () -> {
            Map<String, Term> all = new HashMap<>(terms);
            addresses.forEach(address -> all.putAll(Contexts.get(address).terms()));
            return laid(all, null);
        });
    }

    /** With what is known in the values of a property. */
    Scope withProperty(Term property) {
        Scope from = property.leavesContexts() ? outermost() : this;
        if (property.own().isEmpty()) {
            return from;
        }
        return from.keep(property.name() + " " + property.iri(), () -> from.over(List.of(property), from.around));
    }

    /** With what is known in nodes of these classes. */
    Scope withClasses(Collection<Term> classes) {
        List<Term> adding =
                classes.stream().filter(each -> !each.own().isEmpty()).toList();
        if (adding.isEmpty()) {
            return this;
        }
        return keep(adding.stream().map(Term::iri).toList(), () -> over(adding, this));
    }

    private Scope over(List<Term> adding, @Nullable Scope before) {
        Map<String, Term> all = new HashMap<>(terms);
        adding.forEach(each -> all.putAll(each.own()));
        return laid(all, before);
    }

    private Scope keep(Object key, Supplier<Scope> maker) {
        Scope known = overlays.get(key);
        if (known != null) {
            return known;
        }
        Scope made = maker.get();
        if (kept.get() < MOST_KEPT && overlays.putIfAbsent(key, made) == null) {
            kept.incrementAndGet();
        }
        return made;
    }
}
