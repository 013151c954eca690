package eu.passerelle.sis.esse3;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.model.Learner;
import eu.passerelle.model.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one booklet: its learner and its rows. */
final class BookletReader {

    private final SisContext<Esse3Settings> sis;
    private final Esse3Service service;
    private final LearnerMapper learners;
    private final RowMapper rows;

    BookletReader(SisContext<Esse3Settings> sis, Esse3Service service) {
        this.sis = sis;
        this.service = service;
        this.learners = new LearnerMapper(sis.university().organisation());
        this.rows = new RowMapper(sis.university(), sis.settings());
    }

    /**
     * What a booklet came to.
     *
     * @param complete its scope where every row was understood, else null: a result that cannot be read any more is not
     *     a withdrawn one
     */
    record Read(
            List<CompletionEvent> events,
            List<RejectedRecord> rejected,
            @Nullable String complete) {}

    /** A booklet that is gone (404) says nothing: segments are merged and moved long after their examinations. */
    Read read(Booklet booklet) {
        Optional<List<JsonRecord>> found = service.rows(booklet.matId());
        if (found.isEmpty()) {
            return new Read(List.of(), List.of(), null);
        }
        Learner learner = null;
        Unreadable why = null;
        if (!found.get().isEmpty()) {
            try {
                learner = learner(booklet);
            } catch (Unreadable e) {
                why = e;
            }
        }
        List<CompletionEvent> events = new ArrayList<>();
        List<RejectedRecord> rejected = new ArrayList<>();
        boolean named = true;
        for (JsonRecord row : found.get()) {
            named &= row.text(RowFields.ID) != null;
            SourceRecord raw = new SourceRecord("application/json", row.bytes());
            try {
                if (!RowMapper.isResult(row)) {
                    continue;
                }
                if (learner == null) {
                    throw why == null ? new Unreadable("its learner is unknown", "Ask the university.") : why;
                }
                events.add(new CompletionEvent.Reported(rows.completion(row, learner), booklet.scope(), raw));
            } catch (Unreadable e) {
                rejected.add(new RejectedRecord(
                        key(row), raw, "A row of " + booklet.scope() + " cannot be read: " + e.reason(), e.repair()));
            }
        }
        return new Read(events, rejected, named ? booklet.scope() : null);
    }

    private Learner learner(Booklet booklet) throws Unreadable {
        JsonRecord segment = booklet.segment() != null
                ? booklet.segment()
                : service.booklet(booklet.matId())
                        .orElseThrow(() -> new Unreadable(
                                "its career segment does not exist (HTTP 404)",
                                "Correct the roster, or the segment in ESSE3."));
        String persId = segment.text(LearnerFields.PERSON);
        JsonRecord person = persId == null || !sis.settings().fetchesPersons()
                ? null
                : service.person(persId).orElse(null);
        return learners.learner(booklet, segment, person);
    }

    /** The row's id, or a stand-in where it has none. */
    private static String key(JsonRecord row) {
        String id = row.text(RowFields.ID);
        return id != null && id.length() <= 200 ? id : "sha256:" + Sha256.hex(row.bytes());
    }
}
