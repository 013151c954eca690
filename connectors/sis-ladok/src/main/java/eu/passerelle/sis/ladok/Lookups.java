package eu.passerelle.sis.ladok;

import eu.passerelle.connectors.Shelf;
import eu.passerelle.connectors.SisContext;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * What events name by id only: students, course instances, grading scales. Kept for some minutes, since results come in
 * heaps of one course, and so that what was fetched stays when a rate limit ends a reading half-way.
 */
final class Lookups {

    private static final Duration STUDENTS_KEPT = Duration.ofMinutes(10);
    private static final Duration CATALOGUE_KEPT = Duration.ofHours(1);
    private static final int MAX_KEPT = 20_000;

    private final Shelf<Key, JsonNode> kept = new Shelf<>(MAX_KEPT, STUDENTS_KEPT);

    private record Key(URI base, String university, String what) {}

    /** {@code Uid, Fornamn, Efternamn, Fodelsedata, Personnummer, ExterntUID}; empty where Ladok knows no such student. */
    Optional<JsonNode> student(SisContext<LadokSettings> sis, LadokService service, String uid) {
        return kept(sis, "student " + uid, STUDENTS_KEPT, () -> service.get("studentinformation", "/student", uid, ""));
    }

    /** {@code Epostadress}; empty where there is none. */
    Optional<JsonNode> contact(SisContext<LadokSettings> sis, LadokService service, String uid) {
        return kept(
                sis,
                "contact " + uid,
                STUDENTS_KEPT,
                () -> service.get("studentinformation", "/student", uid, "/kontaktuppgifter"));
    }

    /** {@code Utbildningskod, Benamningar}. */
    Optional<JsonNode> instance(SisContext<LadokSettings> sis, LadokService service, String uid) {
        return kept(
                sis,
                "instance " + uid,
                CATALOGUE_KEPT,
                () -> service.get("utbildningsinformation", "/utbildningsinstans", uid, ""));
    }

    /** {@code Betygsskala: [{ID, Kod, Betygsgrad: [{ID, Kod}]}]}. */
    Optional<JsonNode> scales(SisContext<LadokSettings> sis, LadokService service) {
        return kept(
                sis,
                "scales",
                CATALOGUE_KEPT,
                () -> service.get("kataloginformation", "/grunddata/betygsskala", "", ""));
    }

    private Optional<JsonNode> kept(
            SisContext<LadokSettings> sis, String what, Duration time, Supplier<Optional<JsonNode>> fetch) {
        Key key = new Key(sis.settings().base(), sis.university().id(), what);
        return kept.get(key, sis.clock().instant(), time, fetch);
    }
}
