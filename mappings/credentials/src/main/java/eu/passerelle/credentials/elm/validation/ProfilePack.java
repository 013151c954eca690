package eu.passerelle.credentials.elm.validation;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A credential profile: contexts, terms, classes, code lists and variants of one version, read from one directory.
 * Immutable and thread-safe. The directory's README.md describes the files.
 */
public final class ProfilePack {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,40}");
    private static final String RESOURCES = "/eu/passerelle/credentials/elm/profiles/";

    private final PackReader.ProfileFile profile;
    private final Map<String, Term> terms;
    private final Map<String, ClassRule> classes;
    private final Map<String, Map<String, Map<String, PropertyRule>>> variants;
    private final Map<String, WrittenProfile> written;
    private final Map<String, CodeList> byScheme = new HashMap<>();
    private final Map<String, CodeList> byPrefix = new HashMap<>();
    private final Map<Set<String>, Map<String, ClassRule>> rules = new ConcurrentHashMap<>();

    /** One JSON term: its IRI, and the {@code @type} or {@code @container} of its values in the context. */
    record Term(String iri, String type) {}

    ProfilePack(
            PackReader.ProfileFile profile,
            Map<String, Term> terms,
            Map<String, ClassRule> classes,
            Map<String, Map<String, Map<String, PropertyRule>>> variants,
            Map<String, CodeList> codeLists,
            Map<String, WrittenProfile> written) {
        this.profile = profile;
        this.terms = Map.copyOf(terms);
        this.classes = Map.copyOf(classes);
        this.variants = Map.copyOf(variants);
        this.written = Map.copyOf(written);
        codeLists.values().forEach(list -> {
            byScheme.put(list.scheme(), list);
            byPrefix.put(list.prefix(), list);
        });
    }

    /**
     * Reads a pack that comes with the hub.
     *
     * @param name its directory, for example {@code edc-1.1.0}
     * @throws IllegalArgumentException where it does not exist or contradicts itself, with file and place
     */
    public static ProfilePack load(String name) {
        return PackReader.read(shipped(name));
    }

    /** The files of a pack that comes with the hub. */
    static PackFiles.Layer shipped(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A profile pack has a name such as edc-1.1.0");
        }
        return file -> {
            InputStream stream = ProfilePack.class.getResourceAsStream(RESOURCES + name + "/" + file);
            if (stream == null) {
                throw new FileNotFoundException("There is no " + file + " in the profile pack " + name);
            }
            return stream;
        };
    }

    /**
     * Reads a pack from a directory of the operator.
     *
     * @throws IllegalArgumentException where it is incomplete or contradicts itself, with file and place
     */
    public static ProfilePack load(Path directory) {
        return PackReader.read(file -> Files.newInputStream(directory.resolve(file)));
    }

    /** Name with version, {@code edc-1.1.0}. */
    public String name() {
        return profile.name();
    }

    /** The values of {@code @context} that every document has, in their order. */
    public List<String> contexts() {
        return profile.contexts();
    }

    /** The values of {@code type} that every document has, in their order. */
    public List<String> credentialTypes() {
        return profile.credentialTypes();
    }

    /**
     * How a document says that it follows a profile.
     *
     * @param name under {@code written} in profile.json: {@code generic}, {@code accredited},
     *     {@code issued-by-mandate}, {@code diploma-supplement}
     * @throws IllegalArgumentException where the pack does not say
     */
    public WrittenProfile written(String name) {
        WrittenProfile found = written.get(name);
        if (found == null) {
            throw new IllegalArgumentException("The profile pack " + name() + " does not say how \"" + name
                    + "\" is written; add it to \"written\" in its profile.json.");
        }
        return found;
    }

    /** The IRI that a JSON term stands for, or empty where the profile does not know it. */
    public Optional<String> iri(String term) {
        return Optional.ofNullable(terms.get(term)).map(Term::iri);
    }

    PackReader.ProfileFile profile() {
        return profile;
    }

    Map<String, Term> terms() {
        return terms;
    }

    Optional<CodeList> codeListOfScheme(String scheme) {
        return Optional.ofNullable(byScheme.get(scheme));
    }

    /** The list that an id belongs to by its beginning up to the last slash. */
    Optional<CodeList> codeListOfId(String id) {
        return Optional.ofNullable(byPrefix.get(id.substring(0, id.lastIndexOf('/') + 1)));
    }

    /** All classes as they are under the variants that a document's credentialSchema names. */
    Map<String, ClassRule> rules(Set<String> schemas) {
        return rules.computeIfAbsent(Set.copyOf(schemas), this::withVariants);
    }

    private Map<String, ClassRule> withVariants(Set<String> schemas) {
        Map<String, Map<String, PropertyRule>> lines = new HashMap<>();
        schemas.stream()
                .flatMap(schema -> profile.schemas().getOrDefault(schema, List.of()).stream())
                .distinct()
                .sorted()
                .forEach(variant -> variants.getOrDefault(variant, Map.of()).forEach((name, properties) -> {
                    Map<String, PropertyRule> own = lines.computeIfAbsent(name, unused -> new HashMap<>());
                    properties.forEach((term, rule) -> own.merge(term, rule, PropertyRule::and));
                }));
        Map<String, ClassRule> all = new HashMap<>(classes);
        lines.forEach((name, properties) ->
                all.computeIfPresent(name, (unused, rule) -> rule.with(properties, (base, variant) -> variant)));
        return Map.copyOf(all);
    }
}
