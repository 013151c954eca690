package eu.passerelle.sis.ethos;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.json.Learners;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Resources that grades refer to. In Ethos everything is a GUID, four to six lookups a grade, so what was fetched is
 * kept for some minutes; that also keeps what is there when a rate limit ends a reading half-way.
 */
final class References {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_KEPT = 20_000;

    private final Map<Source, Map<EthosResource, Shelf>> sources = new ConcurrentHashMap<>();
    private final Learners learners = new Learners();

    private record Source(String university, String base) {}

    private record Kept(JsonNode found, Instant until) {}

    /** One page's view of them. */
    Reader reader(SisContext<EthosSettings> sis, EthosService service) {
        Source source = new Source(sis.university().id(), sis.settings().base().toString());
        return new Reader(
                service,
                sources.computeIfAbsent(source, any -> shelves()),
                sis.clock().instant());
    }

    private static Map<EthosResource, Shelf> shelves() {
        Map<EthosResource, Shelf> shelves = new EnumMap<>(EthosResource.class);
        for (EthosResource resource : EthosResource.values()) {
            shelves.put(resource, new Shelf());
        }
        return shelves;
    }

    final class Reader {

        private final EthosService service;
        private final Map<EthosResource, Shelf> kept;
        private final Instant now;

        private Reader(EthosService service, Map<EthosResource, Shelf> kept, Instant now) {
            this.service = service;
            this.kept = kept;
            this.now = now;
        }

        /** Those of the persons that are kept. */
        Learners learners() {
            return learners;
        }

        /** Whether it is at hand. */
        boolean has(EthosResource resource, String id) {
            return shelf(resource).get(id, now) != null;
        }

        /** Empty where the SIS does not know it (404). */
        Optional<JsonNode> get(EthosResource resource, String id) {
            JsonNode known = shelf(resource).get(id, now);
            if (known != null) {
                return Optional.of(known);
            }
            Optional<JsonNode> fetched = service.get(resource, id);
            fetched.ifPresent(found -> shelf(resource).put(id, new Kept(found, now.plus(KEPT))));
            return fetched;
        }

        private Shelf shelf(EthosResource resource) {
            return Objects.requireNonNull(kept.get(resource));
        }
    }

    /** One kind, by id. */
    private static final class Shelf {

        private final Map<String, Kept> byId = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
                return size() > MOST_KEPT;
            }
        };

        synchronized @Nullable JsonNode get(String id, Instant now) {
            Kept known = byId.get(id);
            return known != null && known.until().isAfter(now) ? known.found() : null;
        }

        synchronized void put(String id, Kept found) {
            byId.put(id, found);
        }
    }
}
