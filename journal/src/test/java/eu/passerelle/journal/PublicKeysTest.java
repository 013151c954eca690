package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicKeysTest {

    private final PublicKeys keys = new PublicKeys(TestJournal.DATABASE);
    private final String use = "use-" + UUID.randomUUID();

    private static KeyPair pair(String kind) throws Exception {
        return KeyPairGenerator.getInstance(kind).generateKeyPair();
    }

    @ParameterizedTest
    @CsvSource({"EC, ES384", "RSA, RS256", "Ed25519, EdDSA"})
    void areReadAsTheyWereNoted(String kind, String algorithm) throws Exception {
        KeyPair pair = pair(kind);

        keys.inUse(use, algorithm, pair.getPublic(), List.of());

        assertThat(keys.of(use)).singleElement().satisfies(known -> {
            assertThat(known.key()).isEqualTo(pair.getPublic());
            assertThat(known.algorithm()).isEqualTo(algorithm);
            assertThat(known.validUntil()).isEmpty();
            assertThat(known.id()).hasSize(43);
        });
    }

    @Test
    void stayWhenAnotherOneIsInUse() throws Exception {
        KeyPair former = pair("Ed25519");
        KeyPair next = pair("Ed25519");

        keys.inUse(use, "EdDSA", former.getPublic(), List.of());
        keys.inUse(use, "EdDSA", former.getPublic(), List.of());
        keys.inUse(use, "EdDSA", next.getPublic(), List.of());

        assertThat(keys.of(use))
                .extracting(PublicKeys.Known::key)
                .containsExactly(next.getPublic(), former.getPublic());
        assertThat(keys.of(use).getLast().lastUsed())
                .isBetween(
                        keys.of(use).getLast().firstUsed(),
                        keys.of(use).getFirst().firstUsed());
        assertThat(keys.of("another use")).isEmpty();
    }
}
