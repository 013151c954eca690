package eu.passerelle.connectors.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.keys.DemoCertificates.Issued;
import eu.passerelle.connectors.keys.DemoCertificates.Validity;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Pkcs12KeyTest extends KeyContract {

    private static final Pkcs12Settings SETTINGS = new Pkcs12Settings("key.p12", KeyFiles.PASSWORD, null, null);

    @Override
    String protocol() {
        return "pkcs12";
    }

    @Override
    void put(String kind, Validity validity) throws Exception {
        files.write(
                "key.p12",
                DemoCertificates.seal(KeyFiles.UNIVERSITY, validity, KeyFiles.pair(kind), files.authority()));
    }

    @Override
    SigningKey open() {
        return open(SETTINGS);
    }

    private SigningKey open(Pkcs12Settings settings) {
        return new Pkcs12KeyProvider().open(settings, files.context("keys.jwt"));
    }

    private void refuses(Pkcs12Settings settings, String... message) {
        assertThatThrownBy(() -> open(settings))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContainingAll(message)
                .hasMessageNotContaining(KeyFiles.PASSWORD.value());
    }

    @Test
    void signsWithEd25519() throws Exception {
        put("Ed25519", KeyFiles.validity(0, 365));

        SigningKey key = open();

        byte[] data = {1, 2, 3};
        assertThat(key.algorithm()).isEqualTo("EdDSA");
        assertThat(KeyFiles.verifies(key, data, key.sign(data))).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void signsWithRsaAsAsked(RsaAlgorithm algorithm) throws Exception {
        put("RSA2048", KeyFiles.validity(0, 365));

        SigningKey key = open(new Pkcs12Settings("key.p12", KeyFiles.PASSWORD, algorithm, null));

        byte[] data = {1, 2, 3};
        assertThat(key.algorithm()).isEqualTo(algorithm.name());
        assertThat(KeyFiles.verifies(key, data, key.sign(data))).isTrue();
    }

    @Test
    void refusesAMissingKeystore() {
        refuses(SETTINGS, directory.resolve("key.p12").toString(), "does not exist", "keys.jwt.keystore");
    }

    @Test
    void refusesAWrongPassword() throws Exception {
        put("secp256r1", KeyFiles.validity(0, 365));

        refuses(new Pkcs12Settings("key.p12", new Secret("wrong"), null, null), "key.p12", "keys.jwt.password");
    }

    @Test
    void refusesAFileOfAnotherKind() throws Exception {
        Files.writeString(directory.resolve("key.p12"), "-----BEGIN PRIVATE KEY-----");

        refuses(SETTINGS, "key.p12", "PKCS#12");
    }

    @Test
    void refusesAKeystoreWithoutKey() throws Exception {
        files.write("key.p12");

        refuses(SETTINGS, "key.p12", "0 keys", "exactly one");
    }

    @Test
    void refusesAKeystoreWithTwoKeys() throws Exception {
        files.write("key.p12", files.issue(DemoCertificates.p256()), files.issue(DemoCertificates.p256()));

        refuses(SETTINGS, "key.p12", "2 keys", "exactly one");
    }

    @Test
    void refusesACertificateOfAnotherKey() throws Exception {
        Issued key = files.issue(DemoCertificates.p256());
        files.write("key.p12", new Issued(DemoCertificates.p256().getPrivate(), key.certificate()));

        refuses(SETTINGS, "key.p12", "do not belong together");
    }

    @Test
    void refusesAShortRsaKey() throws Exception {
        put("RSA1024", KeyFiles.validity(0, 365));

        refuses(SETTINGS, "key.p12", "1024 bits", "2048");
    }

    @Test
    void refusesAKeyOfAnotherKind() throws Exception {
        put("Ed448", KeyFiles.validity(0, 365));

        refuses(SETTINGS, "key.p12", "EC (P-256), RSA or Ed25519");
    }
}
