package eu.passerelle.credentials.elm.validation;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.credentials.CredentialProblem;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The validator stands in the way of every credential, so its time is watched. */
class ValidationSpeedTest {

    private static final System.Logger FIGURES = System.getLogger(ValidationSpeedTest.class.getName());

    /** Far above what is expected (0.3 ms), so that only a change of order fails on a busy machine. */
    private static final long CEILING_MICROSECONDS = 5_000;

    private final EdcValidator validator = EdcValidator.of(ProfilePack.load("edc-1.1.0"));

    @Test
    void validatesFiftyKilobytesInWellUnderAMillisecond() {
        validate(400);
    }

    @Test
    @Tag("full")
    void validatesFiftyKilobytesThousandsOfTimesInWellUnderAMillisecondEach() {
        validate(4_000);
    }

    private void validate(int rounds) {
        byte[] credential = fiftyKilobytes();
        assertThat(validator.validate(credential)).isEmpty();

        List<Long> microseconds = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            long from = System.nanoTime();
            validator.validate(credential);
            microseconds.add((System.nanoTime() - from) / 1_000);
        }

        List<Long> warm =
                microseconds.subList(rounds / 2, rounds).stream().sorted().toList();
        long median = warm.get(warm.size() / 2);
        FIGURES.log(
                System.Logger.Level.INFO,
                "microseconds per validation" + ": " + credential.length + " bytes: median " + median + ", p95 "
                        + warm.get(warm.size() * 95 / 100));
        assertThat(median).isLessThan(CEILING_MICROSECONDS);
    }

    @Test
    void saysTheSameFromManyThreads() throws Exception {
        byte[] good = fiftyKilobytes();
        byte[] bad = ValidCredentials.bytes(ValidCredentials.minimalWith(c -> c.remove("issuer")));
        List<CredentialProblem> expected = validator.validate(bad);

        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<List<CredentialProblem>>> calls = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                calls.add(i % 2 == 0 ? () -> validator.validate(good) : () -> validator.validate(bad));
            }
            var answers = threads.invokeAll(calls);
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(i % 2 == 0 ? List.of() : expected);
            }
        }
    }

    /** The minimal credential with a picture in each of three languages. */
    private static byte[] fiftyKilobytes() {
        return ValidCredentials.bytes(ValidCredentials.minimalWith(credential -> {
            ArrayNode displays = (ArrayNode) credential.at("/displayParameter/individualDisplay");
            String picture = Base64.getEncoder().encodeToString(PngFiles.noise(9_000));
            ObjectNode first = (ObjectNode) displays.get(0);
            ((ObjectNode) first.at("/displayDetail/0/image")).put("content", picture);
            for (int i = 2; i < 4; i++) {
                ObjectNode display = first.deepCopy().put("id", "urn:epass:individualDisplay:" + i);
                ((ObjectNode) display.at("/displayDetail/0")).put("id", "urn:epass:displayDetail:" + i);
                ((ObjectNode) display.at("/displayDetail/0/image")).put("id", "urn:epass:mediaObject:" + i);
                displays.add(display);
            }
        }));
    }
}
