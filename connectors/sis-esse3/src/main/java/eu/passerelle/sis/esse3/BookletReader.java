package eu.passerelle.sis.esse3;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.model.Learner;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

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
        Optional<List<JsonNode>> found = service.rows(booklet.matId());
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
        for (JsonNode row : found.get()) {
            named &= Fields.text(row, "adsceId") != null;
            SourceRecord raw = new SourceRecord("application/json", service.bytes(row));
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
        JsonNode segment = booklet.segment() != null
                ? booklet.segment()
                : service.booklet(booklet.matId())
                        .orElseThrow(() -> new Unreadable(
                                "its career segment does not exist (HTTP 404)",
                                "Correct the roster, or the segment in ESSE3."));
        String persId = Fields.text(segment, "persId");
        JsonNode person = persId == null || !sis.settings().fetchesPersons()
                ? MissingNode.getInstance()
                : service.person(persId).orElse(MissingNode.getInstance());
        return learners.learner(booklet, segment, person);
    }

    /** The row's id, or a stand-in where it has none. */
    private String key(JsonNode row) {
        String id = Fields.text(row, "adsceId");
        if (id != null && id.length() <= 200) {
            return id;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(service.bytes(row));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
