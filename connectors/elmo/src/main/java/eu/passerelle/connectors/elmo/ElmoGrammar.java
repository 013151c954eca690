package eu.passerelle.connectors.elmo;

import eu.passerelle.connectors.xml.XmlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which elements stand where, read from a small file beside this class; see {@code elmo-1.grammar} for its notation. It
 * names the line and the missing element, where a schema validator speaks of {@code cvc-complex-type.2.4.a}.
 */
public final class ElmoGrammar {

    private static final Pattern PART = Pattern.compile("([\\w.]+)(?::(\\w+))?(?:@(\\w+))?([?*+]?)");
    private static final String SIGNATURES = "http://www.w3.org/2000/09/xmldsig#";
    private static final String ANY = "any";

    private final Map<String, Type> types;

    private ElmoGrammar(Map<String, Type> types) {
        this.types = Map.copyOf(types);
    }

    /**
     * What may stand in an element.
     *
     * @param parts empty in text; filled when all types are known, because they name one another
     * @param any whether nothing is looked at
     */
    private record Type(List<Part> parts, boolean any) {
        static final Type OF_TEXT = new Type(List.of(), false);
        static final Type OF_ANY = new Type(List.of(), true);
    }

    /** One place in the order of an element's children. */
    private record Part(String name, Type type, @Nullable String attribute, boolean required, boolean repeated) {}

    static ElmoGrammar load(String resource) {
        return load(ElmoGrammar.class, resource);
    }

    /**
     * @param beside the class in whose package the resource is
     * @param resource a file in the notation of {@code elmo-1.grammar}
     */
    public static ElmoGrammar load(Class<?> beside, String resource) {
        Map<String, Type> types = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(resource), resource)) {
            List<String[]> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" = ", 2))
                    .toList();
            lines.forEach(line -> types.put(line[0], new Type(new ArrayList<>(), false)));
            lines.forEach(line -> {
                List<Part> parts = Objects.requireNonNull(types.get(line[0])).parts();
                for (String word : line[1].split(" ")) {
                    parts.add(part(word, types));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The grammar " + resource + " cannot be read", e);
        }
        return new ElmoGrammar(types);
    }

    private static Part part(String word, Map<String, Type> defined) {
        Matcher part = PART.matcher(word);
        if (!part.matches()) {
            throw new IllegalStateException("not a part of a grammar: " + word);
        }
        String name = part.group(1);
        String type = part.group(2) == null ? name : part.group(2);
        String many = part.group(4);
        return new Part(
                name,
                type.equals(ANY) ? Type.OF_ANY : defined.getOrDefault(type, Type.OF_TEXT),
                part.group(3),
                many.isEmpty() || many.equals("+"),
                many.equals("*") || many.equals("+"));
    }

    /** All that is wrong with the order of elements, each with its line; empty when nothing is. */
    List<String> problems(XmlNode elmo) {
        List<String> problems = new ArrayList<>();
        check(elmo, type("elmo"), problems);
        return problems;
    }

    /** The same for a record that was taken out of its document. */
    void check(XmlNode record, List<String> problems) {
        check(record, type(record.name()), problems);
    }

    private Type type(String element) {
        return types.getOrDefault(element, Type.OF_TEXT);
    }

    private static void check(XmlNode node, Type type, List<String> problems) {
        if (type.any()) {
            return;
        }
        List<XmlNode> children = node.children();
        int next = 0;
        for (Part part : type.parts()) {
            int found = 0;
            while (next < children.size()
                    && (found == 0 || part.repeated())
                    && name(children.get(next), node).equals(part.name())) {
                check(children.get(next), part, problems);
                found++;
                next++;
            }
            if (found == 0 && part.required()) {
                problems.add("line " + node.line() + ": " + node.name() + " has no " + part.name()
                        + " where one is expected");
            }
        }
        if (next < children.size()) {
            XmlNode stray = children.get(next);
            problems.add("line " + stray.line() + ": " + stray.name() + " is not expected here in " + node.name());
        }
    }

    private static void check(XmlNode child, Part part, List<String> problems) {
        if (part.attribute() != null && child.attribute(part.attribute()) == null) {
            problems.add("line " + child.line() + ": " + child.name() + " has no attribute " + part.attribute());
        }
        // what a stand-in stands for has been checked by itself
        if (!child.standsIn()) {
            check(child, part.type(), problems);
        }
    }

    /** The name as the grammar writes it. */
    private static String name(XmlNode child, XmlNode parent) {
        if (child.namespace().equals(parent.namespace())) {
            return child.name();
        }
        return (child.namespace().equals(SIGNATURES) ? "ds." : "other.") + child.name();
    }
}
