package eu.passerelle.sis.esse3;

import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.json.JsonRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * The booklets of a run in the order of their ids, from the roster or as ESSE3 lists them. The list is kept for some
 * minutes, so that a run of many pages does not fetch it again for each; a run that starts lists anew.
 */
final class Booklets {

    private static final Duration KEPT = Duration.ofMinutes(15);

    private final ConcurrentHashMap<String, Listed> kept = new ConcurrentHashMap<>();

    /** @param nameless lines and career segments without an id, whose booklets cannot be read */
    record Listed(Esse3Settings settings, TreeMap<Long, Booklet> booklets, List<RejectedRecord> nameless, Instant at) {

        /** The next ones after this position. */
        List<Booklet> after(Watermark position, int atMost) {
            long from = position.value().matches("\\d{1,15}") ? Long.parseLong(position.value()) : -1;
            return booklets.tailMap(from, false).values().stream().limit(atMost).toList();
        }

        boolean endsWith(List<Booklet> page) {
            return page.isEmpty() || booklets.lastKey() == page.getLast().matId();
        }
    }

    Listed get(SisContext<Esse3Settings> sis, Esse3Service service, Watermark since) {
        Instant now = sis.clock().instant();
        Listed known = kept.get(sis.university().id());
        if (known == null
                || since.isNone()
                || !known.settings().equals(sis.settings())
                || known.at().plus(KEPT).isBefore(now)) {
            known = list(sis, service, now);
            kept.put(sis.university().id(), known);
        }
        return known;
    }

    private static Listed list(SisContext<Esse3Settings> sis, Esse3Service service, Instant now) {
        String roster = sis.settings().roster();
        if (roster != null) {
            Roster.Lines lines = Roster.read(sis, roster);
            return new Listed(sis.settings(), lines.booklets(), lines.rejected(), now);
        }
        TreeMap<Long, Booklet> booklets = new TreeMap<>();
        List<RejectedRecord> nameless = new ArrayList<>();
        List<JsonRecord> segments = service.booklets()
                .orElseThrow(() -> new SisRejected(sis.university().id()
                        + ": There is no list of booklets at the address of the service (HTTP 404): check 'base' and"
                        + " 'bookletService' in the settings."));
        for (JsonRecord segment : segments) {
            JsonNode id = segment.get(LearnerFields.BOOKLET);
            if (id.canConvertToLong()) {
                long matId = id.asLong();
                booklets.put(matId, Booklet.listed(matId, segment));
            } else {
                nameless.add(new RejectedRecord(
                        "booklet:" + nameless.size(),
                        new SourceRecord("application/json", segment.bytes()),
                        "A career segment has no matId, so its booklet cannot be read.",
                        "Ask the university to look into this segment in ESSE3."));
            }
        }
        return new Listed(sis.settings(), booklets, List.copyOf(nameless), now);
    }
}
