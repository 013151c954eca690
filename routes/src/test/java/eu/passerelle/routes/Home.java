package eu.passerelle.routes;

import eu.passerelle.routes.config.Configuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A configuration directory for a test. Nothing in it is called. */
record Home(Path directory, Map<String, String> environment) {

    private static final String HUB = """
            instance: %s
            outgoing: [localhost]
            seal: {protocol: dss, keystore: seal.p12, password: "${file:password}", demo: true}
            targets:
              europass: {protocol: europass-wallet, base: "http://localhost:1"}
            """;

    static final String UNIVERSITY = """
            id: %s
            name: {en: A University}
            country: NLD
            languages: [en]
            timeZone: Europe/Amsterdam
            sis:
              protocol: ooapi
              base: http://localhost:1/v6
              version: V6
            targets: [europass]
            """;

    static Home in(Path directory, String instance, Map<String, String> environment) {
        Home home = new Home(directory, environment);
        home.write("hub.yaml", HUB.formatted(instance));
        home.write("password", "secret");
        return home;
    }

    Path write(String name, String text) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("The test cannot write " + name, e);
        }
    }

    Path university(String id, String text) {
        return write("universities/" + id + ".yaml", text);
    }

    Configuration open() {
        return Configuration.open(directory, environment);
    }

    Configuration load() {
        return Configuration.load(directory, environment);
    }
}
