package eu.passerelle.sis.sisu;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.json.JsonRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads the changes of attainments since an ordinal. Sisu keeps what is deleted or was registered by mistake and marks
 * it, so withdrawals are told like any change.
 */
public final class SisuConnector implements SisConnector<SisuSettings> {

    private final References references = new References();

    @Override
    public String protocol() {
        return "sisu";
    }

    @Override
    public Class<SisuSettings> settingsType() {
        return SisuSettings.class;
    }

    @Override
    public CompletionPage read(SisContext<SisuSettings> sis, Watermark since) {
        long ordinal = since.value().matches("\\d{1,18}") ? Long.parseLong(since.value()) : 0;
        SisuService service = new SisuService(sis);
        SisuService.Export<JsonRecord> export =
                service.attainments(ordinal, sis.settings().rows());
        References.Known known = references.of(sis);
        if (!export.entities().isEmpty()) {
            known.refresh(service);
        }
        AttainmentMapper mapper = new AttainmentMapper(sis, service, known);
        List<CompletionEvent> events = new ArrayList<>();
        List<RejectedRecord> rejected = new ArrayList<>();
        for (JsonRecord attainment : export.entities()) {
            switch (mapper.map(
                    attainment,
                    () -> "ordinal:" + ordinal + ":" + export.entities().indexOf(attainment))) {
                case AttainmentMapper.Mapped.Event event -> events.add(event.event());
                case AttainmentMapper.Mapped.Rejected record -> rejected.add(record.rejected());
                case AttainmentMapper.Mapped.NoResult none -> {}
            }
        }
        Watermark next = export.greatest() == 0 ? Watermark.NONE : new Watermark(String.valueOf(export.greatest()));
        return new CompletionPage(events, rejected, next, !export.more(), Set.of());
    }

    @Override
    public List<CheckStep> check(SisContext<SisuSettings> sis) {
        List<CheckStep> steps = new ArrayList<>();
        SisuService service = new SisuService(sis);
        for (String path :
                List.of(SisuService.ATTAINMENTS, "/ori/api/persons/v1/export", "/kori/api/grade-scales/v1/export")) {
            String step = "export user may read " + path;
            try {
                SisuService.Export<JsonNode> export = service.entities(path, 0, 10);
                steps.add(
                        export.entities().isEmpty()
                                ? CheckStep.failed(step, "it is empty: ask the university what our user may see")
                                : CheckStep.ok(step, export.entities().size() + " seen, more: " + export.more()));
            } catch (HubException e) {
                steps.add(CheckStep.failed(step, String.valueOf(e.getMessage())));
            }
        }
        return List.copyOf(steps);
    }
}
