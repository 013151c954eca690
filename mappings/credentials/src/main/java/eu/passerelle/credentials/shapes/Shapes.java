package eu.passerelle.credentials.shapes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a format asks of its classes, read from tables; {@code openbadge/shapes.csv} says how they are written. */
public final class Shapes {

    /**
     * @param required whether it must be there
     * @param list whether its value is a list
     */
    record Property(boolean required, boolean list, Kind kind) {}

    private final Map<String, Map<String, Property>> classes;

    private Shapes(Map<String, Map<String, Property>> classes) {
        this.classes = classes;
    }

    /**
     * @param files names of resources below {@code eu/passerelle/credentials}
     * @throws IllegalArgumentException where a table is broken: they are part of the program
     */
    public static Shapes read(String... files) {
        Map<String, Map<String, Property>> classes = new HashMap<>();
        for (String file : files) {
            for (String line : lines("/eu/passerelle/credentials/" + file)) {
                if (line.isBlank() || line.startsWith("#") || line.startsWith("class;")) {
                    continue;
                }
                String[] cells = line.split(";");
                String count = cells[2];
                Property property = new Property(
                        count.equals("1") || count.equals("+"),
                        count.equals("+") || count.equals("*"),
                        Kind.of(cells[3]));
                classes.computeIfAbsent(cells[0], name -> new LinkedHashMap<>()).put(cells[1], property);
            }
        }
        Shapes shapes = new Shapes(Map.copyOf(classes));
        classes.values()
                .forEach(each -> each.values().forEach(property -> {
                    if (!property.kind().className().isEmpty()) {
                        shapes.of(property.kind().className());
                    }
                }));
        return shapes;
    }

    /** The properties of a class, in the order of the table. */
    Map<String, Property> of(String className) {
        Map<String, Property> properties = classes.get(className);
        if (properties == null) {
            throw new IllegalArgumentException("no table has the class " + className);
        }
        return properties;
    }

    private static List<String> lines(String file) {
        try (InputStream in = Shapes.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no " + file);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
