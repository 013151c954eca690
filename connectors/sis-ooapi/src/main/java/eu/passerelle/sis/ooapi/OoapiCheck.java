package eu.passerelle.sis.ooapi;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.sis.ooapi.OoapiVersion.ListAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The steps of {@code ./hub check} against a live OOAPI service; after a failed request the rest is skipped. */
final class OoapiCheck {

    private final SisContext<OoapiSettings> sis;
    private final OoapiService service;
    private final List<CheckStep> steps = new ArrayList<>();

    OoapiCheck(SisContext<OoapiSettings> sis) {
        this.sis = sis;
        this.service = new OoapiService(sis);
    }

    List<CheckStep> steps() {
        String step = "service root and credentials";
        try {
            HubHttp.Answer root = service.answer("/", Map.of());
            steps.add(root(step, root));
            step = "first page of courses";
            List<JsonNode> courses = courses(step).stream().map(service::tree).toList();
            step = "results of an offering";
            steps.add(results(step, courses));
            step = "catalogue";
            steps.add(catalogue(step, courses));
        } catch (HubException e) {
            steps.add(CheckStep.failed(step, String.valueOf(e.getMessage())));
            steps.add(CheckStep.skipped("all further steps", "they need the step before them"));
        }
        return List.copyOf(steps);
    }

    /** Many services leave the root out, so its absence is no failure. */
    private CheckStep root(String step, HubHttp.Answer root) {
        if (root.status() == 404) {
            return CheckStep.skipped(step, "the service has no root document (HTTP 404)");
        }
        String specification = Fields.text(service.parse(root, "/"), "specification");
        return CheckStep.ok(step, "names its specification: " + (specification == null ? "no" : specification));
    }

    private List<JsonRecord> courses(String step) {
        Optional<OoapiService.Page> page = service.page(sis.settings().version().courses(), 1);
        if (page.isEmpty()) {
            steps.add(CheckStep.failed(step, "there is no /courses (HTTP 404): check 'base' and 'version'"));
            return List.of();
        }
        List<JsonRecord> courses = page.get().items();
        int rows = sis.settings().rows();
        steps.add(
                courses.isEmpty()
                        ? CheckStep.failed(step, "no course is published: ask the university what our account may see")
                        : CheckStep.ok(
                                step,
                                courses.size() + " courses, more: " + page.get().more()));
        steps.add(
                courses.size() > rows
                        ? CheckStep.failed(
                                "paging", courses.size() + " rows though " + rows + " were asked: pageSize is ignored")
                        : CheckStep.ok("paging", "at most " + rows + " rows a page, as asked"));
        return courses;
    }

    private CheckStep results(String step, List<JsonNode> courses) {
        OoapiVersion version = sis.settings().version();
        for (JsonNode course : courses) {
            String id = Fields.text(course, "courseId");
            ListAddress offerings = version.offeringsOf(id == null ? "" : id);
            List<JsonRecord> found = id == null
                    ? List.of()
                    : service.page(offerings, 1).map(OoapiService.Page::items).orElse(List.of());
            for (JsonRecord offering : found) {
                String offeringId = offering.text(offerings.items().id());
                if (offeringId != null) {
                    return service.page(version.associationsOf(offeringId), 1)
                            .map(page -> CheckStep.ok(step, page.items().size() + " associations on the first page"))
                            .orElse(CheckStep.failed(
                                    step,
                                    "offering " + offeringId + " has no list of associations (HTTP 404): the"
                                            + " service must publish results for our account"));
                }
            }
        }
        return CheckStep.skipped(step, "no offering on the first page of courses");
    }

    /** Of the first page: how many courses miss what a credential must say. */
    private CheckStep catalogue(String step, List<JsonNode> courses) {
        Catalogue catalogue = new Catalogue(sis, service);
        Map<String, Integer> missing = new TreeMap<>();
        int thin = 0;
        for (JsonNode course : courses) {
            List<String> elements = catalogue
                    .opportunity(course)
                    .map(LearningOpportunity::missing)
                    .orElse(List.of("primary code or name"));
            thin += elements.isEmpty() ? 0 : 1;
            elements.forEach(element -> missing.merge(element, 1, Integer::sum));
        }
        if (thin == 0) {
            return CheckStep.ok(step, "all " + courses.size() + " courses say what a credential needs");
        }
        String seen = thin + " of " + courses.size() + " courses are too thin, missing " + missing
                + ": set 'defaults' or add them to the catalogue file";
        // results of a few thin courses wait for a person; where all are, something is not set
        return thin < courses.size() ? CheckStep.warning(step, seen) : CheckStep.failed(step, seen);
    }
}
