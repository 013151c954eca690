package eu.passerelle.seal.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Commission's own samples: seals of others, with RSA keys, time stamps and validation data. */
class OfficialSamplesTest {

    private Path samples;
    private final SealVerifier verifier = new SealVerifier(List.of());

    @BeforeEach
    void findSamples() {
        samples = standards().resolve("elm/samples");
        assumeTrue(
                Files.isDirectory(samples), "skipped: the official samples are not on this machine (" + samples + ")");
    }

    /** As the system property says, else beside the project or one of the folders around it. */
    private static Path standards() {
        String given = System.getProperty("passerelle.standards");
        if (given != null) {
            return Path.of(given);
        }
        Path root = Path.of(System.getProperty("passerelle.root", "")).toAbsolutePath();
        return Stream.iterate(root, Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve("shared/standards"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(root.resolve("../shared/standards"));
    }

    @ParameterizedTest
    @CsvSource({
        "elm-support-2025/AA-Annex1-MC-signed.jsonld,           2024-05-28T09:51:19Z",
        "elm-support-2025/Sample-CertOfPart-signed.jsonld,      2025-02-12T12:09:45Z",
        "elm-support-2025/Sample-JointDegree-signed.jsonld,     2025-02-19T18:31:02Z",
        "elm-support-2025/Sample-MastersDegree-signed.jsonld,   2025-02-19T14:28:34Z",
        "elm-support-2025/Sample-TranscriptOfRecords-signed.jsonld, 2025-02-18T15:28:24Z",
        "github-elm-master/Sample-CertOfPart-signed.jsonld,     2023-09-27T12:07:01Z",
        "github-elm-master/Sample-MC-Annex1-signed.jsonld,      2023-09-27T11:54:17Z"
    })
    void areSealedAndUntouched(String sample, Instant sealedAt) throws IOException {
        String document = Files.readString(samples.resolve(sample));

        SealVerdict verdict = verify(document);

        assertThat(verdict.intact()).isTrue();
        assertThat(verdict.trusted()).isFalse();
        assertThat(verdict.level()).isEqualTo("JAdES-BASELINE-T");
        assertThat(verdict.organisation()).contains("ORGANIZACION TEST");
        assertThat(verdict.organisationIdentifier()).contains("VATES-A00000000");
        assertThat(verdict.sealedAt()).contains(sealedAt);
        String tampered = document.replaceFirst("urn:credential:", "urn:credentials:");
        assertThat(tampered).isNotEqualTo(document);
        assertThat(verify(tampered).intact()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sample-CertOfPart-unsigned.jsonld", "Sample-MC-Annex1-unsigned.jsonld"})
    void areSeenToBeUnsealed(String sample) throws IOException {
        SealVerdict verdict =
                verify(Files.readString(samples.resolve("github-elm-master").resolve(sample)));

        assertThat(verdict.level()).isEqualTo("none");
        assertThat(verdict.problems()).containsExactly("There is no seal in the document.");
    }

    private SealVerdict verify(String document) {
        return verifier.verify(document.getBytes(StandardCharsets.UTF_8));
    }
}
