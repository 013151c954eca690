package eu.passerelle.routes.schema;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import eu.passerelle.connectors.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Single values: each may be written as a reference instead, and a secret must be. */
final class ValueSchemas implements CustomDefinitionProviderV2 {

    /** As {@code References} reads them, somewhere in the text. */
    private static final String REFERENCE = "\\$\\{(env|file):[^}]+\\}";
    /** One reference and nothing else, without a default. */
    static final String SECRET = "^\\$\\{(env|file):((?!:-)[^}])+\\}$";

    static final String DURATION = "^[Pp][0-9DdTtHhMmSs.]+$";

    private static final Set<Class<?>> TEXTS =
            Set.of(String.class, URI.class, Path.class, ZoneId.class, LocalDate.class, Charset.class);
    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final Set<Class<?>> NUMBERS = Set.of(double.class, Double.class, BigDecimal.class);
    private static final Set<Class<?>> SWITCHES = Set.of(boolean.class, Boolean.class);

    @Override
    public @Nullable CustomDefinition provideCustomSchemaDefinition(
            ResolvedType type, SchemaGenerationContext context) {
        ObjectNode schema = schema(type.getErasedType(), context);
        return schema == null ? null : new CustomDefinition(schema, true);
    }

    private static @Nullable ObjectNode schema(Class<?> type, SchemaGenerationContext context) {
        if (TEXTS.contains(type) || isMadeOfText(type)) {
            return node(context).put("type", "string");
        }
        if (type == Secret.class) {
            return node(context).put("type", "string").put("pattern", SECRET);
        }
        ObjectNode value = node(context);
        if (WHOLE.contains(type)) {
            value.put("type", "integer");
        } else if (NUMBERS.contains(type)) {
            value.put("type", "number");
        } else if (SWITCHES.contains(type)) {
            value.put("type", "boolean");
        } else if (type == Duration.class) {
            value.put("type", "string").put("pattern", DURATION);
        } else if (type.isEnum()) {
            var words = value.putArray("enum");
            Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .forEach(words::add);
        } else {
            return null;
        }
        ObjectNode either = node(context);
        either.putArray("anyOf").add(value).add(reference(context));
        return either;
    }

    /** Types of a connector's own that read a text, such as expressions. */
    private static boolean isMadeOfText(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> method.isAnnotationPresent(JsonCreator.class)
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}));
    }

    static ObjectNode reference(SchemaGenerationContext context) {
        return node(context).put("type", "string").put("pattern", REFERENCE);
    }

    static ObjectNode node(SchemaGenerationContext context) {
        return context.getGeneratorConfig().createObjectNode();
    }
}
