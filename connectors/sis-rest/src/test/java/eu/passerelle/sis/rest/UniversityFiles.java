package eu.passerelle.sis.rest;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A university's file as the hub reads it, and the university of these tests. */
final class UniversityFiles {

    static final University TWENTE = new University(
            "twente",
            new Organisation(LocalizedText.of("en", "University of Twente"), "NLD", null, "utwente.nl", null),
            List.of("en", "nl"),
            ZoneId.of("Europe/Amsterdam"));

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule().addDeserializer(Secret.class, new ValueDeserializer<Secret>() {
                @Override
                public Secret deserialize(JsonParser parser, DeserializationContext context) {
                    return new Secret(parser.getString());
                }
            }))
            .build();

    private UniversityFiles() {}

    /** The {@code sis:} section of a file among the test resources. */
    static RestSettings shipped(String name, URI base, String secret) {
        try (InputStream in = Objects.requireNonNull(UniversityFiles.class.getResourceAsStream(name))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("BASE", base.toString())
                    .replace("TOKEN", base.resolve("/oauth/token").toString())
                    .replace("SECRET", secret);
            return section(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The {@code sis:} section of a whole file. */
    static RestSettings section(String file) {
        ObjectNode sis = (ObjectNode) YAML.readTree(file).path("sis");
        assertThat(sis.remove("protocol").stringValue()).isEqualTo("rest");
        return YAML.treeToValue(sis, RestSettings.class);
    }

    static RestSettings settings(String yaml) {
        return YAML.readValue(yaml, RestSettings.class);
    }

    static SisContext<RestSettings> sis(RestSettings settings) {
        return sis(settings, Clock.systemUTC());
    }

    static SisContext<RestSettings> sis(RestSettings settings, Clock clock) {
        return new SisContext<>(
                TWENTE,
                settings,
                new Limits(8L << 20, Duration.ofSeconds(5), Duration.ofSeconds(5), 64),
                new OutgoingAddresses(List.of("localhost")),
                Path.of("."),
                clock);
    }
}
