package eu.passerelle.routes.config;

import eu.passerelle.connectors.Secret;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Binds YAML to records and forgives nothing: an unknown key, a key twice, a missing key, a value of the wrong kind, a
 * secret in plain text. Every problem names file, line, key and repair.
 */
final class StrictYaml {

    private final References references;

    StrictYaml(References references) {
        this.references = references;
    }

    /**
     * @param file how problems name the text
     * @return null when the text cannot be bound; the reasons are then in {@code problems}
     */
    <T> @Nullable T read(Path file, String text, Class<T> type, List<String> problems) {
        int before = problems.size();
        YAMLMapper mapper = mapper(file, text, problems);
        try (JsonParser parser = new Resolving(mapper.createParser(text), references)) {
            T value = mapper.readValue(parser, type);
            if (value != null) {
                missing(file, "", value, problems);
            }
            return problems.size() == before ? value : null;
        } catch (JacksonException e) {
            problems.add(place(file, e.getLocation()) + key(e) + message(e));
            return null;
        }
    }

    private YAMLMapper mapper(Path file, String text, List<String> problems) {
        SimpleModule module = new SimpleModule()
                .addDeserializer(Secret.class, new SecretDeserializer())
                .addDeserializer(Plugged.class, new PluggedDeserializer());
        return YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addHandler(new UnknownKeys(file, text, problems))
                .addModule(module)
                .build();
    }

    private static String place(Path file, @Nullable TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? file + ": "
                : file + ", line " + location.getLineNr() + ": ";
    }

    private static String key(JacksonException failure) {
        String path = failure.getPath().stream()
                .map(reference -> reference.getPropertyName() == null
                        ? "[" + reference.getIndex() + "]"
                        : reference.getPropertyName())
                .reduce((left, right) -> left + (right.startsWith("[") ? "" : ".") + right)
                .orElse("");
        return path.isEmpty() ? "" : "'" + path + "': ";
    }

    private static String message(JacksonException failure) {
        Throwable cause = failure;
        if (failure instanceof ValueInstantiationException && failure.getCause() != null) {
            cause = failure.getCause();
        }
        String text = String.valueOf(
                cause instanceof JacksonException jackson ? jackson.getOriginalMessage() : cause.getMessage());
        return text.replaceAll("(?s)\\R.*", "")
                .replace("eu.passerelle.", "")
                .replaceFirst("^Duplicate Object property \"(.*)\"", "the key '$1' stands twice: keep one");
    }

    /** Components that are not declared nullable must be there. */
    private static void missing(Path file, String path, Object value, List<String> problems) {
        if (!value.getClass().isRecord() || value instanceof Secret) {
            return;
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object part = part(component, value);
            String key = path.isEmpty() ? component.getName() : path + "." + component.getName();
            if (part == null) {
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    problems.add(file + ": '" + key + "' is missing; add it.");
                }
            } else if (part instanceof Plugged plugged) {
                missing(file, key, plugged.settings(), problems);
            } else if (part instanceof Map<?, ?> map) {
                map.forEach((name, each) -> missing(
                        file, key + "." + name, each instanceof Plugged plugged ? plugged.settings() : each, problems));
            } else {
                missing(file, key, part, problems);
            }
        }
    }

    private static @Nullable Object part(RecordComponent component, Object value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Resolves references as values are read, so that every type may be written as one. */
    private static final class Resolving extends JsonParserDelegate {
        private final References references;

        Resolving(JsonParser parser, References references) {
            super(parser);
            this.references = references;
        }

        @Override
        public String getString() {
            return references.resolve(Objects.requireNonNullElse(super.getString(), ""));
        }

        @Override
        public String getValueAsString() {
            return references.resolve(Objects.requireNonNullElse(super.getValueAsString(), ""));
        }

        String raw() {
            return Objects.requireNonNullElse(super.getString(), "");
        }
    }

    private static final class SecretDeserializer extends ValueDeserializer<Secret> {
        @Override
        public Secret deserialize(JsonParser parser, DeserializationContext context) {
            if (parser instanceof Resolving resolving && !References.isReference(resolving.raw())) {
                return context.reportInputMismatch(
                        Secret.class,
                        "a secret is written as a reference, ${env:NAME} or ${file:/path}, never in the file");
            }
            return new Secret(parser.getString());
        }
    }

    /** {@code protocol} comes first and names the module whose record binds the other keys. */
    private static final class PluggedDeserializer extends ValueDeserializer<Plugged> {
        @Override
        public Plugged deserialize(JsonParser parser, DeserializationContext context) {
            parser.nextToken();
            if (!"protocol".equals(parser.currentName())) {
                return context.reportInputMismatch(Plugged.class, "the first key must be 'protocol'");
            }
            parser.nextToken();
            String protocol = parser.getString();
            Optional<Class<?>> type = Modules.settingsType(protocol);
            if (type.isEmpty()) {
                return context.reportInputMismatch(
                        Plugged.class, "unknown protocol '%s'; there are %s", protocol, Modules.protocols());
            }
            parser.nextToken();
            return new Plugged(protocol, context.readValue(parser, type.get()));
        }
    }

    private static final class UnknownKeys extends DeserializationProblemHandler {
        private final Path file;
        private final String text;
        private final List<String> problems;

        UnknownKeys(Path file, String text, List<String> problems) {
            this.file = file;
            this.text = text;
            this.problems = problems;
        }

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                @Nullable ValueDeserializer<?> deserializer,
                Object bean,
                String key) {
            Collection<Object> known = deserializer == null || deserializer.getKnownPropertyNames() == null
                    ? List.of()
                    : deserializer.getKnownPropertyNames();
            String nearest = known.stream()
                    .map(String::valueOf)
                    .min(Comparator.comparingInt(candidate -> distance(key, candidate)))
                    .map(candidate -> "; did you mean '" + candidate + "'? Known keys here: " + known)
                    .orElse("");
            problems.add(file + lines(key) + ": unknown key '" + key + "'" + nearest + ".");
            // the parser stands on the key's value
            parser.skipChildren();
            return true;
        }

        /** Where the key stands: records are bound when all their keys are read, so that the reader is past it. */
        private String lines(String key) {
            Pattern place = Pattern.compile("(^|[{,\\s])[\"']?" + Pattern.quote(key) + "[\"']?\\s*:");
            List<String> lines = text.lines().toList();
            String found = IntStream.rangeClosed(1, lines.size())
                    .filter(number -> place.matcher(lines.get(number - 1)).find())
                    .mapToObj(String::valueOf)
                    .collect(Collectors.joining(" or "));
            return found.isEmpty() ? "" : ", line " + found;
        }

        /** Levenshtein distance; keys are short. */
        private static int distance(String a, String b) {
            int[] previous = new int[b.length() + 1];
            for (int j = 0; j <= b.length(); j++) {
                previous[j] = j;
            }
            for (int i = 1; i <= a.length(); i++) {
                int[] current = new int[b.length() + 1];
                current[0] = i;
                for (int j = 1; j <= b.length(); j++) {
                    int substitute = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                    current[j] = Math.min(substitute, Math.min(previous[j], current[j - 1]) + 1);
                }
                previous = current;
            }
            return previous[b.length()];
        }
    }
}
