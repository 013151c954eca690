package eu.passerelle.sis.ethos;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.json.Learners;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Resources that grades refer to. In Ethos everything is a GUID, four to six lookups a grade, so what was fetched is
 * kept for some minutes; that also keeps what is there when a rate limit ends a reading half-way.
 */
final class References {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MAX_KEPT = 30_000;

    private final Map<Key, Kept> kept = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
            return size() > MAX_KEPT;
        }
    });

    private final Learners learners = new Learners();

    /** Those of the persons that are kept. */
    Learners learners() {
        return learners;
    }

    /** Empty where the SIS does not know it (404). */
    Optional<JsonNode> get(SisContext<EthosSettings> sis, EthosService service, EthosResource resource, String id) {
        Key key = new Key(sis.university().id(), sis.settings().base().toString(), resource, id);
        Instant now = sis.clock().instant();
        Kept known = kept.get(key);
        if (known != null && known.until().isAfter(now)) {
            return Optional.of(known.found());
        }
        Optional<JsonNode> fetched = service.get(resource, id);
        fetched.ifPresent(found -> kept.put(key, new Kept(found, now.plus(KEPT))));
        return fetched;
    }

    private record Key(String university, String base, EthosResource resource, String id) {}

    private record Kept(JsonNode found, Instant until) {}
}
