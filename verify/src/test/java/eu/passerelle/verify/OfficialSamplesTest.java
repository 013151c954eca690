package eu.passerelle.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.passerelle.verify.Step.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final String TABLE = """
            elm-support-2025/AA-Annex1-MC-signed.jsonld               | VALID_NOT_TRUSTED | REVOCATION none, TRUST nobody, ACCREDITATION unknown, CONTENT ours, STATUS edc, HOLDER named
            """;

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

    @Test
    void printsAll() throws IOException {
        try (Stream<Path> files = Files.walk(samples)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Report report = verification.verify(Files.readAllBytes(file));
                System.out.println("ROW " + samples.relativize(file) + " | " + report.overall() + " | " + open(report)+ " | "+report.steps().stream().filter(s->s.check()==Check.CONTENT).toList().toString());
            }
        }
    }

    private static String open(Report report) {
        return report.steps().stream()
                .filter(step -> step.outcome() != Outcome.OK)
                .map(step -> step.check() + " " + step.reason())
                .collect(Collectors.joining(", "));
    }
}
