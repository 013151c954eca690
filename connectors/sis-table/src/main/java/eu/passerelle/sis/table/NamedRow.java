package eu.passerelle.sis.table;

import java.util.AbstractMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a row by the names that all rows of a file share. Names cannot be added to it. */
final class NamedRow extends AbstractMap<String, @Nullable Object> {

    private static final Object ABSENT = new Object();

    private final RowNames names;
    private final @Nullable Object[] values;

    NamedRow(RowNames names) {
        this.names = names;
        this.values = new Object[names.size()];
        Arrays.fill(values, ABSENT);
    }

    void set(int place, @Nullable Object value) {
        values[place] = value;
    }

    /** @throws IllegalArgumentException no row has such a field */
    @Override
    public @Nullable Object put(String name, @Nullable Object value) {
        int place = names.place(name);
        if (place < 0) {
            throw new IllegalArgumentException("no row has a field of this name");
        }
        Object before = values[place];
        values[place] = value;
        return before == ABSENT ? null : before;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        int place = names.place(name);
        return place < 0 || values[place] == ABSENT ? null : values[place];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        int place = names.place(name);
        return place >= 0 && values[place] != ABSENT;
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        Map<String, @Nullable Object> there = new LinkedHashMap<>();
        names.places().forEach((name, place) -> {
            if (values[place] != ABSENT) {
                there.put(name, values[place]);
            }
        });
        return there.entrySet();
    }
}
