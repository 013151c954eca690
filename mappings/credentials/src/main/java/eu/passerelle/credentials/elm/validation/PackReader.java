package eu.passerelle.credentials.elm.validation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** Reads the files of a profile pack and refuses whatever does not fit together. */
final class PackReader {

    private static final Set<String> WRITTEN_KEYS = Set.of("schema", "profile", "evidence");

    private final PackFiles files;

    private PackReader(PackFiles files) {
        this.files = files;
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
            Map<String, Map<String, String>> written,
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

    static ProfilePack read(PackFiles.Layer own) {
        return new PackReader(PackFiles.over(own)).pack();
    }

    private ProfilePack pack() {
        ProfileFile profile = files.json("profile.json", new TypeReference<>() {});
        Map<String, ProfilePack.Term> terms = terms(files.json("context.json", new TypeReference<>() {}));
        Map<String, CodeList> codeLists = new HashMap<>();
        profile.codelists().forEach(name -> codeLists.put(name, codeList(name)));
        Map<String, Map<String, String>> lines = files.json("classes.json", new TypeReference<>() {});
        RuleReader rules = new RuleReader(lines.keySet(), codeLists, profile.shapes(), terms);
        Map<String, ClassRule> classes = new LinkedHashMap<>();
        lines.forEach((name, own) ->
                classes.put(name, ClassRule.of(name, rules.properties(name, inherited(name, lines, 0)))));
        Map<String, Map<String, Map<String, PropertyRule>>> variants = new HashMap<>();
        profile.variants().forEach((variant, changes) -> variants.put(variant, rules.changes(variant, changes)));
        checkVariants(profile, lines);
        return new ProfilePack(profile, terms, classes, variants, codeLists, written(profile, codeLists));
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

    private static Map<String, WrittenProfile> written(ProfileFile profile, Map<String, CodeList> codeLists) {
        Map<String, WrittenProfile> written = new HashMap<>();
        profile.written().forEach((name, lines) -> {
            String schema = lines.getOrDefault("schema", "");
            if (!profile.schemas().containsKey(schema) || !WRITTEN_KEYS.containsAll(lines.keySet())) {
                throw new IllegalArgumentException("profile.json: written." + name + " needs a \"schema\" of"
                        + " \"schemas\", a \"profile\", perhaps an \"evidence\", and nothing else.");
            }
            written.put(
                    name,
                    new WrittenProfile(
                            schema,
                            code(name, codeLists.get("credential"), lines.getOrDefault("profile", "")),
                            Optional.ofNullable(lines.get("evidence"))
                                    .map(kind -> code(name, codeLists.get("evidence-type"), kind))));
        });
        return written;
    }

    private static WrittenProfile.Code code(String name, @Nullable CodeList list, String id) {
        return Optional.ofNullable(list)
                .flatMap(codes -> codes.code(codes.prefix() + id))
                .orElseThrow(() -> new IllegalArgumentException(
                        "profile.json: written." + name + ": \"" + id + "\" is in no code list of the pack for it."));
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
}
