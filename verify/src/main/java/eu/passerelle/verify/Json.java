package eu.passerelle.verify;

import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON of strangers: no name twice, nothing behind it, limited in depth. */
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100)
                            .maxStringLength(Detection.LARGEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static Optional<JsonNode> read(byte[] content) {
        try {
            JsonNode node = MAPPER.readTree(content);
            return node.isObject() ? Optional.of(node) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** All nodes at the end of a path of names; lists on the way are gone through. */
    static Stream<JsonNode> at(JsonNode from, String path) {
        Stream<JsonNode> nodes = Stream.of(from);
        for (String name : path.split("\\.")) {
            nodes = nodes.flatMap(Json::flat).map(node -> node.path(name));
        }
        return nodes.flatMap(Json::flat).filter(node -> !node.isMissingNode() && !node.isNull());
    }

    private static Stream<JsonNode> flat(JsonNode node) {
        return node.isArray() ? node.valueStream().flatMap(Json::flat) : Stream.of(node);
    }

    /** The first text at one of the paths; of texts in several languages the English one, else the first. */
    static Optional<String> text(JsonNode from, String... paths) {
        return Stream.of(paths)
                .flatMap(path -> at(from, path))
                .map(Json::say)
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private static String say(JsonNode node) {
        if (!node.isObject()) {
            return node.asString("");
        }
        JsonNode english = node.path("en");
        JsonNode chosen =
                english.isMissingNode() && !node.isEmpty() ? node.iterator().next() : english;
        return (chosen.isArray() ? chosen.path(0) : chosen).asString("");
    }
}
