package eu.passerelle.routes.schema;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomPropertyDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
import eu.passerelle.connectors.Secret;
import eu.passerelle.routes.config.HubSettings;
import eu.passerelle.routes.config.Modules;
import eu.passerelle.routes.config.Plugged;
import eu.passerelle.routes.config.ReceivingSettings;
import eu.passerelle.routes.config.UniversitySettings;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns settings records into JSON Schemas of draft 7, which editors know best. Keys stand in the order of the record's
 * components; those whose constructor parameter is not nullable are required; unknown keys are refused. A section that
 * belongs to a module names its {@code protocol}, and the module's record says what else may stand there.
 */
final class SettingsSchemas {

    private final DocComments comments;
    private final SchemaGenerator generator;

    SettingsSchemas(DocComments comments) {
        this.comments = comments;
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_7, OptionPreset.PLAIN_JSON)
                .with(Option.INLINE_ALL_SCHEMAS);
        config.forTypesInGeneral()
                .withPropertySorter(Comparator.comparingInt(SettingsSchemas::position))
                .withAdditionalPropertiesResolver(SettingsSchemas::otherKeys)
                .withCustomDefinitionProvider(new ValueSchemas());
        config.forFields()
                .withRequiredCheck(SettingsSchemas::required)
                .withDescriptionResolver(this::description)
                .withCustomDefinitionProvider(this::section);
        this.generator = new SchemaGenerator(config.build());
    }

    ObjectNode of(Class<? extends Record> settings) {
        ObjectNode schema = generator.generateSchema(settings);
        String description = comments.type(settings);
        if (description != null) {
            schema.put("description", description);
        }
        return schema;
    }

    private static int position(MemberScope<?, ?> member) {
        RecordComponent[] components = member.getDeclaringType().getErasedType().getRecordComponents();
        if (components == null) {
            return 0;
        }
        List<String> names =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        return names.indexOf(member.getDeclaredName());
    }

    /** As the binding has it: a component is absent where the canonical constructor takes null for it. */
    private static boolean required(FieldScope field) {
        Class<?> type = field.getDeclaringType().getErasedType();
        RecordComponent[] components = type.getRecordComponents();
        int position = position(field);
        if (components == null || position < 0) {
            return false;
        }
        Class<?>[] parameters =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            AnnotatedType parameter = constructor.getAnnotatedParameterTypes()[position];
            return !parameter.isAnnotationPresent(Nullable.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
    }

    /** Words of its own, else those of the record that stands there. */
    private @Nullable String description(FieldScope field) {
        if (field.isFakeContainerItemScope()) {
            return null;
        }
        String words = comments.component(field.getDeclaringType().getErasedType(), field.getDeclaredName());
        Class<?> type = field.getType().getErasedType();
        return words == null && isSettings(type) ? comments.type(type) : words;
    }

    /** A map has any keys with values of its kind; a record has no others than its own. */
    private static @Nullable JsonNode otherKeys(TypeScope scope, SchemaGenerationContext context) {
        ResolvedType type = scope.getType();
        if (type != null && type.isInstanceOf(Map.class)) {
            return context.createDefinitionReference(
                    type.typeParametersFor(Map.class).get(1));
        }
        return type != null && isSettings(type.getErasedType()) ? BooleanNode.FALSE : null;
    }

    private static boolean isSettings(Class<?> type) {
        return type.isRecord() && type != Plugged.class && type != Secret.class;
    }

    /** The keys of {@code sis}, {@code seal} and each of {@code keys} and {@code targets} are those of the module that is named there. */
    private @Nullable CustomPropertyDefinition section(FieldScope field, SchemaGenerationContext context) {
        Class<?> owner = field.getDeclaringType().getErasedType();
        String key = field.getDeclaredName();
        ObjectNode section;
        if (owner == UniversitySettings.class && key.equals("sis")) {
            section = section(Modules.sisSettings(), context);
        } else if (owner == ReceivingSettings.class && key.equals("returns")) {
            section = section(Modules.returnSettings(), context);
        } else if (owner == HubSettings.class && key.equals("seal")) {
            section = section(Modules.sealSettings(), context);
        } else if (owner == HubSettings.class && key.equals("keys")) {
            section = byName(Modules.keySettings(), context);
        } else if (owner == HubSettings.class && key.equals("targets")) {
            section = byName(Modules.targetSettings(), context);
        } else if (field.getType().isInstanceOf(Plugged.class)) {
            throw new IllegalStateException(owner.getSimpleName() + "." + key
                    + " belongs to modules of a kind that SettingsSchemas does not know: add it here");
        } else {
            return null;
        }
        return new CustomPropertyDefinition(section);
    }

    private ObjectNode byName(Map<String, Class<?>> modules, SchemaGenerationContext context) {
        ObjectNode names = ValueSchemas.node(context).put("type", "object");
        names.set("additionalProperties", section(modules, context));
        return names;
    }

    private ObjectNode section(Map<String, Class<?>> modules, SchemaGenerationContext context) {
        ObjectNode section = ValueSchemas.node(context).put("type", "object");
        ObjectNode protocol = section.putObject("properties").putObject("protocol");
        protocol.put("description", "Stands first and names the module whose keys follow.");
        var choices = protocol.putArray("anyOf");
        var names = choices.addObject().putArray("enum");
        modules.keySet().forEach(names::add);
        choices.add(ValueSchemas.reference(context));
        section.putArray("required").add("protocol");
        var cases = section.putArray("allOf");
        modules.forEach((name, settings) -> {
            ObjectNode each = cases.addObject();
            ObjectNode condition = each.putObject("if");
            condition.putObject("properties").putObject("protocol").put("const", name);
            condition.putArray("required").add("protocol");
            each.set("then", module(settings, context));
        });
        return section;
    }

    private ObjectNode module(Class<?> settings, SchemaGenerationContext context) {
        ResolvedType type = context.getTypeContext().resolve(settings);
        ObjectNode module = context.createStandardDefinition(type, null);
        ObjectNode keys = ValueSchemas.node(context);
        keys.putObject("protocol");
        if (module.get("properties") instanceof ObjectNode own) {
            keys.setAll(own);
        }
        module.set("properties", keys);
        String description = comments.type(settings);
        if (description != null) {
            module.put("description", description);
        }
        String page = comments.page(settings);
        if (page != null) {
            module.put("$comment", page);
        }
        return module;
    }
}
