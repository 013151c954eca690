package eu.passerelle.sis.rest;

import eu.passerelle.connectors.SourceRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** JSON within limits; decimals keep their digits. */
final class Answers {

    private final PlainJson json;
    private final @Nullable Charset charset;

    /** @param charset of the answers; JSON is UTF-8 when null */
    Answers(PlainJson json, @Nullable Charset charset) {
        this.json = json;
        this.charset = charset;
    }

    /** @throws CharacterCodingException the bytes are not of the declared character set */
    Parsed parse(byte[] body) throws CharacterCodingException {
        if (charset == null) {
            return new Parsed(json.read(body));
        }
        String text = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(body))
                .toString();
        return new Parsed(json.read(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Null where it is no JSON. */
    @Nullable
    Parsed tryParse(byte[] body) {
        try {
            return body.length == 0 ? null : parse(body);
        } catch (JacksonException | CharacterCodingException e) {
            // the caller reads it again when it needs it, and then says why
            return null;
        }
    }

    /** A row to keep. */
    SourceRecord raw(Map<String, ?> row) {
        return new SourceRecord("application/json", json.bytes(row));
    }

    /** A row to keep for minutes, without the answer that it came in. */
    Map<String, ?> apart(Map<String, ?> row) {
        return json.apart(row);
    }

    /** @param value as {@link PlainJson} gives it */
    record Parsed(@Nullable Object value) {

        static final Parsed NOTHING = new Parsed(List.of());
    }
}
