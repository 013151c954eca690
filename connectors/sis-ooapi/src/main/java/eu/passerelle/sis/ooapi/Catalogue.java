package eu.passerelle.sis.ooapi;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.model.LearningOpportunity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The courses of a service as learning opportunities. */
final class Catalogue {

    private final SisContext<OoapiSettings> sis;
    private final OoapiService service;
    private final CourseMapper mapper;
    private final Map<String, Optional<JsonNode>> outcomes = new HashMap<>();

    Catalogue(SisContext<OoapiSettings> sis, OoapiService service) {
        this.sis = sis;
        this.service = service;
        this.mapper = new CourseMapper(sis.university(), sis.settings().fallback());
    }

    /** One a course, in the order of course ids. */
    List<LearningOpportunity> opportunities() {
        return CourseLists.rows(sis, service).values().stream()
                .flatMap(course -> opportunity(service.tree(course)).stream())
                .toList();
    }

    Optional<LearningOpportunity> opportunity(JsonNode course) {
        return mapper.opportunity(course, fetchedOutcomes(course));
    }

    /** v6 names learning outcomes by id only; its course lists cannot expand them. */
    private List<JsonNode> fetchedOutcomes(JsonNode course) {
        List<JsonNode> fetched = new ArrayList<>();
        if (Fields.list(course, "learningOutcomes").isEmpty()) {
            for (JsonNode reference : Fields.list(course, "learningOutcomeIds")) {
                String id = Fields.text(reference);
                if (id != null) {
                    outcome(id).ifPresent(fetched::add);
                }
            }
        }
        return fetched;
    }

    private Optional<JsonNode> outcome(String id) {
        return outcomes.computeIfAbsent(
                id, wanted -> service.get("/learning-outcomes/" + OoapiService.segment(wanted), Map.of()));
    }
}
