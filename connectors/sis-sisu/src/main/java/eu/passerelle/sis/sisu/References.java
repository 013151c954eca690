package eu.passerelle.sis.sisu;

import eu.passerelle.connectors.KnownPerson;
import eu.passerelle.connectors.Shelf;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.json.JsonFields;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * What attainments name by id only. Persons and grade scales come by exports alone, so both are kept in memory and
 * brought up to date from the ordinal that was read last; course units are fetched one by one.
 */
final class References {

    private static final String PERSONS = "/ori/api/persons/v1/export";
    private static final String SCALES = "/kori/api/grade-scales/v1/export";
    private static final String COURSE_UNITS = "/kori/api/course-units/v1";
    private static final int ROWS = 1_500;
    /** An export that never ends is no export. */
    private static final int MOST_PAGES = 2_000;

    private static final Duration COURSE_UNITS_KEPT = Duration.ofHours(1);
    private static final int MOST_COURSE_UNITS = 50_000;

    private final Map<Key, Known> known = new ConcurrentHashMap<>();

    /** The names of one university, for one page of attainments. */
    Known of(SisContext<SisuSettings> sis) {
        return known.computeIfAbsent(
                new Key(sis.university().id(), sis.settings().base()), ignored -> new Known());
    }

    private record Key(String university, URI base) {}

    /** Thread-safe. */
    static final class Known {

        private final Mirror<KnownPerson<JsonNode>> persons = new Mirror<>(PERSONS, KnownPerson::new);
        private final Mirror<JsonNode> scales = new Mirror<>(SCALES, Function.identity());
        private final Shelf<String, CourseUnit> courseUnits = new Shelf<>(MOST_COURSE_UNITS, COURSE_UNITS_KEPT);

        /** Empty where Sisu does not export such a person. */
        Optional<KnownPerson<JsonNode>> person(String id) {
            return persons.get(id);
        }

        Optional<JsonNode> scale(String id) {
            return scales.get(id);
        }

        /** Once after a page of attainments was read, so that all that they name is known. */
        void refresh(SisuService service) {
            persons.refresh(service);
            scales.refresh(service);
        }

        /** Empty where there is no such course unit (404). */
        Optional<CourseUnit> courseUnit(SisuService service, String id, Instant now) {
            return courseUnits.get(
                    id,
                    now,
                    () -> service.one(COURSE_UNITS, id)
                            .map(unit -> CourseUnit.of(unit.path("code"), unit.path("name"))));
        }
    }

    /** An export as it was last told, by id. */
    private static final class Mirror<T> {

        private final String path;
        private final Function<JsonNode, T> keep;
        private final Map<String, T> entities = new HashMap<>();
        private long ordinal;

        /** @param keep what an entity is kept as */
        Mirror(String path, Function<JsonNode, T> keep) {
            this.path = path;
            this.keep = keep;
        }

        synchronized Optional<T> get(String id) {
            return Optional.ofNullable(entities.get(id));
        }

        synchronized void refresh(SisuService service) {
            for (int page = 0; page < MOST_PAGES; page++) {
                SisuService.Export<JsonNode> export = service.entities(path, ordinal, ROWS);
                for (JsonNode entity : export.entities()) {
                    String id = JsonFields.text(entity, "id");
                    if (id != null && "DELETED".equals(JsonFields.text(entity, "documentState"))) {
                        entities.remove(id);
                    } else if (id != null) {
                        entities.put(id, keep.apply(entity));
                    }
                }
                ordinal = export.greatest();
                if (!export.more()) {
                    return;
                }
            }
        }
    }
}
