package eu.passerelle.connectors.json;

import java.util.concurrent.ConcurrentHashMap;
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
