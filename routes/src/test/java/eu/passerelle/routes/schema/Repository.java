package eu.passerelle.routes.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checkout that the tests run in. */
final class Repository {

    static final Path ROOT = root();

    private Repository() {}

    private static Path root() {
        String named = System.getProperty("passerelle.root", "");
        for (Path folder = Path.of(named).toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("config/hub.yaml"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "No config/hub.yaml above " + Path.of(named).toAbsolutePath() + "; set -Dpasserelle.root=<repository>");
    }

    static String text(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** {@code config/universities/*.yaml}. */
    static List<Path> universities() {
        return children(ROOT.resolve("config/universities")).stream()
                .filter(file -> file.toString().endsWith(".yaml"))
                .toList();
    }

    /** {@code connectors/<module>/README.md}. */
    static List<Path> connectorPages() {
        return children(ROOT.resolve("connectors")).stream()
                .map(module -> module.resolve("README.md"))
                .filter(Files::exists)
                .toList();
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }
}
