package eu.passerelle.connectors.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the samples of third parties are, which are not part of the project. */
public final class StandardsFolder {

    private StandardsFolder() {}

    /** From the system property {@code passerelle.standards}, else {@code shared/standards} beside a parent folder. */
    public static Optional<Path> find(String part) {
        String given = System.getProperty("passerelle.standards");
        if (given != null) {
            return Optional.of(Path.of(given).resolve(part)).filter(Files::isDirectory);
        }
        Path start = Path.of(System.getProperty("passerelle.root", ".")).toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared/standards").resolve(part);
            if (Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
