package eu.passerelle.credentials.elm.validation;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files of a pack over those of the pack that it is like: a JSON file is merged into the one below (RFC 7386:
 * members are replaced, {@code null} removes one), any other file takes its place.
 */
final class PackFiles {

    private static final String PROFILE = "profile.json";
    private static final String LIKE = "like";
    private static final int MOST_LAYERS = 5;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    /** The pack's own files first. */
    private final List<Layer> layers;

    private PackFiles(List<Layer> layers) {
        this.layers = List.copyOf(layers);
    }

    /** Opens a file of one pack by its name inside the directory. */
    interface Layer {
        /** @throws IOException {@link FileNotFoundException} or {@link NoSuchFileException} where there is none */
        InputStream open(String file) throws IOException;
    }

    /** @param own files of the pack; those of packs that come with the hub lie below as far as it names one */
    static PackFiles over(Layer own) {
        List<Layer> layers = new ArrayList<>(List.of(own));
        while (true) {
            JsonNode like =
                    new PackFiles(List.of(layers.getLast())).tree(PROFILE).path(LIKE);
            if (like.isMissingNode()) {
                return new PackFiles(layers);
            }
            if (layers.size() == MOST_LAYERS) {
                throw new IllegalArgumentException("Profile pack: \"like\" in profile.json leads in a circle.");
            }
            layers.add(ProfilePack.shipped(like.asString("")));
        }
    }

    <T> T json(String file, TypeReference<T> type) {
        JsonNode tree = tree(file);
        if (file.equals(PROFILE)) {
            ((ObjectNode) tree).remove(LIKE);
        }
        try {
            return JSON.treeToValue(tree, type);
        } catch (JacksonException e) {
            throw unreadable(file, e);
        }
    }

    /** The topmost of a file that is no JSON. */
    InputStream open(String file) throws IOException {
        for (Layer layer : layers) {
            try {
                return layer.open(file);
            } catch (FileNotFoundException | NoSuchFileException e) {
                if (layer.equals(layers.getLast())) {
                    throw e;
                }
            }
        }
        throw new FileNotFoundException(file);
    }

    private JsonNode tree(String file) {
        JsonNode merged = null;
        for (Layer layer : layers.reversed()) {
            try (InputStream stream = layer.open(file)) {
                JsonNode own = JSON.readTree(stream);
                merged = merged == null ? own : merge(merged, own);
            } catch (FileNotFoundException | NoSuchFileException e) {
                if (merged == null && layer.equals(layers.getFirst())) {
                    throw unreadable(file, e);
                }
            } catch (IOException | JacksonException e) {
                throw unreadable(file, e);
            }
        }
        if (!(merged instanceof ObjectNode)) {
            throw new IllegalArgumentException("Profile pack: " + file + " is no JSON object.");
        }
        return merged;
    }

    private static JsonNode merge(JsonNode below, JsonNode own) {
        if (!(below instanceof ObjectNode target) || !(own instanceof ObjectNode patch)) {
            return own;
        }
        patch.properties().forEach(member -> {
            JsonNode value = member.getValue();
            JsonNode before = target.get(member.getKey());
            if (value.isNull()) {
                target.remove(member.getKey());
            } else {
                target.set(member.getKey(), before == null ? value : merge(before, value));
            }
        });
        return target;
    }

    private static IllegalArgumentException unreadable(String file, Exception cause) {
        return new IllegalArgumentException("Profile pack: " + file + " cannot be read: " + cause.getMessage(), cause);
    }
}
