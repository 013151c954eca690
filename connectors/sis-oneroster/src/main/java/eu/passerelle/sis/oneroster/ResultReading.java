package eu.passerelle.sis.oneroster;

import static eu.passerelle.sis.oneroster.Known.reference;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.RecordField;
import eu.passerelle.model.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One page of results from a position on. */
final class ResultReading {

    /** Readings of one time stamp whose rows never stand where they stood. */
    private static final int MOST_TRIES = 8;

    private final SisContext<OneRosterSettings> sis;
    private final OneRosterService service;
    private final References.Reader known;
    private final ResultMapper mapper;

    ResultReading(SisContext<OneRosterSettings> sis, OneRosterService service, References.Reader known) {
        this.sis = sis;
        this.service = service;
        this.known = known;
        this.mapper = new ResultMapper(sis, sis.settings().results());
    }

    CompletionPage read(Position at) {
        // the last row that was read is asked for again: it tells whether the rows still stand where they stood
        int anchored = at.read() == 0 ? 0 : 1;
        int offset = at.read() - anchored;
        int limit = sis.settings().rows() + anchored;
        OneRosterService.Page<JsonRecord> page = service.results(at.from(), offset, limit);
        List<JsonRecord> rows = page.rows();
        if (anchored == 1 && (rows.isEmpty() || !hash(rows.getFirst()).equals(at.anchor()))) {
            return again(at);
        }
        List<JsonRecord> news = rows.subList(anchored, rows.size());
        Instant newest = newest(news, at.from());
        boolean last = !page.hasMore(offset) || news.isEmpty();
        return map(news, last ? Position.ended(newest) : after(news, at, newest).watermark(), last);
    }

    private CompletionPage again(Position at) {
        if (at.tries() >= MOST_TRIES) {
            throw service.malformed(
                    OneRosterService.RESULTS,
                    "rows with the same dateLastModified come in another order each time; raise 'pageSize' above the"
                            + " number of results that are modified at once");
        }
        return new CompletionPage(List.of(), List.of(), at.again().watermark(), false, Set.of());
    }

    /** @throws SisRejected when the service neither sorts nor filters: what it leaves out could not be told */
    private @Nullable Instant newest(List<JsonRecord> rows, @Nullable Instant from) {
        Instant newest = from;
        for (JsonRecord row : rows) {
            Instant time = OneRosterService.time(row);
            if (time != null && newest != null && time.isBefore(newest)) {
                throw new SisRejected(sis.university().id() + ": The list of results is not sorted by dateLastModified,"
                        + " or not filtered by it, as the hub asks and OneRoster 1.2 requires: ask the university,"
                        + " or let it drop CSV files (protocol oneroster-csv).");
            }
            newest = time == null ? newest : time;
        }
        if (newest == null && !rows.isEmpty()) {
            throw service.malformed(OneRosterService.RESULTS, "no row has a dateLastModified");
        }
        return newest;
    }

    private Position after(List<JsonRecord> rows, Position at, @Nullable Instant newest) {
        // rows without a time count with those before them
        int first = rows.size();
        while (first > 0 && isOf(rows.get(first - 1), newest)) {
            first--;
        }
        boolean sameTime = Objects.equals(at.from(), newest);
        int read = first == 0 && sameTime ? at.read() + rows.size() : rows.size() - first;
        return new Position(newest, read, hash(rows.getLast()), sameTime ? at.tries() : 0);
    }

    private static boolean isOf(JsonRecord row, @Nullable Instant time) {
        Instant own = OneRosterService.time(row);
        return own == null || own.equals(time);
    }

    private static String hash(JsonRecord row) {
        return Sha256.key(String.valueOf(row.text(ResultFields.ID))).substring(0, 16);
    }

    private CompletionPage map(List<JsonRecord> rows, Watermark next, boolean last) {
        join(rows);
        List<CompletionEvent> events = new ArrayList<>();
        List<RejectedRecord> rejected = new ArrayList<>();
        for (JsonRecord row : rows) {
            SourceRecord raw = new SourceRecord("application/json", row.bytes());
            switch (mapper.map(row, known, raw)) {
                case ResultMapper.Mapped.Event event -> events.add(event.event());
                case ResultMapper.Mapped.Rejected record -> rejected.add(record.rejected());
                case ResultMapper.Mapped.NotOurs notOurs -> {}
            }
        }
        return new CompletionPage(events, rejected, next, last, Set.of());
    }

    /** Fetches what the page refers to, kind by kind. */
    private void join(List<JsonRecord> rows) {
        known.others(Kind.LINE_ITEM).need(distinct(rows, ResultFields.LINE_ITEM));
        List<JsonRecord> ours = new ArrayList<>(rows);
        ours.removeIf(row -> !mapper.reads(row.text(ResultFields.LINE_ITEM), known));
        Set<String> classes = distinct(ours, ResultFields.CLASS);
        for (String lineItem : distinct(ours, ResultFields.LINE_ITEM)) {
            add(classes, reference(known.get(Kind.LINE_ITEM, lineItem), "class"));
        }
        known.others(Kind.CLASS).need(classes);
        Set<String> courses = new LinkedHashSet<>();
        classes.forEach(id -> add(courses, reference(known.get(Kind.CLASS, id), "course")));
        known.others(Kind.COURSE).need(courses);
        List<String> students = new ArrayList<>(ours.size());
        ours.forEach(row -> add(students, row.text(ResultFields.STUDENT)));
        known.users().need(students);
    }

    private static Set<String> distinct(List<JsonRecord> rows, RecordField reference) {
        Set<String> ids = new LinkedHashSet<>();
        rows.forEach(row -> add(ids, row.text(reference)));
        return ids;
    }

    private static void add(Collection<String> ids, @Nullable String id) {
        if (id != null) {
            ids.add(id);
        }
    }
}
