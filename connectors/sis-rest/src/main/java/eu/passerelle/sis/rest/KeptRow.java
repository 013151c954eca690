package eu.passerelle.sis.rest;

import java.util.Arrays;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** An object of a list, as expressions read it, that knows where in its document it stands. Not changed after it was read. */
@SuppressWarnings("serial") // never written as such
final class KeptRow extends LinkedHashMap<String, @Nullable Object> {

    private final transient byte[] document;
    private final transient int from;
    private transient int to;

    KeptRow(byte[] document, long from) {
        this.document = document;
        this.from = Math.toIntExact(from);
    }

    void endsAt(long end) {
        to = Math.toIntExact(end);
    }

    /** The row as it came. */
    byte[] bytes() {
        return Arrays.copyOfRange(document, from, to);
    }
}
