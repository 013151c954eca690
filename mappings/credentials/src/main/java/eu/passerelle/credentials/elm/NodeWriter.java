package eu.passerelle.credentials.elm;

import eu.passerelle.model.LocalizedText;
import java.io.ByteArrayOutputStream;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.json.JsonFactory;

/**
 * Streams the nodes of one JSON-LD document straight to bytes. Ids are {@code urn:epass:<class>:<n>} as in the official
 * samples, counted in the order of writing: the same document always gets the same ids and no two nodes share one.
 */
final class NodeWriter implements AutoCloseable {

    private static final JsonFactory JSON = new JsonFactory();

    private final ByteArrayOutputStream bytes;
    private final JsonGenerator json;
    private final Map<String, Integer> counters = new HashMap<>();

    NodeWriter(int expectedBytes) {
        this.bytes = new ByteArrayOutputStream(expectedBytes);
        this.json = JSON.createGenerator(ObjectWriteContext.empty(), bytes);
    }

    byte[] toBytes() {
        json.flush();
        return bytes.toByteArray();
    }

    /** Opens a node as the value of a property. */
    NodeWriter node(String property, String type, String idClass) {
        json.writeName(property);
        return node(type, idClass);
    }

    /** Opens a node as an element of an array, or the document itself. */
    NodeWriter node(String type, String idClass) {
        return nodeWithId(type, "urn:epass:" + idClass + ":" + counters.merge(idClass, 1, Integer::sum));
    }

    /** Opens a node that is repeated by value and therefore must have one id wherever it stands. */
    NodeWriter nodeWithId(String type, String id) {
        json.writeStartObject();
        json.writeStringProperty("id", id);
        json.writeStringProperty("type", type);
        return this;
    }

    NodeWriter object() {
        json.writeStartObject();
        return this;
    }

    NodeWriter end() {
        json.writeEndObject();
        return this;
    }

    /** An array with what the elements write; nothing at all where there are no elements. */
    <T> NodeWriter array(String property, Collection<T> elements, Consumer<T> each) {
        if (!elements.isEmpty()) {
            json.writeArrayPropertyStart(property);
            elements.forEach(each);
            json.writeEndArray();
        }
        return this;
    }

    NodeWriter name(String property) {
        json.writeName(property);
        return this;
    }

    NodeWriter string(String property, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(property, value);
        }
        return this;
    }

    NodeWriter strings(String property, List<String> values) {
        return array(property, values, json::writeString);
    }

    NodeWriter number(String property, int value) {
        json.writeNumberProperty(property, value);
        return this;
    }

    NodeWriter bool(String property, boolean value) {
        json.writeBooleanProperty(property, value);
        return this;
    }

    NodeWriter base64(String property, byte[] content) {
        // the JDK's encoder does many bytes at once, Jackson's three
        byte[] text = Base64.getEncoder().encode(content);
        json.writeName(property);
        json.writeRawUTF8String(text, 0, text.length);
        return this;
    }

    NodeWriter dateTime(String property, OffsetDateTime value) {
        json.writeStringProperty(property, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value));
        return this;
    }

    /** A language map; nothing where there is no text. */
    NodeWriter text(String property, @Nullable LocalizedText text) {
        if (text != null) {
            json.writeObjectPropertyStart(property);
            text.byLanguage().forEach((language, value) -> json.writeStringProperty(CodeLists.tag(language), value));
            json.writeEndObject();
        }
        return this;
    }

    NodeWriter text(String property, String language, String value) {
        json.writeObjectPropertyStart(property);
        json.writeStringProperty(CodeLists.tag(language), value);
        json.writeEndObject();
        return this;
    }

    NodeWriter concept(String property, Concept concept) {
        return raw(property, concept.json());
    }

    NodeWriter concepts(String property, Collection<Concept> concepts) {
        return array(property, concepts, concept -> raw(concept.json()));
    }

    NodeWriter raw(String property, SerializableString fragment) {
        json.writeName(property);
        return raw(fragment);
    }

    NodeWriter raw(SerializableString fragment) {
        json.writeRawValue(fragment);
        return this;
    }

    /** A note with a heading, as an element of an array. */
    void note(Concept heading, String language, String text) {
        node("Note", "note")
                .text("noteLiteral", language, text)
                .concept("subject", heading)
                .end();
    }

    @Override
    public void close() {
        json.close();
    }
}
