package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.model.Credential;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {

    private static final String HUB = """
            instance: here
            seal: {protocol: dss, keystore: seal.p12, password: "${file:password}", demo: true}
            keys:
              jwt: {protocol: pkcs12, keystore: jwt.p12, password: "${file:password}", demo: true}
              proof: {protocol: pkcs12, keystore: proof.p12, password: "${file:password}", demo: true}
            """;

    @TempDir
    Path directory;

    private Home home;

    @BeforeEach
    void write() {
        home = Home.in(directory, "here", Map.of());
        home.write("hub.yaml", HUB);
    }

    private SigningKeys open() {
        return open(Clock.systemUTC());
    }

    private SigningKeys open(Clock clock) {
        return new SigningKeys(home.open(), clock);
    }

    /** A new demo seal in the place of the one in use, as an operator moves a new file there. */
    private void replaceSeal() throws Exception {
        Files.createDirectories(directory.resolve("next"));
        Files.copy(directory.resolve("password"), directory.resolve("next/password"));
        Home next = new Home(directory.resolve("next"), Map.of());
        next.write("hub.yaml", HUB);
        new SigningKeys(next.open(), Clock.systemUTC());
        Files.move(
                directory.resolve("next/seal.p12"), directory.resolve("seal.p12"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Credential credential() {
        return new Credential(
                UUID.randomUUID(), "elm", "application/ld+json", "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void areThereByTheirUse() {
        SigningKeys keys = open();

        assertThat(keys.uses()).containsExactlyInAnyOrder("seal", "jwt", "proof");
        assertThat(keys.find(SigningKeys.JWT)).map(SigningKey::algorithm).contains("ES256");
        assertThat(keys.find(SigningKeys.PROOF)).map(SigningKey::algorithm).contains("EdDSA");
        assertThat(keys.seal().issuer().country()).isEqualTo("BEL");
        assertThat(keys.warnings()).isEmpty();
    }

    @Test
    void mayHoldTheSealToo() {
        home.write("hub.yaml", """
                instance: here
                seal: {protocol: dss}
                keys:
                  seal: {protocol: pkcs12, keystore: seal.p12, password: "${file:password}", demo: true}
                """);

        assertThat(open().seal().issuer().country()).isEqualTo("BEL");
    }

    @Test
    void sayInOneSentenceWhatIsMissing() {
        home.write(
                "hub.yaml",
                HUB.replace(
                        "jwt.p12, password: \"${file:password}\", demo: true",
                        "jwt.p12, password: \"${file:password}\""));
        assertThatThrownBy(this::open)
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContainingAll("hub.yaml: keys.jwt", "jwt.p12 does not exist", "keys.jwt.keystore");

        home.write("hub.yaml", "instance: here\nseal: {protocol: dss}\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContainingAll("the seal has no key", "keys.seal", "seal.keystore");

        home.write("hub.yaml", HUB.replace("  jwt:", "  jtw:"));
        assertThatThrownBy(this::open)
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContainingAll("'jtw'", "jwt, proof and seal");
    }

    @Test
    void areReplacedWhileTheHubRuns() throws Exception {
        SigningKeys keys = open();
        CredentialSealer seal = keys.seal();
        SigningKey former = keys.find(SigningKeys.SEAL).orElseThrow();
        String before = new String(seal.seal(credential(), Instant.now()).content(), StandardCharsets.UTF_8);

        replaceSeal();
        keys.look();

        String after = new String(seal.seal(credential(), Instant.now()).content(), StandardCharsets.UTF_8);
        assertThat(keys.find(SigningKeys.SEAL).orElseThrow().publicKey()).isNotEqualTo(former.publicKey());
        assertThat(protectedHeader(after)).isNotEqualTo(protectedHeader(before));
        assertThat(keys.warnings()).isEmpty();
    }

    private static String protectedHeader(String sealed) {
        return sealed.replaceAll("(?s).*\"protected\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void stayWhenWhatWasPutThereCannotBeUsed() throws Exception {
        SigningKeys keys = open();
        CredentialSealer seal = keys.seal();
        SigningKey former = keys.find(SigningKeys.SEAL).orElseThrow();

        Files.writeString(directory.resolve("seal.p12"), "half a file");
        keys.look();

        assertThat(keys.find(SigningKeys.SEAL)).contains(former);
        assertThat(seal.seal(credential(), Instant.now()).content()).isNotEmpty();
        assertThat(keys.warnings())
                .singleElement()
                .asString()
                .contains("key 'seal'", "seal.p12", "cannot be read as PKCS#12");
    }

    @Test
    void areNotReplacedByThoseOfAnotherOrganisation() throws Exception {
        SigningKeys keys = open();
        CredentialSealer seal = keys.seal();
        SigningKey former = keys.find(SigningKeys.SEAL).orElseThrow();

        Path theirs = directory.resolve("theirs.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-J-XX:TieredStopAtLevel=1",
                        "-genkeypair",
                        "-alias",
                        "key",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "C=EE,O=Another University,OID.2.5.4.97=NTREE-1,CN=Another seal",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "secret",
                        "-keystore",
                        theirs.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        Files.move(theirs, directory.resolve("seal.p12"), StandardCopyOption.REPLACE_EXISTING);
        keys.look();

        assertThat(keys.find(SigningKeys.SEAL)).contains(former);
        assertThat(seal.issuer().country()).isEqualTo("BEL");
        assertThat(keys.warnings()).singleElement().asString().contains("seal.p12", "another organisation");
    }

    @Test
    void sealNothingWhenTheirCertificateHasEnded() {
        SigningKeys keys = open();
        CredentialSealer seal = keys.seal();

        assertThatThrownBy(() -> seal.seal(credential(), seal.validUntil().plusSeconds(1)))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContainingAll("expired at", "without a stop");
    }

    @Test
    void warnBeforeTheirCertificateEnds() {
        open();
        Instant end = open().seal().validUntil();

        SigningKeys early =
                open(Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), end.minus(Duration.ofDays(31)))));
        SigningKeys soon =
                open(Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), end.minus(Duration.ofDays(29)))));

        assertThat(early.warnings()).isEmpty();
        // the keys were made one after the other, so that their ends lie some seconds apart
        assertThat(soon.warnings())
                .hasSize(3)
                .allSatisfy(warning ->
                        assertThat(warning).contains("its certificate ends at").containsPattern("in 2[89] days"));
        assertThatThrownBy(() ->
                        open(Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), end.plusSeconds(60)))))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("expired");
    }
}
