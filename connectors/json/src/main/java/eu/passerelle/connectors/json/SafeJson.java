package eu.passerelle.connectors.json;

import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON of the outside world: limited depth and lengths, exact decimals, nothing after the end. */
public final class SafeJson {

    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_NUMBER = 50;

    /** One reader a nesting limit; readers are costly to make and thread-safe. */
    private static final ConcurrentHashMap<Integer, JsonMapper> READERS = new ConcurrentHashMap<>();

    private SafeJson() {}

    /** @param maxDepth of nested objects and arrays */
    public static JsonMapper reader(int maxDepth) {
        return READERS.computeIfAbsent(maxDepth, SafeJson::make);
    }

    /**
     * The document in UTF-8: of others, and behind byte order marks, the parser counts other places than those of bytes.
     *
     * @throws JacksonException it is another one, and no JSON within the reader's limits
     */
    public static byte[] inUtf8(byte[] document, JsonMapper reader) {
        boolean plain = document.length < 2 || document[0] > 0 && document[1] != 0;
        return plain ? document : reader.writeValueAsBytes(reader.readTree(document));
    }

    /** Goes over a document within the reader's limits, without what a mapper prepares to make objects of it. */
    public static JsonParser parser(byte[] document, JsonMapper reader) {
        return reader.tokenStreamFactory().createParser(ObjectReadContext.empty(), document);
    }

    /** @throws JacksonException there is more after the end of the document */
    public static void requireEnd(JsonParser parser) {
        if (parser.nextToken() != null) {
            throw new TrailingText(parser);
        }
    }

    private static final class TrailingText extends JacksonException {

        TrailingText(JsonParser parser) {
            super(parser, "more after the end");
        }
    }

    private static JsonMapper make(int maxDepth) {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(maxDepth)
                .maxStringLength(LONGEST_TEXT)
                .maxNumberLength(LONGEST_NUMBER)
                .build();
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(constraints).build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
