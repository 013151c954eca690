package eu.passerelle.connectors.mapping;

import eu.passerelle.connectors.mapping.PlainExpression.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain expressions on lists of the record. */
final class PlainLists {

    private PlainLists() {}

    /** {@code list[field = "text"].rest}. */
    record Filter(Path list, String field, String wanted, List<String> rest) implements PlainExpression {
        @Override
        public @Nullable Object evaluate(Evaluation evaluation) {
            Object value = list.any(evaluation);
            if (value == null) {
                return null;
            }
            if (!(value instanceof List<?> items)) {
                return INTERPRET;
            }
            Object found = null;
            for (Object item : items) {
                if (!(item instanceof Map<?, ?> map)) {
                    return INTERPRET;
                }
                Object key = map.get(field);
                if (wanted.equals(key)) {
                    if (found != null) {
                        return INTERPRET;
                    }
                    found = item;
                } else if (!(key instanceof String) && (key != null || map.containsKey(field))) {
                    return INTERPRET;
                }
            }
            Object result = Path.follow(found, rest);
            return result instanceof List<?> ? INTERPRET : result;
        }
    }

    /** {@code list[0]}. */
    record Item(Path list, int index) implements PlainExpression {
        @Override
        public @Nullable Object evaluate(Evaluation evaluation) {
            Object value = list.any(evaluation);
            if (value == null) {
                return null;
            }
            if (!(value instanceof List<?> items)) {
                return INTERPRET;
            }
            if (index >= items.size()) {
                return null;
            }
            return items.get(index) instanceof String text ? text : INTERPRET;
        }
    }

    /** {@code $count(list)}. */
    record Count(Path list) implements PlainExpression {
        @Override
        public Object evaluate(Evaluation evaluation) {
            Object value = list.any(evaluation);
            if (value == null) {
                return 0;
            }
            return value instanceof List<?> items ? (Object) items.size() : INTERPRET;
        }
    }

    /** {@code $merge(list.{key: value})}: texts by language, mostly. */
    record Merge(Path list, String key, String value) implements PlainExpression {
        @Override
        public Object evaluate(Evaluation evaluation) {
            if (!(list.any(evaluation) instanceof List<?> items) || items.size() < 2) {
                return INTERPRET;
            }
            Map<String, Object> merged = new LinkedHashMap<>();
            for (Object item : items) {
                if (item instanceof Map<?, ?> map
                        && map.get(key) instanceof String name
                        && map.get(value) instanceof String text) {
                    merged.put(name, text);
                } else {
                    return INTERPRET;
                }
            }
            return merged;
        }
    }
}
