package eu.passerelle.simulators.alliance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the demo puts what the shipped configuration refers to: secrets, rosters, keys. */
final class DemoDirectory {

    private final Path root;

    DemoDirectory(Path root) {
        this.root = root;
    }

    /** A password of the demo's own, the same each time; the simulators listen on loopback only. */
    String secret(String name) {
        return write("secrets/" + name, "demo-secret");
    }

    /** @return the text */
    String write(String name, String text) {
        write(name, text.getBytes(StandardCharsets.UTF_8));
        return text;
    }

    void write(String name, byte[] content) {
        Path file = root.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException("The demo cannot write " + file, e);
        }
    }

    /** @return the directory, made when missing */
    Path directory(String name) {
        try {
            return Files.createDirectories(root.resolve(name).toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException("The demo cannot make " + root.resolve(name), e);
        }
    }
}
