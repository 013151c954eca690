package eu.passerelle.connectors.files;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.Watermark;
import java.util.List;
import java.util.Set;

/** A document that cannot be read at all: one rejected record, whose raw is the whole document. */
public final class Quarantine {

    private static final String REPAIR = "Correct the export and drop the file again; the bad one is in quarantine/,"
            + " its name begins with the first 12 characters of this key's hash.";
    private static final int KEY_HASH = 32;

    private Quarantine() {}

    /**
     * @param mediaType of the document
     * @param reason what is wrong, without personal data
     * @return a page without watermark, as of {@link eu.passerelle.connectors.SisReceiver#accept}
     */
    public static CompletionPage whole(String mediaType, byte[] content, String reason) {
        return whole(InboxFile.identity(content), new SourceRecord(mediaType, content), reason);
    }

    /** @param raw what stands in the journal for a file that is too large to be kept there */
    static CompletionPage whole(String identity, SourceRecord raw, String reason) {
        // by content, not by name: file names may hold a person's name or number
        String key = "file:" + identity.substring(0, KEY_HASH);
        return of(new RejectedRecord(key, raw, reason, REPAIR));
    }

    static CompletionPage of(RejectedRecord record) {
        return new CompletionPage(List.of(), List.of(record), Watermark.NONE, true, Set.of());
    }
}
