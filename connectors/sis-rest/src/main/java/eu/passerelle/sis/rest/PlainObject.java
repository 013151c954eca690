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

    private final PlainJson reader;
    private final byte[] document;
    private final int from;
    private final int to;
    /** A name, its value, the next name. */
    private final @Nullable Object[] wanted;

    private volatile @Nullable Map<String, @Nullable Object> all;

    /** @param wanted names and values by turns */
    PlainObject(PlainJson reader, byte[] document, long from, long to, @Nullable Object[] wanted) {
        this.reader = reader;
        this.document = document;
        this.from = Math.toIntExact(from);
        this.to = Math.toIntExact(to);
        this.wanted = wanted;
    }

    /** The object as it came. */
    byte[] bytes() {
        return Arrays.copyOfRange(document, from, to);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        // from the end: where a name comes twice the last one counts
        for (int i = wanted.length - 2; i >= 0; i -= 2) {
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
