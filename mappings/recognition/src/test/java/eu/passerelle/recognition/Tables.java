package eu.passerelle.recognition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The tables as shipped, and copies of them to break. */
final class Tables {

    static final Path SHIPPED = Path.of(
                    Objects.requireNonNull(System.getProperty("passerelle.root"), "-Dpasserelle.root"))
            .resolve("config/recognition");

    private Tables() {}

    /** Compiled once for all tests of this JVM. */
    static Recognition shipped() {
        return Shipped.TABLES;
    }

    static Path copyTo(Path directory) {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, directory.resolve(file.getFileName().toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return directory;
    }

    /** Replaces the first occurrence, which must be there. */
    static void edit(Path file, String from, String to) {
        try {
            String text = Files.readString(file);
            int at = text.indexOf(from);
            if (at < 0) {
                throw new IllegalArgumentException(file.getFileName() + " does not contain " + from);
            }
            Files.writeString(file, text.substring(0, at) + to + text.substring(at + from.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> problems(Path directory) {
        try {
            Recognition.open(directory);
            return List.of();
        } catch (DecisionTableInvalid e) {
            return e.problems();
        }
    }

    private static final class Shipped {
        private static final Recognition TABLES = Recognition.open(SHIPPED);
    }
}
