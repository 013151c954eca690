package eu.passerelle.sis.esse3;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of other people's standards and samples, which is beside the project and never in it. */
final class Standards {

    private Standards() {}

    /** Skips the test where the folder is not there. */
    static Path sis() {
        Path root = Path.of(System.getProperty("passerelle.root", "."))
                .toAbsolutePath()
                .normalize();
        Stream<Path> places = Stream.concat(
                Optional.ofNullable(System.getProperty("passerelle.standards")).map(Path::of).stream(),
                Stream.iterate(root, place -> place != null, Path::getParent)
                        .map(place -> place.resolve("shared").resolve("standards")));
        Optional<Path> found = places.map(place -> place.resolve("sis"))
                .filter(Files::isDirectory)
                .findFirst();
        assumeTrue(found.isPresent(), "no folder of standards: set -Dpasserelle.standards to run this test");
        return found.orElseThrow();
    }
}
