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

    private final Shelf<Key, JsonNode> students = new Shelf<>(MAX_KEPT, STUDENTS_KEPT);
    private final Shelf<Key, JsonNode> catalogue = new Shelf<>(MAX_KEPT, CATALOGUE_KEPT);

    private record Key(URI base, String university, String what) {}

    /** {@code Uid, Fornamn, Efternamn, Fodelsedata, Personnummer, ExterntUID}; empty where Ladok knows no such student. */
    Optional<JsonNode> student(SisContext<LadokSettings> sis, LadokService service, String uid) {
        return kept(students, sis, "student " + uid, () -> service.get("studentinformation", "/student", uid, ""));
    }

    /** {@code Epostadress}; empty where there is none. */
    Optional<JsonNode> contact(SisContext<LadokSettings> sis, LadokService service, String uid) {
        return kept(
                students,
                sis,
                "contact " + uid,
                () -> service.get("studentinformation", "/student", uid, "/kontaktuppgifter"));
    }

    /** {@code Utbildningskod, Benamningar}. */
    Optional<JsonNode> instance(SisContext<LadokSettings> sis, LadokService service, String uid) {
        return kept(
                catalogue,
                sis,
                "instance " + uid,
                () -> service.get("utbildningsinformation", "/utbildningsinstans", uid, ""));
    }

    /** {@code Betygsskala: [{ID, Kod, Betygsgrad: [{ID, Kod}]}]}. */
    Optional<JsonNode> scales(SisContext<LadokSettings> sis, LadokService service) {
        return kept(
                catalogue, sis, "scales", () -> service.get("kataloginformation", "/grunddata/betygsskala", "", ""));
    }

    private static Optional<JsonNode> kept(
            Shelf<Key, JsonNode> kept, SisContext<LadokSettings> sis, String what, Supplier<Optional<JsonNode>> fetch) {
        Key key = new Key(sis.settings().base(), sis.university().id(), what);
        return kept.get(key, sis.clock().instant(), fetch);
    }
}
