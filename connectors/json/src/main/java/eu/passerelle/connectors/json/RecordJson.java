package eu.passerelle.connectors.json;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Documents of {@link SafeJson} whose records keep the bytes they came in, so that nobody writes anew what is to be kept.
 * Records are the objects of the outermost lists. Thread-safe.
 */
public final class RecordJson {

    private static final ConcurrentHashMap<Integer, RecordJson> READERS = new ConcurrentHashMap<>();

    private final JsonMapper mapper;
    private final ObjectReader part;

    private RecordJson(int maxDepth) {
        this.mapper = SafeJson.reader(maxDepth)
                .rebuild()
                .nodeFactory(KeptObject.FACTORY)
                .build();
        this.part = mapper.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** @param maxDepth of nested objects and arrays */
    public static RecordJson within(int maxDepth) {
        return READERS.computeIfAbsent(maxDepth, RecordJson::new);
    }

    /**
     * A whole document; a missing node where there is none.
     *
     * @param document not changed afterwards; a record refers to it as long as it is used
     * @throws JacksonException it is no JSON within the limits
     */
    public JsonNode read(byte[] document) {
        try (JsonParser parser = mapper.createParser(document)) {
            JsonToken first = parser.nextToken();
            JsonNode root = first == null ? mapper.missingNode() : node(first, parser, document);
            if (parser.nextToken() != null) {
                throw new TrailingText(parser);
            }
            return root;
        }
    }

    private JsonNode node(JsonToken token, JsonParser parser, byte[] document) {
        return switch (token) {
            case START_ARRAY -> list(parser, document);
            case START_OBJECT -> envelope(parser, document);
            default -> part.readTree(parser);
        };
    }

    private ObjectNode envelope(JsonParser parser, byte[] document) {
        ObjectNode object = mapper.createObjectNode();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            object.set(name, node(parser.nextToken(), parser, document));
        }
        return object;
    }

    private ArrayNode list(JsonParser parser, byte[] document) {
        ArrayNode list = mapper.createArrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            long from = parser.currentTokenLocation().getByteOffset();
            JsonNode item = part.readTree(parser);
            if (item instanceof KeptObject record) {
                record.keep(document, from, parser.currentLocation().getByteOffset());
            }
            list.add(item);
        }
        return list;
    }

    /** A record as it came; any other part of a document as JSON says it. */
    public byte[] bytes(JsonNode node) {
        byte @Nullable [] kept = node instanceof KeptObject record ? record.bytes() : null;
        return kept == null ? mapper.writeValueAsBytes(node) : kept;
    }

    /** There is more after the end of the document. */
    private static final class TrailingText extends JacksonException {

        TrailingText(JsonParser parser) {
            super(parser, "more after the end");
        }
    }
}
