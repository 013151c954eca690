package eu.passerelle.sis.rest;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.mapping.Expression;
import eu.passerelle.connectors.mapping.MappedRecord;
import eu.passerelle.connectors.mapping.RawRecord;
import eu.passerelle.connectors.mapping.RecordMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one page of results holds so far. */
final class Gathering {

    private final SisContext<RestSettings> sis;
    private final Answers answers;
    private final RecordMapper mapper;
    private final @Nullable Since since;
    private final List<CompletionEvent> events = new ArrayList<>();
    private final List<RejectedRecord> rejected = new ArrayList<>();
    private final Set<String> complete = new HashSet<>();
    private @Nullable Instant seen;

    Gathering(SisContext<RestSettings> sis, Answers answers) {
        this.sis = sis;
        this.answers = answers;
        this.since = sis.settings().results().since();
        this.mapper = RecordMapper.of(sis, sis.settings().results().mapping());
    }

    int size() {
        return events.size() + rejected.size();
    }

    /** The latest change seen, in this run or before. */
    @Nullable
    Instant seen() {
        return seen;
    }

    void seenBefore(@Nullable Instant moment) {
        seen = moment;
    }

    void reject(List<RejectedRecord> records) {
        rejected.addAll(records);
    }

    void complete(String scope) {
        complete.add(scope);
    }

    CompletionPage page(Watermark next, boolean last) {
        return new CompletionPage(events, rejected, next, last, complete);
    }

    @Nullable
    String key(RawRecord record) {
        return mapper.key(record);
    }

    RawRecord record(Map<String, ?> row, Map<String, ?> known, String scope) {
        return record(row, answers.raw(row), known, scope);
    }

    RawRecord record(Map<String, ?> row, SourceRecord raw, Map<String, ?> known, String scope) {
        Object partition = known.get("partition");
        return new RawRecord(row, Map.of("partition", partition == null ? Map.of() : partition), scope, raw);
    }

    void add(RawRecord record) {
        if (since != null && since.field() != null) {
            notice(since, since.field(), record);
        }
        switch (mapper.map(record)) {
            case MappedRecord.Event event -> events.add(event.event());
            case MappedRecord.Rejected unfit -> rejected.add(unfit.rejected());
            case MappedRecord.PassedOver none -> {}
        }
    }

    private void notice(Since since, Expression field, RawRecord record) {
        try {
            Instant moment = since.read(
                    field.value(record.fields(), record.variables()),
                    sis.university().zone());
            if (moment != null && (seen == null || moment.isAfter(seen))) {
                seen = moment;
            }
        } catch (IllegalArgumentException e) {
            // a record that does not say when it changed moves nothing; the mapping judges the record itself
            return;
        }
    }

    /** A row that is no result needs no key. */
    void addStray(RawRecord record) {
        switch (mapper.map(record)) {
            case MappedRecord.Rejected without -> rejected.add(without.rejected());
            case MappedRecord.PassedOver none -> {}
            case MappedRecord.Event event ->
                rejected.add(new RejectedRecord(
                        RecordMapper.contentKey(record.raw().content()),
                        record.raw(),
                        "Two records of one page have the same key.",
                        "Correct 'key' in the mapping so that each result has its own."));
        }
    }

    /** The rows of one page of a list. */
    void addPage(List<RawRecord> records) {
        Set<String> keys = new HashSet<>();
        for (RawRecord record : records) {
            String key = key(record);
            if (key != null && !keys.add(key)) {
                addStray(record);
            } else {
                add(record);
            }
        }
    }
}
