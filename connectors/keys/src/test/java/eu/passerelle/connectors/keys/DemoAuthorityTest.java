package eu.passerelle.connectors.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoAuthorityTest {

    private static final Pkcs12Settings DEMO = new Pkcs12Settings("keys/demo.p12", KeyFiles.PASSWORD, null, true);

    @TempDir
    Path home;

    private SigningKey open(String section, Pkcs12Settings settings) throws Exception {
        return new Pkcs12KeyProvider().open(settings, KeyFiles.in(home).context(section));
    }

    @ParameterizedTest
    @CsvSource({"seal, ES256", "keys.seal, ES256", "keys.jwt, ES256", "keys.proof, EdDSA"})
    void makesAKeyThatSaysWhatItIs(String section, String algorithm) throws Exception {
        SigningKey key = open(section, DEMO);

        assertThat(key.algorithm()).isEqualTo(algorithm);
        assertThat(key.chain()).singleElement().satisfies(certificate -> {
            assertThat(certificate.getSubjectX500Principal().getName()).contains("NOT TRUSTED", "C=BE");
            try (InputStream in = Files.newInputStream(home.resolve("keys/demo-authority.pem"))) {
                X509Certificate authority = (X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(in);
                certificate.verify(authority.getPublicKey());
                assertThat(authority.getSubjectX500Principal().getName()).contains("NOT TRUSTED");
            }
        });
    }

    @Test
    void makesFilesThatOnlyTheirOwnerReads() throws Exception {
        open("seal", DEMO);

        try (Stream<Path> made = Files.list(home.resolve("keys"))) {
            assertThat(made)
                    .extracting(file -> file.getFileName() + " "
                            + PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .containsExactlyInAnyOrder("demo.p12 rw-------", "demo-authority.pem rw-------");
        }
    }

    @Test
    void usesTheSameKeyAtTheNextStart() throws Exception {
        open("seal", DEMO);
        byte[] first = Files.readAllBytes(home.resolve("keys/demo.p12"));

        open("seal", DEMO);

        assertThat(home.resolve("keys/demo.p12")).hasBinaryContent(first);
    }

    @Test
    void neverOverwritesAKeystore() throws Exception {
        Path theirs = Files.writeString(home.resolve("seal.p12"), "theirs");

        assertThatThrownBy(() -> new DemoAuthority(Clock.systemUTC()).issue("seal", theirs, KeyFiles.PASSWORD))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("not overwritten");
        assertThat(theirs).hasContent("theirs");
        assertThat(home.resolve("seal-authority.pem")).doesNotExist();
    }

    @Test
    void isOnlyMadeWhereAskedFor() {
        Pkcs12Settings settings = new Pkcs12Settings("keys/demo.p12", KeyFiles.PASSWORD, null, null);

        assertThatThrownBy(() -> open("seal", settings)).isInstanceOf(ConfigurationInvalid.class);
        assertThat(home.resolve("keys")).doesNotExist();
    }
}
