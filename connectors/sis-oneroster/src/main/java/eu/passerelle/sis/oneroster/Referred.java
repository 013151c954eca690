package eu.passerelle.sis.oneroster;

import eu.passerelle.connectors.Calls;
import eu.passerelle.connectors.Shelf;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.json.JsonFields;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the results of one reading refer to, of one kind. A few that are missing are asked for one by one, side by side;
 * for more of them the whole list is read, unless it is too long to be kept.
 */
final class Referred<T> {

    /** Single questions that cost less than the first pages of a list. */
    private static final int FEW = Calls.AT_ONCE;
    /** Lists of references are shorter rows than results. */
    private static final int LIST_ROWS = 1_000;

    private final SisContext<OneRosterSettings> sis;
    private final OneRosterService service;
    private final Kind kind;
    private final Shelf<String, T> kept;
    private final Function<JsonNode, T> keep;
    private final Instant now;
    /** Asked for in this reading, and not there. */
    private final Set<String> absent = new HashSet<>();

    /** @param keep what an object is kept as */
    Referred(
            SisContext<OneRosterSettings> sis,
            OneRosterService service,
            Kind kind,
            Shelf<String, T> kept,
            Function<JsonNode, T> keep) {
        this.sis = sis;
        this.service = service;
        this.kind = kind;
        this.kept = kept;
        this.keep = keep;
        this.now = sis.clock().instant();
    }

    /** Empty where there is no such object, or the id is null. */
    Optional<T> get(@Nullable String id) {
        return id == null || absent.contains(id) ? Optional.empty() : kept.get(id, now, () -> fetch(id));
    }

    private Optional<T> fetch(String id) {
        return service.get(kind, id).map(keep);
    }

    /** Sees to it that these are at hand. */
    void need(Collection<String> ids) {
        Set<String> missing = missing(ids);
        if (missing.size() > FEW && readList()) {
            missing = missing(ids);
        }
        List<String> asked = List.copyOf(missing);
        List<Callable<Optional<T>>> calls =
                asked.stream().<Callable<Optional<T>>>map(id -> () -> get(id)).toList();
        List<Optional<T>> found = Calls.all(sis.university().id(), Calls.AT_ONCE, calls);
        for (int i = 0; i < asked.size(); i++) {
            if (found.get(i).isEmpty()) {
                absent.add(asked.get(i));
            }
        }
    }

    private Set<String> missing(Collection<String> ids) {
        Set<String> missing = new LinkedHashSet<>();
        for (String id : ids) {
            if (kept.get(id, now) == null && !absent.contains(id)) {
                missing.add(id);
            }
        }
        return missing;
    }

    /** False where the list is too long; its end may be cut by changes, and what is missing is asked for singly. */
    private boolean readList() {
        int offset = 0;
        while (true) {
            OneRosterService.Page<JsonNode> page = service.list(kind, offset, LIST_ROWS);
            if (page.total() != null && page.total() > References.MOST_KEPT / 2) {
                return false;
            }
            for (JsonNode row : page.rows()) {
                String id = JsonFields.text(row, "sourcedId");
                if (id != null) {
                    kept.put(id, keep.apply(row), now);
                }
            }
            boolean more = page.hasMore(offset) && !page.rows().isEmpty();
            offset += page.rows().size();
            if (!more || offset > References.MOST_KEPT / 2) {
                return true;
            }
        }
    }
}
