package eu.passerelle.sis.rest;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.mapping.OpportunityMapper;
import eu.passerelle.connectors.mapping.RawRecord;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.sis.rest.RestSettings.Catalogue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads any REST API that answers in JSON, as the university's file describes it. */
public final class RestConnector implements SisConnector<RestSettings> {

    private final PartitionLists lists = new PartitionLists();
    /** By university and base, so that runs and checks share one. */
    private final ConcurrentHashMap<List<Object>, RequestBudget> budgets = new ConcurrentHashMap<>();
    /** By university. */
    private final ConcurrentHashMap<String, Reader> readers = new ConcurrentHashMap<>();

    /** What reads the answers of a university as its file is now. */
    private record Reader(SisContext<RestSettings> sis, PlainJson json) {}

    @Override
    public String protocol() {
        return "rest";
    }

    @Override
    public Class<RestSettings> settingsType() {
        return RestSettings.class;
    }

    @Override
    public CompletionPage read(SisContext<RestSettings> sis, Watermark since) {
        return new RestReading(sis, api(sis), lists, Position.of(since)).page();
    }

    @Override
    public List<LearningOpportunity> catalogue(SisContext<RestSettings> sis) {
        Catalogue catalogue = sis.settings().catalogue();
        if (catalogue == null) {
            return List.of();
        }
        Api api = api(sis);
        OpportunityMapper mapper = OpportunityMapper.of(sis, catalogue.mapping());
        Paging paging = sis.settings().pagingOf(catalogue.list());
        WholeList whole = WholeList.of(
                        () -> new Pages(api, catalogue.list(), paging, Map.of(), Pages.Mark.FIRST),
                        row -> new RawRecord(
                                row, Map.of(), "catalogue", api.answers().raw(row)),
                        mapper::code)
                .orElseThrow(() -> api.notThere(catalogue.list()));
        return whole.rows().values().stream()
                .flatMap(course -> mapper.map(course).stream())
                .toList();
    }

    /** Where the record alone says what it is: what a partition's row adds to it is not kept. */
    @Override
    public Optional<CompletionPage> readAgain(SisContext<RestSettings> sis, SourceRecord raw) {
        if (!sis.settings().levels().isEmpty()) {
            return Optional.empty();
        }
        // kept as UTF-8, whatever the API answers in
        Answers answers = new Answers(json(sis), null);
        Answers.Parsed record = answers.tryParse(raw.content());
        if (record == null || !(record.value() instanceof Map<?, ?> object)) {
            return Optional.empty();
        }
        @SuppressWarnings("unchecked") // the only maps in documents are objects
        Map<String, ?> row = (Map<String, ?>) object;
        Gathering gathering = new Gathering(sis, answers);
        gathering.add(gathering.record(row, raw, Map.of(), RestReading.ALL));
        return Optional.of(gathering.page(Watermark.NONE, true));
    }

    @Override
    public List<CheckStep> check(SisContext<RestSettings> sis) {
        return new RestCheck(sis, api(sis)).steps();
    }

    private Api api(SisContext<RestSettings> sis) {
        RestSettings settings = sis.settings();
        List<Object> key = java.util.Arrays.asList(sis.university().id(), settings.base(), settings.budget());
        return new Api(sis, json(sis), budgets.computeIfAbsent(key, ignored -> RequestBudget.of(settings)));
    }

    @SuppressWarnings("ReferenceEquality") // equal settings may be told apart: that costs a little time only
    private PlainJson json(SisContext<RestSettings> sis) {
        return readers.compute(
                        sis.university().id(),
                        (id, before) -> before != null && before.sis() == sis
                                ? before
                                : new Reader(
                                        sis,
                                        new PlainJson(
                                                sis.limits().maxDepth(),
                                                sis.settings().names())))
                .json();
    }
}
