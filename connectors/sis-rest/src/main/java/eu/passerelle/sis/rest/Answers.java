package eu.passerelle.sis.rest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON within limits; decimals keep their digits. */
final class Answers {

    /** One reader a nesting limit; readers are costly to make and thread-safe. */
    private static final ConcurrentHashMap<Integer, JsonMapper> READERS = new ConcurrentHashMap<>();

    private final JsonMapper reader;
    private final @Nullable Charset charset;

    private Answers(JsonMapper reader, @Nullable Charset charset) {
        this.reader = reader;
        this.charset = charset;
    }

    static Answers of(int maxDepth, @Nullable Charset charset) {
        return new Answers(READERS.computeIfAbsent(maxDepth, Answers::reader), charset);
    }

    private static JsonMapper reader(int maxDepth) {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(maxDepth)
                .maxStringLength(1 << 20)
                .maxNumberLength(50)
                .build();
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(constraints).build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** @throws CharacterCodingException the bytes are not of the declared character set */
    JsonNode parse(byte[] body) throws CharacterCodingException {
        return charset == null
                ? reader.readTree(body)
                : reader.readTree(charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(body))
                        .toString());
    }

    /** Null where it is no JSON. */
    @Nullable
    JsonNode tryParse(byte[] body) {
        try {
            return body.length == 0 ? null : parse(body);
        } catch (JacksonException | CharacterCodingException e) {
            // the caller reads it again when it needs it, and then says why
            return null;
        }
    }

    JsonNode nothing() {
        return reader.createArrayNode();
    }

    byte[] bytes(JsonNode row) {
        return reader.writeValueAsBytes(row);
    }
}
