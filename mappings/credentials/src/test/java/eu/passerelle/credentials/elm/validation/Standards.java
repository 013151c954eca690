package eu.passerelle.credentials.elm.validation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The official ELM files, which tests read where they are and which are no part of this project. */
final class Standards {

    private static final JsonMapper JSON = new JsonMapper();

    private Standards() {}

    /** The folder {@code elm} of the standards; skips the calling test where there is none. */
    static Path elm() {
        String named = System.getProperty("passerelle.standards");
        Path found = named == null ? besideTheRepository() : Path.of(named);
        assumeTrue(
                Files.isDirectory(found.resolve("elm")),
                "skipped: the official standards are not here; set -Dpasserelle.standards=<folder>");
        return found.resolve("elm");
    }

    private static Path besideTheRepository() {
        for (Path folder = Path.of(System.getProperty("passerelle.root", "")).toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("shared/standards"))) {
                return folder.resolve("shared/standards");
            }
        }
        return Path.of("shared/standards");
    }

    static byte[] minimal() {
        return bytes(elm().resolve("own/minimal-microcredential.jsonld"));
    }

    /** The payload of a sealed sample, such as {@code elm-support-2025/AA-Annex1-MC-signed.jsonld}. */
    static byte[] sealedSample(String name) {
        JsonNode sealed = JSON.readTree(bytes(elm().resolve("samples").resolve(name)));
        return sealed.path("payload").asString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
