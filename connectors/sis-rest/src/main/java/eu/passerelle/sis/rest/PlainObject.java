package eu.passerelle.sis.rest;

import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object of a document as expressions read it. Fields whose names they ask for are at hand; the others are read when
 * somebody looks at all there is. Not changed after it was read.
 */
final class PlainObject extends AbstractMap<String, @Nullable Object> {

    private static final int USUAL = 8;

    private final PlainJson reader;
    private final byte[] document;
    private final int from;
    private int to;
    /** A name, its value, the next name. */
    private @Nullable Object[] wanted = new Object[2 * USUAL];

    private int end;
    private @Nullable Map<String, @Nullable Object> all;

    PlainObject(PlainJson reader, byte[] document, long from) {
        this.reader = reader;
        this.document = document;
        this.from = Math.toIntExact(from);
    }

    void add(String name, Object value) {
        if (end == wanted.length) {
            wanted = Arrays.copyOf(wanted, 2 * end);
        }
        wanted[end++] = name;
        wanted[end++] = value;
    }

    void endsAt(long place) {
        to = Math.toIntExact(place);
    }

    /** The object as it came. */
    byte[] bytes() {
        return Arrays.copyOfRange(document, from, to);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        // from the end: where a name comes twice the last one counts
        for (int i = end - 2; i >= 0; i -= 2) {
            if (Objects.equals(wanted[i], name)) {
                return wanted[i + 1];
            }
        }
        return reader.wants(name) ? null : all().get(name);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return all().entrySet();
    }

    /** Two threads may both read it, and see the same. */
    private Map<String, @Nullable Object> all() {
        Map<String, @Nullable Object> read = all;
        if (read == null) {
            read = reader.all(bytes());
            all = read;
        }
        return read;
    }
}
