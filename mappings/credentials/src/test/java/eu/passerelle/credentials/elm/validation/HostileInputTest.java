package eu.passerelle.credentials.elm.validation;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.credentials.CredentialProblem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are no credential at all: always a problem, never an exception. */
class HostileInputTest {

    private final EdcValidator validator = EdcValidator.of(ProfilePack.load("edc-1.1.0"));

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "null", "[]", "3", "\"x\"", "{", "{}", "{}{}", "{\"a\":}", "{\"a\":NaN}", "{\"a\":01}"})
    void rejectsWhatIsNoCredential(String text) {
        assertThat(validator.validate(text.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
        assertThat(validator.validate(text.getBytes(StandardCharsets.UTF_16))).isNotEmpty();
    }

    @Test
    void rejectsRandomBytes() {
        Random random = new Random(1);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);

            assertThat(validator.validate(bytes)).isNotEmpty();
        }
    }

    @Test
    void rejectsACredentialCutAnywhere() {
        byte[] minimal = compact();
        for (int length = 0; length < minimal.length; length += 7) {
            assertThat(validator.validate(Arrays.copyOf(minimal, length))).isNotEmpty();
        }
    }

    @Test
    void outlivesFlippedBytes() {
        byte[] minimal = compact();
        Random random = new Random(2);
        for (int i = 0; i < 5_000; i++) {
            byte[] flipped = minimal.clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
            }

            assertThat(validator.validate(flipped))
                    .allSatisfy(problem -> assertThat(problem.rule()).isNotBlank());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"credentialSubject\":[", "{\"hasPart\":{\"x\":"})
    void rejectsDeepNesting(String opening) {
        assertThat(validator.validate(opening.repeat(100_000).getBytes(StandardCharsets.UTF_8)))
                .extracting(CredentialProblem::rule)
                .contains("malformed-json");
    }

    @Test
    void rejectsRepeatedKeys() {
        String repeated = new String(compact(), StandardCharsets.UTF_8)
                .replaceFirst("\\{", "{\"issued\":\"2020-01-01T00:00:00Z\",");

        assertThat(validator.validate(repeated.getBytes(StandardCharsets.UTF_8)))
                .extracting(CredentialProblem::path, CredentialProblem::rule)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/issued", "duplicate-key"));
    }

    @Test
    void rejectsBrokenUtf8AndTrailingText() {
        byte[] overlong = compact();
        int title = new String(overlong, StandardCharsets.ISO_8859_1).indexOf("Data Ethics");
        overlong[title] = (byte) 0xc0;
        overlong[title + 1] = (byte) 0xaf;

        assertThat(validator.validate(overlong))
                .extracting(CredentialProblem::rule)
                .containsExactly("malformed-json");
        assertThat(validator.validate(
                        (new String(compact(), StandardCharsets.UTF_8) + " {}").getBytes(StandardCharsets.UTF_8)))
                .extracting(CredentialProblem::rule)
                .containsExactly("malformed-json");
    }

    @Test
    void keepsAtMostAsManyProblemsAsThePackSays() {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < 50_000; i++) {
            json.append("\"x").append(i).append("\":0,");
        }
        json.append("\"id\":0}");

        assertThat(validator.validate(json.toString().getBytes(StandardCharsets.UTF_8)))
                .hasSize(100);
    }

    @Test
    void rejectsMoreThanFiveMegabytes() {
        byte[] padded = Arrays.copyOf(compact(), 5_000_001);
        Arrays.fill(padded, compact().length, padded.length, (byte) ' ');

        assertThat(validator.validate(padded))
                .extracting(CredentialProblem::rule)
                .containsExactly("too-large");
    }

    private static byte[] compact() {
        return ValidCredentials.bytes(ValidCredentials.minimal());
    }
}
