package eu.passerelle.sis.fs;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.json.JsonFields;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.JsonRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads all results by GraphQL, page by page. FS has no list of changes, so each run reads everything that the settings
 * name and the hub compares. Failed and invalid results are asked for in so many words: by default FS hides both, and a
 * withdrawal would be silence.
 */
public final class FsConnector implements SisConnector<FsSettings> {

    @Override
    public String protocol() {
        return "fs";
    }

    @Override
    public Class<FsSettings> settingsType() {
        return FsSettings.class;
    }

    @Override
    public CompletionPage read(SisContext<FsSettings> sis, Watermark since) {
        FsService service = new FsService(sis);
        Position from = Position.of(since);
        JsonRecords.Listed answer = service.ask(
                FsService.QUERY, variables(sis.settings(), from, sis.settings().rows()));
        List<JsonRecord> results = answer.list();
        JsonNode pageInfo = answer.around().at("/data/resultater/pageInfo");
        Boolean more = JsonFields.flag(pageInfo.path("hasNextPage"));
        if (results == null || more == null) {
            throw service.malformed("no 'nodes' or no 'pageInfo.hasNextPage'");
        }
        String cursor = JsonFields.text(pageInfo, "endCursor");
        if (more && (cursor == null || cursor.equals(from.after()))) {
            throw service.malformed("a next page is promised, but its cursor does not move on");
        }
        return page(sis, results, FsErrors.ofNodes(answer.around()), next(sis.settings(), from, more ? cursor : null));
    }

    private static CompletionPage page(
            SisContext<FsSettings> sis,
            List<JsonRecord> results,
            Map<Integer, String> unanswered,
            @Nullable Position next) {
        ResultMapper mapper = new ResultMapper(sis);
        List<CompletionEvent> events = new ArrayList<>();
        List<RejectedRecord> rejected = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            int number = i;
            Supplier<String> place =
                    () -> "page:" + (next == null ? "last" : next.watermark().value()) + ":" + number;
            switch (mapper.map(results.get(i), place, unanswered.get(i))) {
                case ResultMapper.Mapped.Event event -> events.add(event.event());
                case ResultMapper.Mapped.Rejected record -> rejected.add(record.rejected());
            }
        }
        return new CompletionPage(
                events, rejected, next == null ? Watermark.NONE : next.watermark(), next == null, Set.of());
    }

    /** The next page of this term, or the next term; null when all is read: the next run reads everything anew. */
    private static @Nullable Position next(FsSettings settings, Position from, @Nullable String cursor) {
        if (cursor != null) {
            return new Position(from.term(), cursor);
        }
        List<FsSettings.Term> terms = settings.terms();
        return terms != null && from.term() + 1 < terms.size() ? new Position(from.term() + 1, null) : null;
    }

    static ObjectNode variables(FsSettings settings, Position position, int rows) {
        ObjectNode variables = FsService.JSON.createObjectNode();
        ObjectNode filter = variables.putObject("filter");
        filter.put("eierOrganisasjonskode", settings.organisation());
        filter.putArray("erBestatt").add(true).add(false);
        filter.putArray("erGyldig").add(true).add(false);
        List<String> courses = settings.courses();
        if (courses != null) {
            ArrayNode ids = filter.putArray("emner");
            courses.forEach(ids::add);
        }
        List<FsSettings.Term> terms = settings.terms();
        if (terms != null && !terms.isEmpty()) {
            FsSettings.Term term = terms.get(Math.min(position.term(), terms.size() - 1));
            filter.putArray("terminer").addObject().put("arstall", term.year()).put("betegnelse", term.name());
        }
        variables.put("first", rows);
        if (position.after() != null) {
            variables.put("after", position.after());
        }
        return variables;
    }

    @Override
    public List<CheckStep> check(SisContext<FsSettings> sis) {
        return new FsCheck(sis, new FsService(sis)).steps();
    }
}
