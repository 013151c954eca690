package eu.passerelle.journal;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Of which universities somebody may see or change what is asked for: all, or these. */
public final class Universities {

    /** No limit, also to what belongs to none. */
    public static final Universities ALL = new Universities(null);

    private final @Nullable Set<String> ids;

    private Universities(@Nullable Set<String> ids) {
        this.ids = ids;
    }

    public static Universities of(Collection<String> ids) {
        return new Universities(Set.copyOf(ids));
    }

    public boolean contains(String university) {
        return ids == null || ids.contains(university);
    }

    public boolean areAll() {
        return ids == null;
    }

    public boolean isNone() {
        return ids != null && ids.isEmpty();
    }

    /** A condition of SQL with two parameters, both {@link #array()}. */
    static String condition(String column) {
        return "(?::text[] is null or " + column + " = any(?))";
    }

    /** For {@link #condition}; null for all. */
    String @Nullable [] array() {
        return ids == null ? null : ids.toArray(String[]::new);
    }
}
