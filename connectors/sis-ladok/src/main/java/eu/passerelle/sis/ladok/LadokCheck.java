package eu.passerelle.sis.ladok;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.HubException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The steps of {@code ./hub check} against a live Ladok; after a failed request the rest is skipped. */
final class LadokCheck {

    private final SisContext<LadokSettings> sis;
    private final LadokService service;
    private final Lookups lookups;
    private final List<CheckStep> steps = new ArrayList<>();

    LadokCheck(SisContext<LadokSettings> sis, LadokService service, Lookups lookups) {
        this.sis = sis;
        this.service = service;
        this.lookups = lookups;
    }

    List<CheckStep> steps() {
        String step = "client certificate accepted and feed readable";
        try {
            Optional<FeedPage> recent = service.feedPage("recent");
            steps.add(
                    recent.map(page -> CheckStep.ok(step, page.entries().size() + " entries on page " + page.number()))
                            .orElse(CheckStep.failed(step, "there is no feed (HTTP 404): check 'base' and 'feed'")));
            recent.ifPresent(page -> steps.add(events(page)));
        } catch (HubException e) {
            steps.add(CheckStep.failed(step, String.valueOf(e.getMessage())));
            steps.add(CheckStep.skipped("all further steps", "they need the step before them"));
            return List.copyOf(steps);
        }
        steps.add(guarded("grading scales known", this::scales));
        return List.copyOf(steps);
    }

    /** What the newest page is about: event types that we do not read are named too. */
    private static CheckStep events(FeedPage page) {
        TreeMap<String, Integer> types = new TreeMap<>();
        page.entries()
                .forEach(entry ->
                        types.merge(entry.type().substring(entry.type().lastIndexOf('/') + 1), 1, Integer::sum));
        return CheckStep.ok("events on the newest page", types.toString());
    }

    private CheckStep scales(String step) {
        Optional<JsonNode> scales = lookups.scales(sis, service);
        if (scales.isEmpty()) {
            return CheckStep.failed(step, "grunddata/betygsskala is not there (HTTP 404): have our user permitted it");
        }
        GradeMapper mapper = new GradeMapper(sis.settings());
        TreeSet<String> unknown = new TreeSet<>();
        int known = 0;
        for (JsonNode scale : scales.get().path("Betygsskala")) {
            if (mapper.hubScale(scale).equals(GradeMapper.UNKNOWN)) {
                unknown.add(String.valueOf(Fields.text(scale, "Kod")));
            } else {
                known++;
            }
        }
        return unknown.isEmpty()
                ? CheckStep.ok(step, known + " scales")
                : CheckStep.failed(step, "name the hub's scale for " + unknown + " under 'gradingScales'");
    }

    private static CheckStep guarded(String step, java.util.function.Function<String, CheckStep> check) {
        try {
            return check.apply(step);
        } catch (HubException e) {
            return CheckStep.failed(step, String.valueOf(e.getMessage()));
        }
    }
}
