package eu.passerelle.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.passerelle.verify.Step.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The Commission's own samples, with the answer to each and what is not ok: their seals hold, their test certificate has
 * ended and a time stamp proves that it was valid, and nobody trusts it. What has no seal is from before sealing, so its
 * issuer and moment are not in it yet.
 */
class OfficialSamplesTest {

    private static final Set<String> SAME =
            Set.of("REVOCATION none", "TRUST nobody", "ACCREDITATION unknown", "STATUS edc", "HOLDER named");

    private static Path samples;

    private final Verification verification = new Verification(Policy.alone(Clock.systemUTC()));

    @BeforeAll
    static void findSamples() {
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

    /** File, answer, what is not ok besides what is the same for all, rules of the format that are broken. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            credential-sample-3.2.jsonld                                 | INVALID           | SEAL none, CONTENT broken, DATES unreadable, COMPLETENESS missing | base64 blank datatype image unknown-term unusable-term
            edci-tests/acc_sample_endpoint.jsonld                        | CANNOT_BE_JUDGED  | FORMAT unknown                                               |
            edci-tests/accredited_credential.jsonld                      | INVALID           | SEAL none, CONTENT broken, COMPLETENESS missing              | code context image mandatory misplaced-term same-id unknown-schema
            edci-tests/cred_noLegalName_shouldFail.jsonld                | INVALID           | SEAL none, CONTENT broken, DATES ended, COMPLETENESS missing | context language misplaced-term same-id scheme unusable-term
            edci-tests/credential_shouldValidate.jsonld                  | INVALID           | SEAL none, CONTENT broken, DATES ended, COMPLETENESS missing | context image language misplaced-term same-id scheme unknown-schema unusable-term
            elm-support-2025/AA-Annex1-MC-signed.jsonld                  | VALID_NOT_TRUSTED | CONTENT ours, COMPLETENESS missing                           | image
            elm-support-2025/AA-Annex1-MC-unsigned.json                  | INVALID           | SEAL none, CONTENT broken, COMPLETENESS missing              | context wrong-json-type
            elm-support-2025/Sample-CertOfPart-signed.jsonld             | VALID_NOT_TRUSTED | CONTENT ours, COMPLETENESS missing                           | image
            elm-support-2025/Sample-CertOfPart-unsigned.json             | INVALID           | SEAL none, CONTENT broken, COMPLETENESS missing              | context wrong-json-type
            elm-support-2025/Sample-JointDegree-signed.jsonld            | VALID_NOT_TRUSTED | CONTENT ours                                                 | image unusable-term
            elm-support-2025/Sample-JointDegree-unsigned.json            | INVALID           | SEAL none, CONTENT broken, COMPLETENESS missing              | context unusable-term wrong-json-type
            elm-support-2025/Sample-MastersDegree-signed.jsonld          | VALID_NOT_TRUSTED | CONTENT ours, COMPLETENESS missing                           | image unusable-term
            elm-support-2025/Sample-MastersDegree-unsigned.json          | INVALID           | SEAL none, CONTENT broken, COMPLETENESS missing              | context unusable-term wrong-json-type
            elm-support-2025/Sample-TranscriptOfRecords-signed.jsonld    | VALID_NOT_TRUSTED | CONTENT ours, COMPLETENESS missing                           | image
            elm-support-2025/Sample-TranscriptOfRecords-unsigned.json    | INVALID           | SEAL none, CONTENT broken, COMPLETENESS missing              | context wrong-json-type
            github-elm-master/Sample-CertOfPart-signed.jsonld            | VALID_NOT_TRUSTED | CONTENT ours, COMPLETENESS missing                           | image
            github-elm-master/Sample-CertOfPart-unsigned-uploadable.json | INVALID           | SEAL none, CONTENT broken, COMPLETENESS missing              | image mandatory
            github-elm-master/Sample-CertOfPart-unsigned.jsonld          | INVALID           | SEAL none, CONTENT broken, COMPLETENESS missing              | image mandatory
            github-elm-master/Sample-MC-Annex1-signed.jsonld             | VALID_NOT_TRUSTED | CONTENT ours, COMPLETENESS missing                           | image
            github-elm-master/Sample-MC-Annex1-unsigned-uploadable.json  | INVALID           | SEAL none, CONTENT broken, COMPLETENESS missing              | image mandatory
            github-elm-master/Sample-MC-Annex1-unsigned.jsonld           | INVALID           | SEAL none, CONTENT broken, COMPLETENESS missing              | image mandatory
            """)
    void areAnsweredAsTheirStateAllows(String file, Overall overall, String open, @Nullable String rules)
            throws IOException {
        Report report = verification.verify(Files.readAllBytes(samples.resolve(file)));

        assertThat(report.overall()).as(report.toString()).isEqualTo(overall);
        assertThat(open(report)).isEqualTo(open);
        assertThat(rules(report)).isEqualTo(rules == null ? "" : rules);
        if (file.endsWith("-signed.jsonld")) {
            assertThat(sentence(report, Check.CERTIFICATE)).contains("which a time stamp proves");
            assertThat(sentence(report, Check.ISSUER)).contains("ORGANIZACION TEST (VATES-A00000000) is the issuer");
        }
    }

    @Test
    void areAllHere() throws IOException {
        try (Stream<Path> files = Files.walk(samples)) {
            assertThat(files.filter(Files::isRegularFile).count()).isEqualTo(21);
        }
    }

    private static String open(Report report) {
        return report.steps().stream()
                .filter(step -> step.outcome() != Outcome.OK && !SAME.contains(step.check() + " " + step.reason()))
                .map(step -> step.check() + " " + step.reason())
                .collect(Collectors.joining(", "));
    }

    private static String rules(Report report) {
        return report.steps().stream()
                .filter(step -> step.check() == Check.CONTENT)
                .flatMap(step -> step.details().stream())
                .map(detail -> detail.replaceFirst("(?s).*\\(([a-z0-9-]+)\\)$", "$1"))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String sentence(Report report, Check check) {
        return report.steps().stream()
                .filter(step -> step.check() == check)
                .map(step -> step.sentence(Words.english()))
                .collect(Collectors.joining());
    }
}
