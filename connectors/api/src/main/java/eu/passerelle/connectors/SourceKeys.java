package eu.passerelle.connectors;

import eu.passerelle.model.CompletionKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Looks after the length of keys, once for all connectors: a record whose key is longer than the hub keeps is rejected
 * under a stand-in, so that those beside it go on.
 */
final class SourceKeys {

    private SourceKeys() {}

    /** Whether there is nothing to look after, as on nearly all pages. */
    static boolean canBeKept(List<CompletionEvent> events, List<RejectedRecord> rejected) {
        for (CompletionEvent event : events) {
            if (isTooLong(event.key().sourceKey())) {
                return false;
            }
        }
        return rejected.stream().noneMatch(record -> isTooLong(record.sourceKey()));
    }

    /** Those whose key can be kept. A longer one was never reported, so that nothing is withdrawn under it either. */
    static List<CompletionEvent> kept(List<CompletionEvent> events) {
        List<CompletionEvent> kept = new ArrayList<>(events);
        kept.removeIf(event -> isTooLong(event.key().sourceKey()));
        return kept;
    }

    /** These, and those of the results whose key cannot be kept. */
    static List<RejectedRecord> rejected(List<RejectedRecord> rejected, List<CompletionEvent> events) {
        List<RejectedRecord> all = new ArrayList<>(rejected);
        for (CompletionEvent event : events) {
            if (event instanceof CompletionEvent.Reported reported
                    && isTooLong(reported.key().sourceKey())) {
                all.add(new RejectedRecord(
                        reported.key().sourceKey(),
                        reported.raw(),
                        "The record's key has more than " + CompletionKey.LONGEST + " characters.",
                        "Give the record a shorter key in the SIS."));
            }
        }
        all.replaceAll(SourceKeys::withShortKey);
        return all;
    }

    private static RejectedRecord withShortKey(RejectedRecord record) {
        return isTooLong(record.sourceKey())
                ? new RejectedRecord(standIn(record.sourceKey()), record.raw(), record.reason(), record.repair())
                : record;
    }

    private static String standIn(String key) {
        return "long:" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isTooLong(String key) {
        return key.length() > CompletionKey.LONGEST;
    }
}
