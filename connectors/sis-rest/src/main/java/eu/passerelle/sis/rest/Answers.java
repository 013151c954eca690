package eu.passerelle.sis.rest;

import eu.passerelle.connectors.json.RecordJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** JSON within limits; decimals keep their digits. */
final class Answers {

    private final RecordJson json;
    private final @Nullable Charset charset;

    private Answers(RecordJson json, @Nullable Charset charset) {
        this.json = json;
        this.charset = charset;
    }

    static Answers of(int maxDepth, @Nullable Charset charset) {
        return new Answers(RecordJson.within(maxDepth), charset);
    }

    /** @throws CharacterCodingException the bytes are not of the declared character set */
    JsonNode parse(byte[] body) throws CharacterCodingException {
        if (charset == null) {
            return json.read(body);
        }
        String text = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(body))
                .toString();
        return json.read(text.getBytes(StandardCharsets.UTF_8));
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
        return JsonNodeFactory.instance.arrayNode();
    }

    byte[] bytes(JsonNode row) {
        return json.bytes(row);
    }
}
