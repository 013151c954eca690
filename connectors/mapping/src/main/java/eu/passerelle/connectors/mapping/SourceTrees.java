package eu.passerelle.connectors.mapping;

import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.xml.XmlNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Source records as expressions read them. JSON is what it is. An XML element is an object of its parts by local name:
 * a child under its name (several of one name as a list), an attribute under its name with {@code _} before it, the text
 * of an element with attributes under {@code _text}; an element with text only is that text, one with
 * {@code xsi:nil="true"} is nothing. The outermost element's own name does not appear.
 */
final class SourceTrees {

    private static final String REPAIR = "Take 'raw' out of the mapping, or report this record.";

    private final int maxDepth;
    private final JsonMapper json;

    SourceTrees(int maxDepth) {
        this.maxDepth = maxDepth;
        this.json = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(maxDepth)
                                .build())
                        .build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /** Null where the record is neither JSON nor XML nor text. */
    @Nullable
    Object of(SourceRecord record) throws Unfit {
        String type = record.mediaType();
        try {
            if (type.endsWith("json")) {
                return RawRecord.value(json.readTree(record.content()));
            }
            if (type.endsWith("xml")) {
                return tree(XmlNode.read(record.content(), maxDepth));
            }
        } catch (JacksonException | MalformedRecord e) {
            // their messages may quote the record
            throw new Unfit("the source record cannot be read as " + type, REPAIR);
        }
        return type.startsWith("text/") ? new String(record.content(), StandardCharsets.UTF_8) : null;
    }

    private static @Nullable Object tree(XmlNode node) {
        if ("true".equals(node.attribute("nil"))) {
            return null;
        }
        if (node.attributes().isEmpty() && node.children().isEmpty()) {
            return node.text();
        }
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        node.attributes().forEach((name, value) -> parts.put("_" + name, value));
        for (XmlNode child : node.children()) {
            Object value = tree(child);
            if (value != null) {
                parts.merge(child.name(), value, SourceTrees::together);
            }
        }
        if (node.children().isEmpty() && !node.text().isEmpty()) {
            parts.put("_text", node.text());
        }
        return parts;
    }

    @SuppressWarnings("unchecked")
    private static Object together(Object before, Object next) {
        if (before instanceof List<?> list) {
            ((List<Object>) list).add(next);
            return list;
        }
        return new ArrayList<>(List.of(before, next));
    }
}
