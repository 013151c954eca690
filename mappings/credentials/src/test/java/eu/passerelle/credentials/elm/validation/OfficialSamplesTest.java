package eu.passerelle.credentials.elm.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import eu.passerelle.credentials.CredentialProblem;
import eu.passerelle.credentials.elm.OfficialShapes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What ours says on documents that the official shapes take. */
class OfficialSamplesTest {

    /** Sealed by the Commission's own issuer; all conform to the official closure. */
    static final List<String> SAMPLES = List.of(
            "elm-support-2025/AA-Annex1-MC-signed.jsonld",
            "elm-support-2025/Sample-CertOfPart-signed.jsonld",
            "elm-support-2025/Sample-JointDegree-signed.jsonld",
            "elm-support-2025/Sample-MastersDegree-signed.jsonld",
            "elm-support-2025/Sample-TranscriptOfRecords-signed.jsonld",
            "github-elm-master/Sample-CertOfPart-signed.jsonld",
            "github-elm-master/Sample-MC-Annex1-signed.jsonld");

    private final EdcValidator validator = EdcValidator.of(ProfilePack.load("edc-1.1.0"));

    @Test
    void acceptsOurMinimalMicrocredential() {
        byte[] minimal = Standards.minimal();

        assertThat(OfficialShapes.load().check(minimal).accepted()).isTrue();
        assertThat(validator.validate(minimal)).isEmpty();
    }

    /**
     * Their pictures are JPEG, and we let only PNG stand for a certificate. Two have dateModified, which the published
     * context types as an IRI, so that every reader drops the date.
     */
    static Stream<Arguments> objections() {
        Map<String, Long> picture = Map.of("image", 1L);
        Map<String, Long> pictureAndDates = Map.of("image", 1L, "unusable-term", 3L);
        return Stream.of(
                arguments(SAMPLES.get(0), picture),
                arguments(SAMPLES.get(1), picture),
                arguments(SAMPLES.get(2), pictureAndDates),
                arguments(SAMPLES.get(3), pictureAndDates),
                arguments(SAMPLES.get(4), Map.of("image", 2L)),
                arguments(SAMPLES.get(5), picture),
                arguments(SAMPLES.get(6), picture));
    }

    @ParameterizedTest
    @MethodSource("objections")
    void objectsToSealedSamplesOnlyWhereTheyAreFaulty(String sample, Map<String, Long> expected) {
        List<CredentialProblem> problems = validator.validate(Standards.sealedSample(sample));

        Map<String, Long> byRule = new TreeMap<>();
        problems.forEach(problem -> byRule.merge(problem.rule(), 1L, Long::sum));
        assertThat(byRule).as(problems.toString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void acceptsSealedSamplesOnceTheirFaultsAreMended(String sample) {
        byte[] mended = ValidCredentials.bytes(ValidCredentials.sample(sample));

        assertThat(validator.validate(mended)).isEmpty();
        assertThat(OfficialShapes.load().check(mended).accepted()).isTrue();
    }
}
