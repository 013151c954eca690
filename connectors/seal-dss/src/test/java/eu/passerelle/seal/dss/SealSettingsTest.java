package eu.passerelle.seal.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.SealProvider;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.keys.DemoCertificates;
import eu.passerelle.connectors.keys.DemoCertificates.Issued;
import eu.passerelle.connectors.keys.DemoCertificates.Subject;
import eu.passerelle.connectors.keys.DemoCertificates.Validity;
import eu.passerelle.seal.dss.DssSealSettings.Level;
import eu.passerelle.seal.dss.DssSealSettings.SigningTime;
import java.nio.file.Path;
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

    @Test
    void haveDefaults() {
        DssSealSettings settings = DssSealSettings.of("seal.p12", SealFiles.PASSWORD);

        assertThat(settings)
                .isEqualTo(new DssSealSettings(
                        "seal.p12", SealFiles.PASSWORD, Level.B, null, SigningTime.IAT, "en", false));
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
    void askForATimeStampingAuthorityAboveLevelB(Level level) {
        assertThatThrownBy(() -> new DssSealSettings("seal.p12", SealFiles.PASSWORD, level, null, null, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("seal.level " + level, "seal.timestamp.url");
    }

    @Test
    void refuseALanguageThatIsNone() {
        assertThatThrownBy(() -> new DssSealSettings("seal.p12", SealFiles.PASSWORD, null, null, null, "", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("seal.language");
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
    void takeKeystoreAndPasswordTogether() {
        assertThatThrownBy(() -> new DssSealSettings("seal.p12", null, null, null, null, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("seal.keystore", "seal.password", "together");
    }

    @Test
    void leaveTheKeyToKeysSealWithoutAKeystore() {
        DssSealSettings settings = new DssSealSettings(null, null, null, null, null, null, null);

        assertThat(new DssSealProvider().key(settings, files.context())).isEmpty();
    }

    @Test
    void refuseAnEd25519Key() throws Exception {
        refuses(files.keystore("seal.p12", DemoCertificates.ed25519()), "seal.p12", "EC (P-256) or RSA");
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
}
