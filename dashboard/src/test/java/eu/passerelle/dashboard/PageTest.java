package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageTest {

    private static final Path BUILT = Path.of("ui", "target", "classes", "static");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(BUILT)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("ui", "src"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isPublicSoThatItCanAskForTheToken(Path file) {
        String path = "/" + BUILT.relativize(file);

        assertThat(AccessFilter.PUBLIC.contains(path)
                        || AccessFilter.ASSET.matcher(path).matches())
                .as("%s: name it in AccessFilter.PUBLIC, or let the build put it below assets/", path)
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void neverTurnsDataIntoMarkupAndLoadsNothingFromElsewhere(Path file) throws IOException {
        assertThat(Files.readString(file))
                .doesNotContain(
                        "innerHTML",
                        "outerHTML",
                        "insertAdjacentHTML",
                        "dangerouslySetInnerHTML",
                        "document.write",
                        "eval(",
                        "://");
    }

    @Test
    void hasNothingInlineThatThePolicyWouldRefuse() throws IOException {
        String page = Files.readString(BUILT.resolve("index.html"));

        assertThat(page).doesNotContain("<style", "style=", "onload=").doesNotContainPattern("<script(?![^>]* src=)");
    }

    @Test
    void namesNoRegistryInWhatItInstalls() throws IOException {
        assertThat(Files.readString(Path.of("ui", "package-lock.json"))).doesNotContain("\"resolved\"");
    }
}
