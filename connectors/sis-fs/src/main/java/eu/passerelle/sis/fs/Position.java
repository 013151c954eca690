package eu.passerelle.sis.fs;

import eu.passerelle.connectors.Watermark;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has read.
 *
 * @param term index into the terms of the settings; 0 where none are set
 * @param after cursor of the last page read of that term, as FS gave it
 */
record Position(int term, @Nullable String after) {

    static final Position START = new Position(0, null);

    /** A watermark of another connector, or none, is the start: reading again does no harm. */
    static Position of(Watermark watermark) {
        String[] parts = watermark.value().split("/", 2);
        if (parts.length != 2 || !parts[0].matches("\\d{1,4}")) {
            return START;
        }
        return new Position(Integer.parseInt(parts[0]), parts[1].isEmpty() ? null : parts[1]);
    }

    Watermark watermark() {
        return new Watermark(term + "/" + (after == null ? "" : after));
    }
}
