package eu.passerelle.connectors.keys;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.KeyProvider;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.keys.DemoCertificates.Validity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every kind of key does, wherever it lives. */
abstract class KeyContract {

    @TempDir
    Path directory;

    KeyFiles files;

    @BeforeEach
    void makeAuthority() throws Exception {
        files = KeyFiles.in(directory);
    }

    abstract String protocol();

    /**
     * Puts a new key into the place where {@link #open} looks, beside or instead of what is there.
     *
     * @param kind {@code secp256r1}, {@code RSA2048}, ...
     */
    abstract void put(String kind, Validity validity) throws Exception;

    abstract SigningKey open() throws Exception;

    /** Kinds of keys that can live there, with their algorithm. */
    static Stream<List<String>> kinds() {
        return Stream.of(
                List.of("secp256r1", "ES256"),
                List.of("secp384r1", "ES384"),
                List.of("secp521r1", "ES512"),
                List.of("RSA2048", "RS256"));
    }

    @Test
    void isFoundByItsProtocol() {
        assertThat(ServiceLoader.load(KeyProvider.class))
                .extracting(KeyProvider::protocol)
                .contains(protocol());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void signsWhatItsCertificateVerifies(List<String> kind) throws Exception {
        put(kind.getFirst(), KeyFiles.validity(0, 365));

        SigningKey key = open();

        byte[] data = "Ζητήματα".getBytes(StandardCharsets.UTF_8);
        byte[] signed = key.sign(data);
        assertThat(key.algorithm()).isEqualTo(kind.getLast());
        assertThat(KeyFiles.verifies(key, data, signed)).isTrue();
        assertThat(KeyFiles.verifies(key, "other".getBytes(StandardCharsets.UTF_8), signed))
                .isFalse();
    }

    @Test
    void tellsItsCertificateWithoutTheRoot() throws Exception {
        put("secp256r1", KeyFiles.validity(0, 365));

        SigningKey key = open();

        assertThat(key.chain()).singleElement().satisfies(certificate -> {
            certificate.verify(files.authority().certificate().getPublicKey());
            assertThat(certificate.getPublicKey()).isEqualTo(key.publicKey());
        });
    }

    @Test
    void signsOnTwoThreadsAtOnce() throws Exception {
        put("secp256r1", KeyFiles.validity(0, 365));
        SigningKey key = open();
        Callable<List<byte[]>> signing = () -> {
            List<byte[]> signed = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                signed.add(key.sign(new byte[] {(byte) i}));
            }
            return signed;
        };

        List<Future<List<byte[]>>> threads;
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            threads = pool.invokeAll(List.of(signing, signing));
        }

        for (Future<List<byte[]>> thread : threads) {
            for (int i = 0; i < 50; i++) {
                assertThat(KeyFiles.verifies(
                                key, new byte[] {(byte) i}, thread.get().get(i)))
                        .isTrue();
            }
        }
    }

    @Test
    void isTheNewOneWhenOneWasPutThere() throws Exception {
        put("secp256r1", KeyFiles.validity(-10, 20));
        SigningKey former = open();

        put("secp256r1", KeyFiles.validity(-1, 365));
        SigningKey next = open();

        byte[] data = {1};
        assertThat(next.publicKey()).isNotEqualTo(former.publicKey());
        assertThat(KeyFiles.verifies(next, data, next.sign(data))).isTrue();
    }

    @Test
    void saysNothingSecret() throws Exception {
        put("secp256r1", KeyFiles.validity(0, 365));

        assertThat(open().toString()).doesNotContain(KeyFiles.PASSWORD.value(), "1234", "privateKey");
    }
}
