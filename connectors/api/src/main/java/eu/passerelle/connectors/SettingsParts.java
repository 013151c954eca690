package eu.passerelle.connectors;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Finds all values of one kind in a settings record, however deep, in the order of its components. */
public final class SettingsParts {

    private SettingsParts() {}

    /** @param settings a record, or a list or map of such */
    public static <T> List<T> of(Object settings, Class<T> kind) {
        List<T> found = new ArrayList<>();
        collect(settings, kind, found);
        return found;
    }

    private static <T> void collect(Object part, Class<T> kind, List<T> found) {
        if (kind.isInstance(part)) {
            found.add(kind.cast(part));
            return;
        }
        switch (part) {
            case Collection<?> parts -> parts.forEach(each -> collect(each, kind, found));
            case Map<?, ?> parts -> parts.values().forEach(each -> collect(each, kind, found));
            case Secret secret -> {}
            case Record section -> {
                for (RecordComponent component : section.getClass().getRecordComponents()) {
                    Object value = value(component, section);
                    if (value != null) {
                        collect(value, kind, found);
                    }
                }
            }
            default -> {}
        }
    }

    @org.jspecify.annotations.Nullable
    private static Object value(RecordComponent component, Record section) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(section);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
