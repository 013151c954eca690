package eu.passerelle.tables;

import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tree of completions and their parts, as far as the sources tell it; it may have holes and even circles. */
record Wholes(Map<CompletionKey, Completion> byKey) {

    /** Whether a completion contains another one, at whatever depth. */
    boolean contain(Completion whole, Completion part) {
        Set<CompletionKey> seen = new HashSet<>();
        Completion above = above(part);
        while (above != null && seen.add(above.key())) {
            if (above.key().equals(whole.key())) {
                return true;
            }
            above = above(above);
        }
        return false;
    }

    private @Nullable Completion above(Completion part) {
        return part.partOf() == null
                ? null
                : byKey.get(new CompletionKey(part.key().university(), part.partOf()));
    }
}
