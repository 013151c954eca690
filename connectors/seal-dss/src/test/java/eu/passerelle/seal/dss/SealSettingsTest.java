package eu.passerelle.seal.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.SealProvider;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.seal.dss.DemoCertificates.Issued;
import eu.passerelle.seal.dss.DemoCertificates.Subject;
import eu.passerelle.seal.dss.DemoCertificates.Validity;
import eu.passerelle.seal.dss.DssSealSettings.Digest;
import eu.passerelle.seal.dss.DssSealSettings.Level;
import eu.passerelle.seal.dss.DssSealSettings.SigningTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SealSettingsTest {

    @TempDir
    Path directory;

    private SealFiles files;

    @BeforeEach
    void makeAuthority() throws Exception {
        files = new SealFiles(directory);
    }

    private void refuses(String keystore, String... message) {
        refuses(DssSealSettings.of(keystore, SealFiles.PASSWORD), message);
    }

    private void refuses(DssSealSettings settings, String... message) {
        assertThatThrownBy(() -> files.open(settings))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContainingAll(message)
                .hasMessageNotContaining(SealFiles.PASSWORD.value());
    }

    private DssSealSettings withDigest(String keystore, Digest digest) {
        return new DssSealSettings(keystore, SealFiles.PASSWORD, null, null, digest, null, null);
    }

    @Test
    void haveDefaults() {
        DssSealSettings settings = DssSealSettings.of("seal.p12", SealFiles.PASSWORD);

        assertThat(settings)
                .isEqualTo(new DssSealSettings(
                        "seal.p12", SealFiles.PASSWORD, Level.B, SigningTime.IAT, Digest.SHA256, "en", false));
        assertThat(settings.toString()).doesNotContain(SealFiles.PASSWORD.value());
    }

    @Test
    void areFoundByTheirProtocol() {
        assertThat(ServiceLoader.load(SealProvider.class)).singleElement().satisfies(provider -> {
            assertThat(provider.protocol()).isEqualTo("dss");
            assertThat(provider.settingsType()).isEqualTo(DssSealSettings.class);
        });
    }

    @ParameterizedTest
    @EnumSource(names = "B", mode = EnumSource.Mode.EXCLUDE)
    void refuseLevelsThatAreNotYetThere(Level level) {
        refuses(
                new DssSealSettings("seal.p12", SealFiles.PASSWORD, level, null, null, null, null),
                "seal.level " + level,
                "not yet",
                "set seal.level to B");
    }

    @Test
    void refuseALanguageThatIsNone() {
        assertThatThrownBy(() -> new DssSealSettings("seal.p12", SealFiles.PASSWORD, null, null, null, "", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("seal.language");
    }

    @Test
    void refuseAMissingKeystore() {
        refuses("none.p12", directory.resolve("none.p12").toString(), "does not exist", "seal.keystore");
    }

    @Test
    void refuseAWrongPassword() throws Exception {
        String keystore = files.keystore("seal.p12", DemoCertificates.p256());

        refuses(DssSealSettings.of(keystore, new Secret("wrong")), "seal.p12", "seal.password");
    }

    @Test
    void refuseAFileOfAnotherKind() throws Exception {
        Files.writeString(directory.resolve("seal.p12"), "-----BEGIN PRIVATE KEY-----");

        refuses("seal.p12", "seal.p12", "PKCS#12");
    }

    @Test
    void refuseAKeystoreWithoutKey() throws Exception {
        refuses(files.keystore("seal.p12"), "seal.p12", "0 keys", "exactly one");
    }

    @Test
    void refuseAKeystoreWithTwoKeys() throws Exception {
        Issued one = files.issue(SealFiles.UNIVERSITY, SealFiles.VALID, DemoCertificates.p256());
        Issued two = files.issue(SealFiles.UNIVERSITY, SealFiles.VALID, DemoCertificates.p256());

        refuses(files.keystore("seal.p12", one, two), "seal.p12", "2 keys", "exactly one");
    }

    @Test
    void refuseACertificateOfAnotherKey() throws Exception {
        Issued seal = files.issue(SealFiles.UNIVERSITY, SealFiles.VALID, DemoCertificates.p256());
        Issued crossed = new Issued(DemoCertificates.p256().getPrivate(), seal.certificate());

        refuses(files.keystore("seal.p12", crossed), "seal.p12", "do not belong together");
    }

    @Test
    void refuseACertificateWithoutOrganisationIdentifier() throws Exception {
        Subject person = new Subject("Example", "Example University", null, "EE");
        Issued seal = files.issue(person, SealFiles.VALID, DemoCertificates.p256());

        refuses(files.keystore("seal.p12", seal), "seal.p12", "2.5.4.97", "ask for an organisation's seal");
    }

    @Test
    void refuseACertificateFromNoCountry() throws Exception {
        Subject nowhere = new Subject("Example", "Example University", "NTRXX-1", "XX");
        Issued seal = files.issue(nowhere, SealFiles.VALID, DemoCertificates.p256());

        refuses(files.keystore("seal.p12", seal), "seal.p12", "'XX'", "alpha-2");
    }

    @Test
    void refuseAnExpiredCertificate() throws Exception {
        Validity past = new Validity(SealFiles.NOW.minus(Duration.ofDays(9)), SealFiles.NOW.minus(Duration.ofDays(1)));
        Issued seal = files.issue(SealFiles.UNIVERSITY, past, DemoCertificates.p256());

        refuses(files.keystore("seal.p12", seal), "seal.p12", "expired", "renewed");
    }

    @Test
    void refuseACertificateOfTomorrow() throws Exception {
        Validity future = new Validity(SealFiles.NOW.plus(Duration.ofDays(1)), SealFiles.NOW.plus(Duration.ofDays(9)));
        Issued seal = files.issue(SealFiles.UNIVERSITY, future, DemoCertificates.p256());

        refuses(files.keystore("seal.p12", seal), "seal.p12", "not valid before");
    }

    @Test
    void refuseADigestThatDoesNotGoWithTheCurve() throws Exception {
        String keystore = files.keystore("seal.p12", SealFiles.ec("secp384r1"));

        refuses(withDigest(keystore, Digest.SHA256), "seal.digest SHA256", "384", "set seal.digest to SHA384");
    }

    @Test
    void refuseAShortRsaKey() throws Exception {
        refuses(files.keystore("seal.p12", SealFiles.rsa(1024)), "seal.p12", "1024 bits", "2048");
    }

    @Test
    void refuseAKeyOfAnotherKind() throws Exception {
        KeyPair edwards = java.security.KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

        refuses(files.keystore("seal.p12", edwards), "seal.p12", "EC (P-256) or RSA");
    }
}
