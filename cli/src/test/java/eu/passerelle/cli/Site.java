package eu.passerelle.cli;

import eu.passerelle.database.EmbeddedDatabase;
import eu.passerelle.simulators.alliance.DemoAlliance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * A place of its own for one test, under {@code target/}: a copy of the shipped configuration, the simulators' files
 * where that configuration looks for them, and the hub's data.
 */
final class Site {

    private static final String STACKS = "universities/" + DemoAlliance.STACKS + ".yaml";
    private static final String PATHWAY = "pathways/responsible-data.yaml";

    private final Path home;

    private Site(Path home) {
        this.home = home;
    }

    /** An empty place with the configuration that this repository ships. */
    static Site fresh(String name) {
        Path home = Path.of("target", "sites", name).toAbsolutePath();
        Site site = new Site(home);
        // of a test that was itself killed
        EmbeddedDatabase.stopLeftOver(site.data().resolve("database"));
        EmbeddedDatabase.stopLeftOver(site.file("database"));
        try {
            if (Files.exists(home)) {
                for (Path path : below(home, Comparator.reverseOrder())) {
                    Files.delete(path);
                }
            }
            Path shipped = root().resolve("config");
            for (Path path : below(shipped, Comparator.naturalOrder())) {
                Path copy =
                        home.resolve("config").resolve(shipped.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
            // of the universities' own story; who wants stacks takes them back
            Files.delete(site.config().resolve(STACKS));
            Files.delete(site.config().resolve(PATHWAY));
            return site;
        } catch (IOException e) {
            throw new UncheckedIOException("The test cannot prepare " + home, e);
        }
    }

    /** As {@link #fresh}, with a journal that was made before, so that its hub starts sooner. */
    static Site ready(String name) {
        Site site = fresh(name);
        EmptyJournal.copyTo(site.data().resolve("database"));
        return site;
    }

    /** Simulators of the universities configured here; secrets lie where the configuration refers to ({@code ../data/demo}). */
    DemoAlliance alliance(int results) {
        return new DemoAlliance(home.resolve("data/demo"), results, universities());
    }

    /** Brings back the university that awards stacks. */
    void withStacks() {
        try {
            for (String file : List.of(STACKS, PATHWAY)) {
                Files.copy(root().resolve("config").resolve(file), config().resolve(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The test cannot bring the stacks back", e);
        }
    }

    Path config() {
        return home.resolve("config");
    }

    Path data() {
        return home.resolve("hub");
    }

    Path file(String name) {
        return home.resolve(name);
    }

    /** What the configuration refers to by {@code ${env:...}}. */
    Map<String, String> environment(DemoAlliance alliance, int port) {
        Map<String, String> environment = new HashMap<>(alliance.environment());
        environment.put("PASSERELLE_DATA", data().toString());
        environment.put("PASSERELLE_PORT", String.valueOf(port));
        return environment;
    }

    /** Adds a section to this copy of {@code hub.yaml}. */
    void configure(String section) {
        try {
            Path hub = config().resolve("hub.yaml");
            Files.writeString(hub, Files.readString(hub) + "\n" + section + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The test cannot write hub.yaml", e);
        }
    }

    /** Leaves only these universities' files. */
    Site keep(Collection<String> universities) {
        try {
            for (Path file : files("universities")) {
                if (!universities.contains(file.getFileName().toString().replace(".yaml", ""))) {
                    Files.delete(file);
                }
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("The test cannot choose universities", e);
        }
    }

    /** Takes the schedules away: runs begin when the test says so, whatever the time of day. */
    Site unscheduled() {
        try {
            for (Path file : files("universities")) {
                Files.writeString(file, Files.readString(file).replaceAll("(?m)^schedule:.*\\R", ""));
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("The test cannot take the schedules away", e);
        }
    }

    /** Ids of the universities that are configured here. */
    List<String> universities() {
        try {
            return files("universities").stream()
                    .map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The test cannot list universities", e);
        }
    }

    /** Writes a university's file, or any other below {@code config/}. */
    Path write(String name, String text) {
        try {
            Path file = config().resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("The test cannot write " + name, e);
        }
    }

    /** A file below {@code config/}. */
    String read(String name) {
        try {
            return Files.readString(config().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("The test cannot read " + name, e);
        }
    }

    /** Writes values for the references to the environment, which commands in the test's own process cannot be given. */
    void settle(Map<String, String> environment) {
        try {
            for (Path file : below(config(), Comparator.naturalOrder())) {
                if (file.toString().endsWith(".yaml")) {
                    String text = Files.readString(file);
                    for (Map.Entry<String, String> value : environment.entrySet()) {
                        text = text.replaceAll(
                                "\\$\\{env:" + value.getKey() + "(:-[^}]*)?}",
                                Matcher.quoteReplacement(value.getValue()));
                    }
                    Files.writeString(file, text);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The test cannot settle the configuration", e);
        }
    }

    private List<Path> files(String directory) throws IOException {
        try (Stream<Path> files = Files.list(config().resolve(directory))) {
            return files.sorted().toList();
        }
    }

    /** Of the checkout that the tests run in. */
    static Path root() {
        String named = System.getProperty("passerelle.root", "");
        for (Path folder = Path.of(named).toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("config/hub.yaml"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "No config/hub.yaml above " + Path.of(named).toAbsolutePath() + "; set -Dpasserelle.root=<repository>");
    }

    private static List<Path> below(Path directory, Comparator<Path> order) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.sorted(order).toList();
        }
    }
}
