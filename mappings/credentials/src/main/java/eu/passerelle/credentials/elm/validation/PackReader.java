package eu.passerelle.credentials.elm.validation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the files of a profile pack and refuses whatever does not fit together. */
final class PackReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final PackFiles files;

    private PackReader(PackFiles files) {
        this.files = files;
    }

    /** Opens a file of the pack by its name inside the directory. */
    interface PackFiles {
        InputStream open(String file) throws IOException;
    }

    /** profile.json as it is written. */
    record ProfileFile(
            String name,
            String title,
            String source,
            List<String> contexts,
            String credential,
            List<String> credentialTypes,
            Limits limits,
            List<String> codelists,
            Map<String, List<String>> schemas,
            Map<String, Map<String, String>> shapes,
            Map<String, Map<String, Map<String, String>>> variants) {}

    /** Sizes in bytes, depth in nested objects and arrays, pixels for each side, file types by their last part. */
    record Limits(
            int documentBytes,
            int depth,
            int problems,
            int displayImageBytes,
            int displayImagePixels,
            List<String> displayImageTypes) {}

    static ProfilePack read(PackFiles files) {
        return new PackReader(files).pack();
    }

    private ProfilePack pack() {
        ProfileFile profile = json("profile.json", new TypeReference<>() {});
        Map<String, ProfilePack.Term> terms = terms(json("context.json", new TypeReference<>() {}));
        Map<String, CodeList> codeLists = new HashMap<>();
        profile.codelists().forEach(name -> codeLists.put(name, codeList(name)));
        Map<String, Map<String, String>> lines = json("classes.json", new TypeReference<>() {});
        RuleReader rules = new RuleReader(lines.keySet(), codeLists, profile.shapes(), terms);
        Map<String, ClassRule> classes = new LinkedHashMap<>();
        lines.forEach((name, own) ->
                classes.put(name, ClassRule.of(name, rules.properties(name, inherited(name, lines, 0)))));
        Map<String, Map<String, Map<String, PropertyRule>>> variants = new HashMap<>();
        profile.variants().forEach((variant, changes) -> variants.put(variant, rules.changes(variant, changes)));
        checkVariants(profile, lines);
        return new ProfilePack(profile, terms, classes, variants, codeLists);
    }

    private static void checkVariants(ProfileFile profile, Map<String, Map<String, String>> classes) {
        if (!classes.containsKey(profile.credential())) {
            throw new IllegalArgumentException("profile.json: classes.json has no class " + profile.credential());
        }
        profile.schemas()
                .forEach((schema, names) -> names.forEach(name -> {
                    if (!profile.variants().containsKey(name)) {
                        throw new IllegalArgumentException("profile.json: schema " + schema + " names the variant "
                                + name + ", which is not there."
                                + NearestTerm.hint(name, profile.variants().keySet()));
                    }
                }));
    }

    /** The lines of a class with those of the class that it is like. */
    private static Map<String, String> inherited(String name, Map<String, Map<String, String>> classes, int depth) {
        Map<String, String> own = classes.get(name);
        if (own == null || depth > classes.size()) {
            throw new IllegalArgumentException("classes.json: \"like\": \"" + name + "\" leads to no class."
                    + NearestTerm.hint(name, classes.keySet()));
        }
        Map<String, String> lines = new LinkedHashMap<>();
        String like = own.get("like");
        if (like != null) {
            lines.putAll(inherited(like, classes, depth + 1));
        }
        lines.putAll(own);
        lines.remove("like");
        return lines;
    }

    private static Map<String, ProfilePack.Term> terms(JsonNode file) {
        JsonNode context = file.path("@context");
        Map<String, ProfilePack.Term> terms = new HashMap<>();
        context.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (value.isObject()) {
                String iri = expand(context, value.path("@id").asString());
                String type = value.has("@container")
                        ? "@language"
                        : value.path("@type").asString();
                terms.put(entry.getKey(), new ProfilePack.Term(iri, type));
            } else if (value.isString()) {
                terms.put(entry.getKey(), new ProfilePack.Term(expand(context, value.asString()), ""));
            }
        });
        return terms;
    }

    private static String expand(JsonNode context, String compact) {
        int colon = compact.indexOf(':');
        JsonNode prefix = colon < 0 ? context.path("") : context.path(compact.substring(0, colon));
        return prefix.isString() ? prefix.asString() + compact.substring(colon + 1) : compact;
    }

    private CodeList codeList(String name) {
        String file = "codelists/" + name + ".tsv";
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(files.open(file), StandardCharsets.UTF_8))) {
            return CodeList.parse(name, reader.lines().toList());
        } catch (IOException e) {
            throw new IllegalArgumentException("Profile pack: " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private <T> T json(String file, TypeReference<T> type) {
        try (InputStream stream = files.open(file)) {
            return JSON.readValue(stream, type);
        } catch (IOException | JacksonException e) {
            throw new IllegalArgumentException("Profile pack: " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
