package eu.passerelle.sis.oneroster;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.json.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The steps of {@code ./hub check} against live services. */
final class OneRosterCheck {

    private static final int SOME = 100;

    private final SisContext<OneRosterSettings> sis;
    private final OneRosterService service;
    private final List<CheckStep> steps = new ArrayList<>();

    OneRosterCheck(SisContext<OneRosterSettings> sis) {
        this.sis = sis;
        this.service = new OneRosterService(sis);
    }

    List<CheckStep> steps() {
        for (Kind kind : List.of(Kind.USER, Kind.COURSE, Kind.CLASS)) {
            step("we may read " + kind.many(), () -> seen(service.list(kind, 0, 1)));
        }
        step("line items of the categories", this::lineItems);
        step("first page of results", this::results);
        return List.copyOf(steps);
    }

    private void step(String name, Supplier<String> look) {
        try {
            String seen = look.get();
            steps.add(seen.startsWith("!") ? CheckStep.failed(name, seen.substring(1)) : CheckStep.ok(name, seen));
        } catch (HubException e) {
            steps.add(CheckStep.failed(name, String.valueOf(e.getMessage())));
        }
    }

    private static String seen(OneRosterService.Page<?> page) {
        return page.rows().isEmpty()
                ? "!there is none: ask the university what our client may see"
                : page.total() == null ? "the service does not count them" : page.total() + " in all";
    }

    private String lineItems() {
        OneRosterService.Page<JsonNode> page = service.list(Kind.LINE_ITEM, 0, SOME);
        List<JsonNode> ours = page.rows().stream()
                .filter(item -> sis.settings().results().reads(Known.reference(item, "category")))
                .toList();
        if (ours.isEmpty()) {
            return "!none of the first " + page.rows().size() + " is of a category in 'results.categories'";
        }
        Set<String> classes = ours.stream()
                .map(item -> String.valueOf(Known.reference(item, "class")))
                .collect(Collectors.toSet());
        long withoutRange = ours.stream()
                .filter(item -> JsonFields.decimal(item, "resultValueMax").isEmpty())
                .count();
        if (classes.size() < ours.size()) {
            return "!classes have several line items of these categories (" + ours.size() + " in " + classes.size()
                    + " classes), so that one course gives several completions; choose the category of final grades";
        }
        return ours.size() + " of the first " + page.rows().size() + ", " + withoutRange + " of them without a range";
    }

    private String results() {
        CompletionPage page =
                new ResultReading(sis, service, new References().reader(sis, service)).read(Position.START);
        return page.rejected().isEmpty()
                ? page.events().size() + " results"
                : "!" + page.rejected().size() + " cannot be read, the first because: "
                        + page.rejected().getFirst().reason();
    }
}
