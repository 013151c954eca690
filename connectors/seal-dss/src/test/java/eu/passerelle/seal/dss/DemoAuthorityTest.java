package eu.passerelle.seal.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoAuthorityTest {

    private static final DssSealSettings DEMO =
            new DssSealSettings("keys/demo.p12", SealFiles.PASSWORD, null, null, null, null, true);

    @TempDir
    Path home;

    private CredentialSealer open() {
        return new DssSealProvider(SealFiles.CLOCK).open(DEMO, home);
    }

    private SealVerifier trustingTheDemo() throws Exception {
        try (InputStream in = Files.newInputStream(home.resolve("keys").resolve(DemoAuthority.CERTIFICATE_FILE))) {
            return new SealVerifier(List.of(
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in)));
        }
    }

    @Test
    void makesASealThatSaysWhatItIs() throws Exception {
        CredentialSealer sealer = open();

        byte[] sealed = sealer.seal(SealFiles.credential("{}"), SealFiles.NOW).content();

        assertThat(sealer.issuer()).satisfies(issuer -> {
            assertThat(issuer.legalName().in("en")).isEqualTo("Passerelle Demo Alliance (NOT TRUSTED)");
            assertThat(issuer.country()).isEqualTo("BEL");
            assertThat(issuer.legalIdentifier()).isEqualTo("NTRBE-9999999999");
        });
        assertThat(new SealVerifier(List.of()).verify(sealed))
                .extracting(SealVerdict::intact, SealVerdict::trusted, SealVerdict::level)
                .containsExactly(true, false, "JAdES-BASELINE-B");
        assertThat(trustingTheDemo().verify(sealed).trusted()).isTrue();
    }

    @Test
    void makesFilesThatOnlyTheirOwnerReads() throws Exception {
        open();

        try (Stream<Path> made = Files.list(home.resolve("keys"))) {
            assertThat(made)
                    .extracting(file -> file.getFileName() + " "
                            + PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .containsExactlyInAnyOrder("demo.p12 rw-------", "demo-authority.pem rw-------");
        }
    }

    @Test
    void usesTheSameSealAtTheNextStart() throws Exception {
        open();
        byte[] first = Files.readAllBytes(home.resolve("keys/demo.p12"));

        open();

        assertThat(home.resolve("keys/demo.p12")).hasBinaryContent(first);
    }

    @Test
    void neverOverwritesAKeystore() throws Exception {
        Path theirs = Files.writeString(home.resolve("seal.p12"), "theirs");

        assertThatThrownBy(() -> new DemoAuthority(SealFiles.CLOCK).issueSeal(theirs, SealFiles.PASSWORD))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("not overwritten");
        assertThat(theirs).hasContent("theirs");
        assertThat(home.resolve(DemoAuthority.CERTIFICATE_FILE)).doesNotExist();
    }

    @Test
    void isOnlyMadeWhereAskedFor() {
        assertThatThrownBy(() -> new DssSealProvider(SealFiles.CLOCK)
                        .open(DssSealSettings.of("keys/demo.p12", SealFiles.PASSWORD), home))
                .isInstanceOf(ConfigurationInvalid.class);
        assertThat(home.resolve("keys")).doesNotExist();
    }
}
