package eu.passerelle.cli.samples;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.credentials.CredentialProblem;
import eu.passerelle.credentials.elm.OfficialShapes;
import eu.passerelle.credentials.elm.validation.EdcValidator;
import eu.passerelle.credentials.elm.validation.ProfilePack;
import eu.passerelle.seal.dss.SealVerdict;
import eu.passerelle.seal.dss.SealVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every official sample: which verify, and the reason of each that does not. Reasons are proven: with all of them mended the
 * sample verifies, and with any one of them left it does not.
 */
@Tag("slow")
class OfficialSampleTableTest {

    /** File, moment of sealing, versions whose shapes take it as it is, why it does not verify as it is. */
    private static final String TABLE = """
            elm-support-2025/AA-Annex1-MC-signed.jsonld                | 2024-05-28T09:51:19Z | 1.1.0 1.2.0 | JPEG
            elm-support-2025/Sample-CertOfPart-signed.jsonld           | 2025-02-12T12:09:45Z | 1.1.0 1.2.0 | JPEG
            elm-support-2025/Sample-JointDegree-signed.jsonld          | 2025-02-19T18:31:02Z | 1.1.0 1.2.0 | JPEG DROPPED_DATE
            elm-support-2025/Sample-MastersDegree-signed.jsonld        | 2025-02-19T14:28:34Z | 1.1.0 1.2.0 | JPEG DROPPED_DATE
            elm-support-2025/Sample-TranscriptOfRecords-signed.jsonld  | 2025-02-18T15:28:24Z | 1.1.0 1.2.0 | JPEG
            github-elm-master/Sample-CertOfPart-signed.jsonld          | 2023-09-27T12:07:01Z | 1.1.0 1.2.0 | JPEG
            github-elm-master/Sample-MC-Annex1-signed.jsonld           | 2023-09-27T11:54:17Z | 1.1.0 1.2.0 | JPEG
            elm-support-2025/AA-Annex1-MC-unsigned.json                | -                    | -           | JPEG NO_CONTEXT NO_CERTIFIED_ISSUER LISTS_OF_ONE_TEXT
            elm-support-2025/Sample-CertOfPart-unsigned.json           | -                    | -           | JPEG NO_CONTEXT NO_CERTIFIED_ISSUER LISTS_OF_ONE_TEXT
            elm-support-2025/Sample-JointDegree-unsigned.json          | -                    | -           | JPEG NO_CONTEXT NO_CERTIFIED_ISSUER LISTS_OF_ONE_TEXT DROPPED_DATE
            elm-support-2025/Sample-MastersDegree-unsigned.json        | -                    | -           | JPEG NO_CONTEXT NO_CERTIFIED_ISSUER LISTS_OF_ONE_TEXT DROPPED_DATE
            elm-support-2025/Sample-TranscriptOfRecords-unsigned.json  | -                    | -           | JPEG NO_CONTEXT NO_CERTIFIED_ISSUER LISTS_OF_ONE_TEXT
            github-elm-master/Sample-CertOfPart-unsigned.jsonld        | -                    | -           | JPEG NOT_ISSUED NO_CERTIFIED_ISSUER
            github-elm-master/Sample-MC-Annex1-unsigned.jsonld         | -                    | -           | JPEG NOT_ISSUED NO_CERTIFIED_ISSUER
            github-elm-master/Sample-CertOfPart-unsigned-uploadable.json | -                  | -           | JPEG NOT_ISSUED NO_CERTIFIED_ISSUER
            github-elm-master/Sample-MC-Annex1-unsigned-uploadable.json  | -                  | -           | JPEG NOT_ISSUED NO_CERTIFIED_ISSUER
            """;

    private static final Map<String, EdcValidator> VALIDATORS = new TreeMap<>();

    private static final SealVerifier SEALS = new SealVerifier(List.of());

    /** The same but for the rule that certificates are shown as PNG; a pack of two lines. */
    @TempDir
    static Path lenient;

    @BeforeAll
    static void writeLenientPack() throws IOException {
        for (String version : OfficialShapes.VERSIONS) {
            Path pack = Files.createDirectories(lenient.resolve(version));
            Files.writeString(
                    pack.resolve("profile.json"),
                    "{\"like\": \"edc-" + version + "\", \"limits\": {\"displayImageTypes\": [\"PNG\", \"JPEG\"]}}");
        }
    }

    static List<Sample> samples() {
        return TABLE.lines()
                .map(line -> line.split(" *[|] *", -1))
                .map(cells -> new Sample(
                        cells[0].strip(),
                        cells[1].equals("-") ? Instant.EPOCH : Instant.parse(cells[1]),
                        cells[2].equals("-") ? List.of() : List.of(cells[2].split(" ")),
                        Stream.of(cells[3].split(" ")).map(Reason::valueOf).toList()))
                .toList();
    }

    static Stream<Sample> sealed() {
        return samples().stream().filter(Sample::isSealed);
    }

    @Test
    void areAllHere() throws IOException {
        List<String> told = new ArrayList<>(samples().stream().map(Sample::file).toList());
        told.addAll(List.of(
                "credential-sample-3.2.jsonld",
                "edci-tests/acc_sample_endpoint.jsonld",
                "edci-tests/accredited_credential.jsonld",
                "edci-tests/cred_noLegalName_shouldFail.jsonld",
                "edci-tests/credential_shouldValidate.jsonld"));

        assertThat(told).containsExactlyInAnyOrderElementsOf(Samples.files());
    }

    /** Their seals are whole; they are of a test certificate that has run out since and that no list has. */
    @ParameterizedTest
    @MethodSource("sealed")
    void haveSealsThatHoldAsFarAsTheirAgeAllows(Sample sample) throws CertificateException {
        SealVerdict verdict = SEALS.verify(Samples.bytes(sample.file()));
        X509Certificate certificate = Samples.certificate(sample.file());

        assertThat(verdict.intact()).isTrue();
        assertThat(verdict.level()).isEqualTo("JAdES-BASELINE-T");
        assertThat(verdict.sealedAt()).contains(sample.sealedAt());
        assertThat(verdict.trusted()).isFalse();
        assertThat(verdict.problems()).anyMatch(problem -> problem.contains("does not contain a trust anchor"));
        assertThat(verdict.organisation()).contains("ORGANIZACION TEST");
        assertThat(sample.sealedAt())
                .as("valid when it sealed")
                .isBetween(
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant());
        assertThat(certificate.getNotAfter().toInstant()).as("and not now").isBefore(Instant.now());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void haveNoSealWhereTheTableSaysSo(Sample sample) {
        SealVerdict verdict = SEALS.verify(Samples.bytes(sample.file()));

        assertThat(!verdict.level().equals("none")).isEqualTo(sample.isSealed());
        assertThat(verdict.problems().contains("There is no seal in the document."))
                .isEqualTo(!sample.isSealed());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void verifyWhereTheTableSaysSo(Sample sample) {
        byte[] content = Reason.mended(sample, List.of());

        assertThat(OfficialShapes.VERSIONS.stream()
                        .filter(version -> OfficialShapes.load(version).conforms(content))
                        .toList())
                .isEqualTo(sample.official());
        assertThat(OfficialShapes.VERSIONS)
                .noneMatch(version -> ours(version, content, List.of()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void verifyOnceTheReasonsAreMendedAndNoneIsLeft(Sample sample) {
        byte[] mended = Reason.mended(sample, sample.reasons());

        for (String version : OfficialShapes.VERSIONS) {
            assertThat(OfficialShapes.load(version).check(mended).results()).isEmpty();
            assertThat(OfficialShapes.load(version).conforms(mended)).isTrue();
            assertThat(ours(version, mended, sample.reasons())).isEmpty();
        }
        for (Reason left : sample.reasons()) {
            List<Reason> others = new ArrayList<>(sample.reasons());
            others.remove(left);
            assertThat(ours("1.1.0", Reason.mended(sample, others), others))
                    .as(left.name())
                    .isNotEmpty();
        }
    }

    @Test
    void areNoCredentialWhereTheyAreTheAnswerOfARegister() {
        assertThat(Samples.json("edci-tests/acc_sample_endpoint.jsonld").isArray())
                .isTrue();
        assertThat(OfficialShapes.load()
                        .check(Samples.bytes("edci-tests/acc_sample_endpoint.jsonld"))
                        .focusNodes())
                .isZero();
    }

    /**
     * From the tests of Europass' own code of 2023, by contexts on a host of developers. With the published context and
     * schema there is left what older profiles did not ask (an issuer as certificates have it, the moment of issue, profile
     * codes of today), and what its own tests leave out: one of them is to fail.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            accredited_credential.jsonld       | evidence issuer notation          | {code=1, mandatory=2, misplaced-term=1, same-id=1}
            cred_noLegalName_shouldFail.jsonld | credentialSchema displayParameter | {mandatory=2, misplaced-term=6, same-id=7, scheme=18, unusable-term=5}
            credential_shouldValidate.jsonld   | issued issuer                     | {mandatory=2, misplaced-term=6, same-id=8, scheme=18, unusable-term=5}
            """)
    void areOfDevelopersAndOfAnOlderProfile(String name, String official, String ours) {
        String file = "edci-tests/" + name;
        Sample sample = new Sample(
                file, Instant.EPOCH, List.of(), List.of(Reason.DEVELOPERS_HOST, Reason.BLANK_IN_LANGUAGE, Reason.JPEG));
        byte[] moved = Reason.mended(sample, sample.reasons());

        assertThat(Samples.json(file).at("/@context/1").asString()).startsWith("http://dev.everisdx.io/");
        assertThat(OfficialShapes.load().check(Samples.bytes(file)).results())
                .hasSize(1)
                .first()
                .asString()
                .contains("refused: http://dev.");
        assertThat(paths(OfficialShapes.load().check(moved))).isEqualTo(official);
        assertThat(ours("1.1.0", moved, sample.reasons())).hasToString(ours);
    }

    /** It has a status and terms of use, which 1.1.0 cannot have; we do not take its dummy picture, dates and proof. */
    @Test
    void areOfTheSecondVersionAlone() {
        byte[] sample = Samples.bytes("credential-sample-3.2.jsonld");

        assertThat(OfficialShapes.load("1.1.0").conforms(sample)).isFalse();
        assertThat(OfficialShapes.load("1.2.0").conforms(sample)).isTrue();
        assertThat(ours("1.1.0", sample, List.of()))
                .hasToString("{base64=1, blank=1, datatype=5, image=1, unknown-term=1, unusable-term=2}");
        assertThat(ours("1.2.0", sample, List.of()))
                .hasToString("{base64=1, blank=1, datatype=5, image=1, unknown-term=1}");
    }

    private static String paths(OfficialShapes.Report report) {
        TreeSet<String> paths = new TreeSet<>();
        report.results().forEach(result -> paths.add(result.replaceAll("^\\S+ <.*[/#](\\w+)>:.*", "$1")));
        return String.join(" ", paths);
    }

    /** Our objections by their rule. */
    private static Map<String, Long> ours(String version, byte[] content, List<Reason> mended) {
        Map<String, Long> byRule = new TreeMap<>();
        EdcValidator validator = VALIDATORS.computeIfAbsent(
                version + mended.contains(Reason.JPEG),
                unused -> EdcValidator.of(
                        mended.contains(Reason.JPEG)
                                ? ProfilePack.load(lenient.resolve(version))
                                : ProfilePack.load("edc-" + version)));
        for (CredentialProblem problem : validator.validate(content)) {
            byRule.merge(problem.rule(), 1L, Long::sum);
        }
        return byRule;
    }
}
