package eu.passerelle.credentials;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one written copy of a credential is bound to.
 *
 * @param holder the wallet's key; null: whoever holds it
 * @param statuses its places on status lists, one a purpose; none: it has no status
 */
public record Binding(@Nullable HolderKey holder, List<StatusPlace> statuses) {

    public static final Binding NONE = new Binding(null, List.of());

    public Binding {
        statuses = List.copyOf(statuses);
    }
}
