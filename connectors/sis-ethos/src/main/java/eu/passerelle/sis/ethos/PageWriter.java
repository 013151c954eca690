package eu.passerelle.sis.ethos;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Gathers one page of what grades and notifications came to. */
final class PageWriter {

    private static final int MAX_ID = 200;

    private final SisContext<EthosSettings> sis;
    private final Lookups lookups;
    private final GradeMapper mapper;
    private final List<CompletionEvent> events = new ArrayList<>();
    private final List<RejectedRecord> rejected = new ArrayList<>();

    PageWriter(SisContext<EthosSettings> sis, EthosService service, References references) {
        this.sis = sis;
        this.lookups = new Lookups(sis, service, references);
        this.mapper = new GradeMapper(sis, lookups);
    }

    /** Whether one of them has no id and may therefore be any of those that were reported before. */
    boolean addGrades(List<TranscriptGrade> grades) {
        lookups.fetchFor(grades);
        boolean nameless = false;
        for (TranscriptGrade grade : grades) {
            String id = grade.id();
            String key = id != null && id.length() <= MAX_ID
                    ? id
                    : contentKey(grade.row().bytes());
            nameless |= !key.equals(id);
            switch (mapper.map(key, grade)) {
                case GradeMapper.Mapped.Reported reported -> events.add(reported.event());
                case GradeMapper.Mapped.Rejected bad -> rejected.add(bad.record());
                case GradeMapper.Mapped.NoResult none -> {}
            }
        }
        return nameless;
    }

    void withdraw(String id, String reason) {
        events.add(
                new CompletionEvent.Withdrawn(new CompletionKey(sis.university().id(), id), reason));
    }

    void reject(ChangeNotification notification, String reason, String repair) {
        SourceRecord raw =
                new SourceRecord("application/json", notification.row().bytes());
        rejected.add(new RejectedRecord(contentKey(raw.content()), raw, reason, repair));
    }

    CompletionPage page(Position next, boolean last) {
        return new CompletionPage(events, rejected, next.watermark(), last, Set.of());
    }

    CompletionPage lastPage(Position next, Set<String> complete) {
        return new CompletionPage(events, rejected, next.watermark(), true, complete);
    }

    /** A stand-in for the id of a row that has none. */
    private static String contentKey(byte[] row) {
        return "sha256:" + Sha256.hex(row);
    }
}
