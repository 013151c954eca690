package eu.passerelle.sis.xhochschule;

import eu.passerelle.connectors.files.FileDropSettings;
import eu.passerelle.connectors.files.FileInbox;
import org.jspecify.annotations.Nullable;

/**
 * How one university's XHochschule files are read.
 *
 * @param roster CSV file, relative to the configuration directory, with what the standard has no place for: {@code
 *     matrikelnummer,esi,email,wallet}; optional, and a learner need not stand in it
 * @param wholeTranscripts whether each file holds all results of its learner, so that one that is missing was taken
 *     back; the files themselves cannot say so. Default false
 */
public record XHochschuleSettings(
        FileInbox inbox, @Nullable String roster, @Nullable Boolean wholeTranscripts) implements FileDropSettings {

    boolean holdAll() {
        return Boolean.TRUE.equals(wholeTranscripts);
    }
}
