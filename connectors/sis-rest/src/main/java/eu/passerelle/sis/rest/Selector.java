package eu.passerelle.sis.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import eu.passerelle.connectors.mapping.Expression;
import eu.passerelle.connectors.mapping.RawRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A place in an answer: a JSON pointer (RFC 6901, begins with a slash) or a JSONata expression. The pointer is the quicker
 * one and keeps the rows byte by byte as they came.
 */
public final class Selector {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String text;
    private final @Nullable JsonPointer pointer;
    private final @Nullable Expression expression;

    private Selector(String text) {
        this.text = text;
        this.pointer = text.startsWith("/") ? JsonPointer.compile(text) : null;
        this.expression = pointer == null ? Expression.of(text) : null;
    }

    /** @throws IllegalArgumentException neither pointer nor expression */
    @JsonCreator
    public static Selector of(String text) {
        return new Selector(text);
    }

    /**
     * The rows there; where an expression gives a single object, that is the only row: JSONata unwraps lists of one.
     *
     * @return null where there is no list
     * @throws IllegalArgumentException the expression fails on this answer
     */
    static @Nullable List<JsonNode> rows(@Nullable Selector selector, JsonNode answer) {
        JsonNode found = selector == null ? answer : selector.find(answer);
        if (found.isArray()) {
            return List.copyOf(found.values());
        }
        return found.isObject() && selector != null && selector.expression != null ? List.of(found) : null;
    }

    /** Text or number there, null where there is none. */
    @Nullable
    String text(JsonNode answer) {
        JsonNode found = find(answer);
        return found.isValueNode() && !found.isNull() && !found.asString().isBlank() ? found.asString() : null;
    }

    private JsonNode find(JsonNode answer) {
        if (pointer != null) {
            return answer.at(pointer);
        }
        Object root = RawRecord.value(answer);
        Object value = expression == null || root == null ? null : expression.value(root, Map.of());
        // the interpreter may hand out its own lists
        return JSON.valueToTree(value instanceof List<?> list ? new ArrayList<>(list) : value);
    }

    /** A value as text: whole numbers without a point. */
    static String plain(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Selector selector && selector.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
