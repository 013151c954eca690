package eu.passerelle.credentials.openbadge;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Streams one credential straight to bytes; what is null or empty is left out. */
public final class BadgeWriter implements AutoCloseable {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_SIZE = 8 * 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
    private final JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes);

    /** An object: the document itself, or an element of the open array. */
    public BadgeWriter object() {
        json.writeStartObject();
        return this;
    }

    /** An object of one class as the value of a property. */
    public BadgeWriter node(String property, String type) {
        json.writeObjectPropertyStart(property);
        return type(type);
    }

    /** An object of a class whose {@code type} is one text: readers compare it with that text. */
    public BadgeWriter plainNode(String property, String type) {
        json.writeObjectPropertyStart(property);
        return string("type", type);
    }

    /** {@code type}, a list, as every class of the format allows. */
    public BadgeWriter type(String... types) {
        return strings("type", List.of(types));
    }

    public BadgeWriter end() {
        json.writeEndObject();
        return this;
    }

    public BadgeWriter string(String property, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            json.writeStringProperty(property, value);
        }
        return this;
    }

    public BadgeWriter strings(String property, Collection<String> values) {
        return array(property, values, json::writeString);
    }

    public BadgeWriter bool(String property, boolean value) {
        json.writeBooleanProperty(property, value);
        return this;
    }

    public BadgeWriter number(String property, @Nullable BigDecimal value) {
        if (value != null) {
            json.writeName(property);
            // 1E+1 is the same number, and not every reader of JSON knows it
            json.writeNumber(value.toPlainString());
        }
        return this;
    }

    public <T> BadgeWriter array(String property, Collection<T> values, Consumer<T> each) {
        if (!values.isEmpty()) {
            json.writeArrayPropertyStart(property);
            values.forEach(each);
            json.writeEndArray();
        }
        return this;
    }

    /** The finished document, UTF-8. */
    public byte[] toBytes() {
        json.close();
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        json.close();
    }
}
