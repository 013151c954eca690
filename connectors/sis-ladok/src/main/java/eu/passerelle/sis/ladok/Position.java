package eu.passerelle.sis.ladok;

import eu.passerelle.connectors.Watermark;
import org.jspecify.annotations.Nullable;

/**
 * The last event that was handled and the feed page it stands on: {@code 318877/1f648003-b44f-11ee-9402-fce3c03747a0}.
 *
 * @param page number of the feed page; null before the first reading
 * @param entry id of the last entry handled there; null when none was
 */
record Position(@Nullable Integer page, @Nullable String entry) {

    static final Position START = new Position(null, null);

    /** A watermark of another connector, or none, is the start: reading again does no harm. */
    static Position of(Watermark watermark) {
        String[] parts = watermark.value().split("/", 2);
        if (parts.length != 2 || !parts[0].matches("\\d{1,9}")) {
            return START;
        }
        return new Position(Integer.valueOf(parts[0]), parts[1].isEmpty() ? null : parts[1]);
    }

    Watermark watermark() {
        return page == null ? Watermark.NONE : new Watermark(page + "/" + (entry == null ? "" : entry));
    }
}
