package eu.passerelle.connectors.json;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/** What is wanted of one object, and the bytes it came in. It is asked for fields of its shape only. Immutable. */
public final class JsonRecord {

    private final RecordShape shape;
    private final byte[] document;
    private final int from;
    private final int to;
    /** Strings, other nodes, or lists of records. */
    private final @Nullable Object[] values;

    /** @param values by the places of fields */
    JsonRecord(RecordShape shape, byte[] document, long from, long to, @Nullable Object[] values) {
        this.shape = shape;
        this.document = document;
        this.from = Math.toIntExact(from);
        this.to = Math.toIntExact(to);
        this.values = values;
    }

    private @Nullable Object value(RecordField field) {
        if (field.owner() != shape.owner()) {
            throw new IllegalArgumentException("the field is of another shape");
        }
        return values[field.place()];
    }

    /** A missing node where the record has no such field, or a list of records there. */
    public JsonNode get(RecordField field) {
        Object value = value(field);
        if (value instanceof String text) {
            return JsonNodeFactory.instance.stringNode(text);
        }
        return value instanceof JsonNode node ? node : MissingNode.getInstance();
    }

    /** Whether the record has such a field, null or not. */
    public boolean has(RecordField field) {
        return value(field) != null;
    }

    /** Of a field that is wanted as a list; empty where the record has none. */
    @SuppressWarnings("unchecked")
    public List<JsonRecord> list(RecordField field) {
        return value(field) instanceof List<?> list ? (List<JsonRecord>) list : List.of();
    }

    /** As {@link JsonFields#text(JsonNode)}. */
    public @Nullable String text(RecordField field) {
        Object value = value(field);
        if (value instanceof String text) {
            return JsonFields.text(text);
        }
        return value instanceof JsonNode node ? JsonFields.text(node) : null;
    }

    /** As {@link JsonFields#flag}. */
    public @Nullable Boolean flag(RecordField field) {
        return JsonFields.flag(get(field));
    }

    /** The record as it came; nothing where it came of a tree. */
    public byte[] bytes() {
        return Arrays.copyOfRange(document, from, to);
    }
}
