package eu.passerelle.credentials.elm.validation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads bytes as one JSON object and reports what a lenient reader hides: repeated keys, trailing text, depth, broken
 * UTF-8. Malformed text gives one problem and no document; a repeated key is reported and its first value kept.
 */
final class JsonReader {

    /** From this many members on a set is faster than comparing each with each, and safe against hostile input. */
    private static final int MANY_KEYS = 24;

    private static final long BEYOND_ASCII = 0x8080_8080_8080_8080L;

    private final JsonFactory factory;
    private final int maximumBytes;

    JsonReader(int maximumBytes, int maximumDepth) {
        this.maximumBytes = maximumBytes;
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(maximumDepth)
                        .maxStringLength(maximumBytes)
                        .build())
                .build();
    }

    Optional<Json.Obj> read(byte[] json, Findings findings) {
        if (json.length > maximumBytes) {
            findings.add(
                    "too-large",
                    "The document has " + json.length + " bytes; at most " + maximumBytes + " are allowed.");
            return Optional.empty();
        }
        if (!isUtf8(json)) {
            findings.add(
                    "malformed-json", "The document is not UTF-8 text; write it in UTF-8 without a byte order mark.");
            return Optional.empty();
        }
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                findings.add("malformed-json", "A credential is one JSON object; this starts with something else.");
                return Optional.empty();
            }
            Json.Obj document = object(parser, findings);
            if (parser.nextToken() != null) {
                findings.add("malformed-json", "There is more after the end of the credential; remove it.");
            }
            return Optional.of(document);
        } catch (JacksonException e) {
            var where = e.getLocation();
            findings.add(
                    "malformed-json",
                    "Not readable as JSON in UTF-8 within the limits of size and depth, at line "
                            + (where == null ? "?" : where.getLineNr())
                            + ", column "
                            + (where == null ? "?" : where.getColumnNr())
                            + ".");
            return Optional.empty();
        }
    }

    /** Jackson guesses UTF-16 and UTF-32 and lets some broken UTF-8 pass; those who verify a seal do not. */
    private static boolean isUtf8(byte[] json) {
        if (json.length > 1 && json[1] == 0) {
            return false;
        }
        if (json.length > 0 && json[0] <= 0) {
            return false;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(json);
        try {
            for (int at = afterAscii(bytes, 0); at < json.length; at = afterAscii(bytes, bytes.limit())) {
                int end = at + 1;
                while (end < json.length && json[end] < 0) {
                    end++;
                }
                decoder.decode(bytes.limit(end).position(at));
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Where the first byte that is not ASCII is: most are, of pictures all, and eight are looked at in one go. */
    private static int afterAscii(ByteBuffer bytes, int from) {
        int length = bytes.capacity();
        bytes.limit(length);
        int at = from;
        while (at + Long.BYTES <= length && (bytes.getLong(at) & BEYOND_ASCII) == 0) {
            at += Long.BYTES;
        }
        while (at < length && bytes.get(at) >= 0) {
            at++;
        }
        return at;
    }

    private Json.Obj object(JsonParser parser, Findings findings) {
        String[] keys = new String[8];
        Json[] values = new Json[8];
        Set<String> many = Set.of();
        int size = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            if (size == MANY_KEYS) {
                many = new HashSet<>(Arrays.asList(keys).subList(0, size));
            }
            boolean repeated = size < MANY_KEYS ? contains(keys, size, key) : !many.add(key);
            parser.nextToken();
            findings.enter(key);
            Json value = value(parser, findings);
            if (repeated) {
                findings.add(
                        "duplicate-key",
                        "This key stands twice in one object; readers disagree which one counts. Keep one.");
            }
            findings.leave();
            if (!repeated) {
                if (size == keys.length) {
                    keys = Arrays.copyOf(keys, size * 2);
                    values = Arrays.copyOf(values, size * 2);
                }
                keys[size] = key;
                values[size++] = value;
            }
        }
        return new Json.Obj(Arrays.copyOf(keys, size), Arrays.copyOf(values, size));
    }

    private static boolean contains(String[] keys, int size, String key) {
        for (int i = 0; i < size; i++) {
            if (keys[i].equals(key)) {
                return true;
            }
        }
        return false;
    }

    private Json value(JsonParser parser, Findings findings) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, findings);
            case START_ARRAY -> array(parser, findings);
            case VALUE_STRING -> new Json.Str(parser.getString());
            case VALUE_NUMBER_INT -> new Json.Num(parser.getString(), true);
            case VALUE_NUMBER_FLOAT -> new Json.Num(parser.getString(), false);
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            default -> new Json.Null();
        };
    }

    private Json.Arr array(JsonParser parser, Findings findings) {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            findings.enter(items.size());
            items.add(value(parser, findings));
            findings.leave();
        }
        return new Json.Arr(items);
    }
}
