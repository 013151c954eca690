package eu.passerelle.simulators.wallet;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Reads as much of a sealed credential (JWS JSON serialisation) as a wallet needs to file it; checks no signature. */
final class SealedDocument {

    private static final JsonMapper JSON = new JsonMapper();

    /** What an upload turned out to be. */
    sealed interface Reading {
        /** @param id as the payload has it, for example {@code urn:credential:<uuid>} */
        record Sealed(String id) implements Reading {}

        record NotSealed() implements Reading {}

        record Unreadable() implements Reading {}
    }

    private SealedDocument() {}

    static Reading read(byte[] bytes, int from, int length) {
        try (JsonParser parser = JSON.createParser(bytes, from, length)) {
            Optional<String> payload = Optional.empty();
            int signatures = 0;
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Reading.Unreadable();
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                JsonToken value = parser.nextToken();
                if (key.equals("payload") && value == JsonToken.VALUE_STRING) {
                    payload = Optional.of(parser.getString());
                } else if (key.equals("signatures") && value == JsonToken.START_ARRAY) {
                    signatures = signatures(parser);
                } else {
                    parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                return new Reading.Unreadable();
            }
            return payload.isEmpty() || signatures == 0 ? new Reading.NotSealed() : payload(payload.get());
        } catch (JacksonException e) {
            return new Reading.Unreadable();
        }
    }

    /** How many signatures there are; none when one of them lacks its protected header or its value. */
    private static int signatures(JsonParser parser) {
        int count = 0;
        boolean whole = true;
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            boolean header = false;
            boolean signature = false;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                boolean text = parser.nextToken() == JsonToken.VALUE_STRING
                        && !parser.getString().isEmpty();
                header |= text && key.equals("protected");
                signature |= text && key.equals("signature");
                parser.skipChildren();
            }
            whole &= header && signature;
            count++;
        }
        return whole ? count : 0;
    }

    private static Reading payload(String payload) {
        try (JsonParser parser = JSON.createParser(payload)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Reading.Unreadable();
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                JsonToken value = parser.nextToken();
                if (key.equals("id") && value == JsonToken.VALUE_STRING) {
                    return new Reading.Sealed(parser.getString());
                }
                parser.skipChildren();
            }
            return new Reading.Unreadable();
        }
    }
}
