package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageTest {

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "main", "resources", "static"))) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isPublicSoThatItCanAskForTheToken(Path file) {
        assertThat(AccessFilter.PUBLIC)
                .as("name the file in AccessFilter.PUBLIC")
                .contains("/" + file.getFileName());
    }

    @ParameterizedTest
    @MethodSource("files")
    void neverTurnsDataIntoMarkupAndLoadsNothingFromElsewhere(Path file) throws IOException {
        assertThat(Files.readString(file).replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain(
                        "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "://", "style=");
    }
}
