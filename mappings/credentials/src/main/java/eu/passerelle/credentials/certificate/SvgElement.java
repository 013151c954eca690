package eu.passerelle.credentials.certificate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One element of a drawing that has been read, with the line where it stands. */
final class SvgElement {

    /** What stands in an element: another one, or text. */
    sealed interface Content {
        record Child(SvgElement element) implements Content {}

        record Text(String text) implements Content {}
    }

    final String name;
    final int line;
    final @Nullable SvgElement parent;
    final Map<String, String> attributes = new LinkedHashMap<>();
    final List<Content> content = new ArrayList<>();

    SvgElement(String name, int line, @Nullable SvgElement parent) {
        this.name = name;
        this.line = line;
        this.parent = parent;
    }

    String attribute(String key, String otherwise) {
        return attributes.getOrDefault(key, otherwise);
    }

    String id() {
        return attribute("id", "");
    }

    List<SvgElement> children() {
        return content.stream()
                .flatMap(part -> part instanceof Content.Child child ? Stream.of(child.element()) : Stream.empty())
                .toList();
    }

    /** This one and all below it, in the order of the file. */
    Stream<SvgElement> all() {
        return Stream.concat(Stream.of(this), children().stream().flatMap(SvgElement::all));
    }

    /** All text in it. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Content part : content) {
            text.append(
                    switch (part) {
                        case Content.Child child -> child.element().text();
                        case Content.Text own -> own.text();
                    });
        }
        return text.toString();
    }

    void remove(SvgElement child) {
        content.removeIf(part -> part instanceof Content.Child each && each.element() == child);
    }

    /** A document of its own. */
    String toXml() {
        StringBuilder xml = new StringBuilder();
        write(xml);
        return xml.toString();
    }

    private void write(StringBuilder xml) {
        xml.append('<').append(name);
        if (parent == null) {
            xml.append(" xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
        }
        attributes.forEach((key, value) -> xml.append(' ')
                .append(key.equals("href") ? "xlink:href" : key)
                .append("=\"")
                .append(escaped(value))
                .append('"'));
        xml.append('>');
        for (Content part : content) {
            switch (part) {
                case Content.Child child -> child.element().write(xml);
                case Content.Text text -> xml.append(escaped(text.text()));
            }
        }
        xml.append("</").append(name).append('>');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
