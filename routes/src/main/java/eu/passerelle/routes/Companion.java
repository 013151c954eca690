package eu.passerelle.routes;

import eu.passerelle.connectors.Secret;
import eu.passerelle.dashboard.DataDesk.Kind;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file that a university's configuration is used with.
 *
 * @param path as it is written: relative to the configuration directory, or absolute
 */
record Companion(Kind kind, String path) {

    private static final String ROSTER = "roster";

    Path in(Path home) {
        return home.resolve(path);
    }

    /** Every roster that a connector's settings name: all connectors call it so. */
    static Stream<Companion> rosters(@Nullable Object part) {
        return switch (part) {
            case null -> Stream.of();
            case Secret secret -> Stream.of();
            case Collection<?> parts -> parts.stream().flatMap(Companion::rosters);
            case Map<?, ?> parts -> parts.values().stream().flatMap(Companion::rosters);
            case Record section ->
                Stream.of(section.getClass().getRecordComponents()).flatMap(component -> named(section, component));
            default -> Stream.of();
        };
    }

    private static Stream<Companion> named(Record section, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            Object value = component.getAccessor().invoke(section);
            boolean names = value instanceof String || value instanceof Path;
            return component.getName().equals(ROSTER) && names
                    ? Stream.of(new Companion(Kind.ROSTER, value.toString()))
                    : rosters(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
