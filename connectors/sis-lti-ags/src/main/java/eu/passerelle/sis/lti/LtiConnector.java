package eu.passerelle.sis.lti;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.sis.lti.LtiSettings.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * SIS connector {@code lti-ags}: results of the line items of courses, course by course. AGS has no list of changes, so
 * each run reads everything and the hub finds what changed; the watermark is the last course read.
 */
public final class LtiConnector implements SisConnector<LtiSettings> {

    @Override
    public String protocol() {
        return "lti-ags";
    }

    @Override
    public Class<LtiSettings> settingsType() {
        return LtiSettings.class;
    }

    /** One course, with all its line items. */
    @Override
    public CompletionPage read(SisContext<LtiSettings> sis, Watermark since) {
        List<Context> left = sis.settings().contexts().stream()
                .filter(context -> context.code().compareTo(since.value()) > 0)
                .sorted(Comparator.comparing(Context::code))
                .toList();
        if (left.isEmpty()) {
            return new CompletionPage(List.of(), List.of(), Watermark.NONE, true, Set.of());
        }
        boolean last = left.size() == 1;
        ContextReading reading = new ContextReading(sis, new LtiService(sis), left.getFirst());
        return reading.read(
                last ? Watermark.NONE : new Watermark(left.getFirst().code()), last);
    }

    @Override
    public List<CheckStep> check(SisContext<LtiSettings> sis) {
        List<CheckStep> steps = new ArrayList<>();
        for (Context context : sis.settings().contexts()) {
            String step = "results of " + context.code();
            try {
                CompletionPage page = new ContextReading(sis, new LtiService(sis), context).read(Watermark.NONE, true);
                steps.add(
                        page.rejected().isEmpty()
                                ? CheckStep.ok(step, page.events().size() + " results")
                                : CheckStep.failed(
                                        step,
                                        page.rejected().size() + " cannot be read, the first because: "
                                                + page.rejected().getFirst().reason()));
            } catch (HubException e) {
                steps.add(CheckStep.failed(step, String.valueOf(e.getMessage())));
            }
        }
        return List.copyOf(steps);
    }
}
