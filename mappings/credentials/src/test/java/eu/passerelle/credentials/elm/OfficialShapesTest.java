package eu.passerelle.credentials.elm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OfficialShapesTest {

    private final OfficialShapes shapes = OfficialShapes.load();

    @Test
    void acceptTheMinimalMicroCredential() throws IOException {
        OfficialShapes.Report report = shapes.check(minimal().getBytes(StandardCharsets.UTF_8));

        assertThat(report.results()).isEmpty();
        assertThat(report.focusNodes()).isEqualTo(1);
    }

    @Test
    void rejectACredentialWithoutItsClaims() throws IOException {
        String broken = minimal().replace("\"hasClaim\"", "\"hasNoClaim\"");

        assertThat(shapes.conforms(broken.getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void doNotTakeAnEmptyTargetForConformance() {
        byte[] empty = "{\"@context\":[\"https://www.w3.org/2018/credentials/v1\"],\"id\":\"urn:x:1\"}"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(shapes.check(empty).conforms()).isTrue();
        assertThat(shapes.conforms(empty)).isFalse();
    }

    @Test
    void refuseContextsOfTheNetwork() {
        byte[] foreign =
                "{\"@context\":[\"https://example.org/context\"],\"id\":\"urn:x:1\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(shapes.check(foreign).conforms()).isFalse();
    }

    private static String minimal() throws IOException {
        Path own = OfficialShapes.standards().resolve("elm/own/minimal-microcredential.jsonld");
        return Files.readString(own);
    }
}
