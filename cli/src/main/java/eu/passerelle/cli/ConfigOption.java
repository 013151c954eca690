package eu.passerelle.cli;

import eu.passerelle.routes.config.Configuration;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Option;

/** Where the configuration is; a mixin. */
final class ConfigOption {

    /** The demo writes here where its simulators listen, so that the other commands find them. */
    static final Path DEMO_ENVIRONMENT = Path.of("data", "demo", "environment.properties");

    @Option(
            names = {"-c", "--config"},
            description = "Configuration directory (default: ${DEFAULT-VALUE}).",
            defaultValue = "${env:PASSERELLE_CONFIG:-config}")
    Path directory = Path.of("config");

    /** {@code hub.yaml} and one university's file: another one's draft may be half written. */
    Configuration load(String university) {
        return Configuration.load(directory, environment(), university::equals);
    }

    /** As {@link #load}, for what asks no other system and needs no secret. */
    Configuration sketch(String university) {
        return Configuration.sketch(directory, environment(), university);
    }

    /** {@code hub.yaml} alone; the hub reads universities' files when it is asked to. */
    Configuration open() {
        return Configuration.open(directory, environment());
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        if (Files.exists(DEMO_ENVIRONMENT)) {
            Properties demo = new Properties();
            try (Reader reader = Files.newBufferedReader(DEMO_ENVIRONMENT)) {
                demo.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + DEMO_ENVIRONMENT, e);
            }
            demo.stringPropertyNames().forEach(name -> environment.put(name, demo.getProperty(name)));
        }
        environment.putAll(System.getenv());
        return environment;
    }
}
