package eu.passerelle.sis.rest;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.mapping.RecordMapper;
import eu.passerelle.sis.rest.RestSettings.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The steps of {@code ./hub check} against a live API; after a failed one the rest is skipped. */
final class RestCheck {

    private final SisContext<RestSettings> sis;
    private final Api api;
    private final List<CheckStep> steps = new ArrayList<>();

    RestCheck(SisContext<RestSettings> sis, Api api) {
        this.sis = sis;
        this.api = api;
    }

    List<CheckStep> steps() {
        String step = "value maps";
        try {
            RecordMapper.of(sis, sis.settings().results().mapping());
            steps.add(CheckStep.ok(step, "every map that the mapping asks for is there"));
            step = "address and credentials";
            firstList(step);
            step = "codes and records of the first page";
            steps.add(firstPage(step));
        } catch (HubException e) {
            steps.add(CheckStep.failed(step, e.getMessage()));
            steps.add(CheckStep.skipped("all further steps", "they need the step before them"));
        }
        return List.copyOf(steps);
    }

    private void firstList(String step) {
        RestSettings settings = sis.settings();
        boolean partitioned = !settings.levels().isEmpty();
        if (!partitioned && settings.results().since() != null) {
            steps.add(CheckStep.skipped(step, "the only list needs a window of time; the next step reads it"));
            return;
        }
        Listing list = partitioned
                ? settings.levels().getFirst().list()
                : settings.results().list();
        Pages pages = new Pages(api, list, settings.pagingOf(list), Map.of(), Pages.Mark.FIRST);
        int rows = pages.read().orElseThrow(() -> api.notThere(list)).size();
        steps.add(
                rows == 0
                        ? CheckStep.failed(step, list.path() + " is empty: ask the university what our account may see")
                        : CheckStep.ok(step, list.path() + " answers with " + rows + " rows"));
        Integer size = settings.pagingOf(list).size();
        if (size != null) {
            steps.add(
                    rows > size
                            ? CheckStep.failed("page size", rows + " rows though " + size + " were asked")
                            : CheckStep.ok("page size", "at most " + size + " rows a page"));
        }
    }

    private CheckStep firstPage(String step) {
        CompletionPage page = new RestReading(sis, api, new PartitionLists(), Position.START).page();
        Map<String, Integer> problems = new TreeMap<>();
        for (CompletionEvent event : page.events()) {
            if (event instanceof CompletionEvent.Reported reported) {
                Objects.requireNonNullElse(reported.completion().unresolved(), List.<String>of())
                        .forEach(code -> problems.merge("unknown code " + code, 1, Integer::sum));
            }
        }
        page.rejected().forEach(record -> problems.merge(record.reason(), 1, Integer::sum));
        return problems.isEmpty()
                ? CheckStep.ok(step, page.events().size() + " results, all read")
                : CheckStep.failed(
                        step,
                        "of " + page.size() + " records: " + problems
                                + ": correct the mapping, or add the codes to the file of value maps");
    }
}
