package eu.passerelle.sis.sisu;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.json.JsonFields;
import eu.passerelle.connectors.json.Learners;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

    private final Map<Key, Known> known = new ConcurrentHashMap<>();

    /** The names of one university, for one page of attainments. */
    Known of(SisContext<SisuSettings> sis) {
        return known.computeIfAbsent(
                new Key(sis.university().id(), sis.settings().base()), ignored -> new Known());
    }

    private record Key(String university, URI base) {}

    /** Thread-safe. */
    static final class Known {

        private final Mirror persons = new Mirror(PERSONS);
        private final Mirror scales = new Mirror(SCALES);
        private final Map<String, Kept> courseUnits = new ConcurrentHashMap<>();
        private final Learners learners = new Learners();

        /** Those of the persons that are known. */
        Learners learners() {
            return learners;
        }

        /** Empty where Sisu does not export such a person. */
        Optional<JsonNode> person(String id) {
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
            Kept kept = courseUnits.get(id);
            if (kept != null && kept.until().isAfter(now)) {
                return Optional.of(kept.unit());
            }
            Optional<CourseUnit> fetched =
                    service.one(COURSE_UNITS, id).map(unit -> CourseUnit.of(unit.path("code"), unit.path("name")));
            fetched.ifPresent(unit -> courseUnits.put(id, new Kept(unit, now.plus(COURSE_UNITS_KEPT))));
            return fetched;
        }
    }

    private record Kept(CourseUnit unit, Instant until) {}

    /** An export as it was last told, by id. */
    private static final class Mirror {

        private final String path;
        private final Map<String, JsonNode> entities = new HashMap<>();
        private long ordinal;

        Mirror(String path) {
            this.path = path;
        }

        synchronized Optional<JsonNode> get(String id) {
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
                        entities.put(id, entity);
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
