package eu.passerelle.sis.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that the fields of all rows of one file have, each with a place. */
final class RowNames {

    private final Map<String, Integer> places = new LinkedHashMap<>();

    RowNames(List<String> names) {
        names.forEach(this::add);
    }

    /** The place of a name, which it has from now on. Of two of the same name the place is the same. */
    int add(String name) {
        return places.computeIfAbsent(name, any -> places.size());
    }

    /** -1 where no field has this name. */
    int place(@Nullable Object name) {
        Integer place = places.get(name);
        return place == null ? -1 : place;
    }

    int size() {
        return places.size();
    }

    Map<String, Integer> places() {
        return places;
    }
}
