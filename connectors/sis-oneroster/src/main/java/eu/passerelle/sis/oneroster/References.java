package eu.passerelle.sis.oneroster;

import eu.passerelle.connectors.Calls;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.json.JsonFields;
import eu.passerelle.connectors.json.Learners;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What results refer to, kept for some minutes. A few that are missing are asked for one by one, side by side; for more
 * of them the whole list is read, unless it is too long to be kept.
 */
final class References {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_KEPT = 50_000;
    /** Single questions that cost less than the first pages of a list. */
    private static final int FEW = Calls.AT_ONCE;
    /** Lists of references are shorter rows than results. */
    private static final int LIST_ROWS = 1_000;

    private final Map<Key, Kept> kept = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
            return size() > MOST_KEPT;
        }
    });

    private final Learners learners = new Learners();

    private record Key(String base, Kind kind, String id) {}

    private record Kept(JsonNode object, Instant until) {}

    /** One reading's view of them: what it has seen stays, whatever the cache forgets. */
    Reader reader(SisContext<OneRosterSettings> sis, OneRosterService service) {
        return new Reader(sis, service);
    }

    final class Reader implements Known {

        private final SisContext<OneRosterSettings> sis;
        private final OneRosterService service;
        private final Instant now;
        private final String base;
        private final Map<Kind, Map<String, JsonNode>> seen = new EnumMap<>(Kind.class);

        private Reader(SisContext<OneRosterSettings> sis, OneRosterService service) {
            this.sis = sis;
            this.service = service;
            this.now = sis.clock().instant();
            this.base = sis.settings().base().toString();
        }

        /** Those of the users that are kept. */
        Learners learners() {
            return learners;
        }

        @Override
        public JsonNode get(Kind kind, @Nullable String id) {
            return id == null ? MissingNode.getInstance() : seen(kind).getOrDefault(id, MissingNode.getInstance());
        }

        /** Sees to it that these are at hand. */
        void need(Kind kind, Set<String> ids) {
            Set<String> missing = missing(kind, ids);
            if (missing.size() > FEW && readList(kind)) {
                missing = missing(kind, ids);
            }
            List<Callable<JsonNode>> calls = missing.stream()
                    .<Callable<JsonNode>>map(id -> () -> service.get(kind, id).orElse(MissingNode.getInstance()))
                    .toList();
            List<JsonNode> found = Calls.all(sis.university().id(), Calls.AT_ONCE, calls);
            int i = 0;
            for (String id : missing) {
                keep(kind, id, found.get(i++));
            }
        }

        private Set<String> missing(Kind kind, Set<String> ids) {
            Set<String> missing = new LinkedHashSet<>();
            for (String id : ids) {
                Kept known = kept.get(key(kind, id));
                if (known != null && known.until().isAfter(now)) {
                    seen(kind).put(id, known.object());
                } else if (!seen(kind).containsKey(id)) {
                    missing.add(id);
                }
            }
            return missing;
        }

        /** False where the list is too long; its end may be cut by changes, and what is missing is asked for singly. */
        private boolean readList(Kind kind) {
            int offset = 0;
            while (true) {
                OneRosterService.Page<JsonNode> page = service.list(kind, offset, LIST_ROWS);
                if (page.total() != null && page.total() > MOST_KEPT / 2) {
                    return false;
                }
                for (JsonNode row : page.rows()) {
                    String id = JsonFields.text(row, "sourcedId");
                    if (id != null) {
                        kept.put(key(kind, id), new Kept(row, now.plus(KEPT)));
                    }
                }
                boolean more = page.hasMore(offset) && !page.rows().isEmpty();
                offset += page.rows().size();
                if (!more || offset > MOST_KEPT / 2) {
                    return true;
                }
            }
        }

        private void keep(Kind kind, String id, JsonNode object) {
            seen(kind).put(id, object);
            if (!object.isMissingNode()) {
                kept.put(key(kind, id), new Kept(object, now.plus(KEPT)));
            }
        }

        private Map<String, JsonNode> seen(Kind kind) {
            return seen.computeIfAbsent(kind, any -> new HashMap<>());
        }

        private Key key(Kind kind, String id) {
            return new Key(base, kind, id);
        }
    }
}
