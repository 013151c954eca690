package eu.passerelle.sis.ooapi;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.json.JsonRecord;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Persons by id, fetched where the SIS does not send them along. A learner's results stand on many lists, so persons
 * are kept for some minutes, which also keeps what was fetched when a rate limit ends a reading half-way.
 */
final class Persons {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MAX_KEPT = 20_000;

    private final Map<Key, Kept> kept = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
            return size() > MAX_KEPT;
        }
    });

    /** Empty where the SIS does not know the person (404). */
    Optional<JsonRecord> get(SisContext<OoapiSettings> sis, OoapiService service, String id) {
        Key key = new Key(sis.settings().base(), id);
        Instant now = sis.clock().instant();
        Kept known = kept.get(key);
        if (known != null && known.until().isAfter(now)) {
            return Optional.of(known.person());
        }
        Optional<JsonRecord> fetched = service.person(id);
        fetched.ifPresent(person -> kept.put(key, new Kept(person, now.plus(KEPT))));
        return fetched;
    }

    private record Key(URI base, String id) {}

    private record Kept(JsonRecord person, Instant until) {}
}
