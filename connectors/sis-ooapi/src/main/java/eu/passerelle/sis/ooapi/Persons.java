package eu.passerelle.sis.ooapi;

import eu.passerelle.connectors.Shelf;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.json.JsonRecord;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Persons by id, fetched where the SIS does not send them along: a learner's results stand on many lists. */
final class Persons {

    private final Shelf<Key, JsonRecord> kept = new Shelf<>(20_000, Duration.ofMinutes(10));

    /** A university sees no other one's persons, wherever they are fetched. */
    private record Key(String university, URI base, String id) {}

    /** Empty where the SIS does not know the person (404). */
    Optional<JsonRecord> get(SisContext<OoapiSettings> sis, OoapiService service, String id) {
        Key key = new Key(sis.university().id(), sis.settings().base(), id);
        return kept.get(key, sis.clock().instant(), () -> service.person(id));
    }
}
