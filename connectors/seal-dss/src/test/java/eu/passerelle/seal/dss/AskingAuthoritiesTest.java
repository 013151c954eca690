package eu.passerelle.seal.dss;

import static eu.passerelle.seal.dss.LevelScene.seal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.SigningUnavailable;
import eu.passerelle.connectors.http.HttpAuthentication.Basic;
import eu.passerelle.seal.dss.DssSealSettings.Level;
import eu.passerelle.seal.dss.TimeStampSettings.Digest;
import eu.passerelle.simulators.BasicDoor;
import eu.passerelle.simulators.trust.AuthoritySimulator;
import eu.passerelle.simulators.trust.TimeStampSimulator;
import eu.passerelle.simulators.trust.TimeStampSimulator.Wrong;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seals that ask authorities which are away, slow, wrong or have taken a certificate back. */
class AskingAuthoritiesTest {

    @TempDir
    Path directory;

    private LevelScene scene;
    private AuthoritySimulator authority;
    private TimeStampSimulator stamps;

    @BeforeEach
    void start() throws Exception {
        scene = new LevelScene(directory);
        authority = scene.authority;
        stamps = scene.stamps;
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @ParameterizedTest
    @EnumSource(names = "NOTHING", mode = EnumSource.Mode.EXCLUDE)
    void takeNoWrongStamp(Wrong wrong) {
        stamps.goWrong(wrong);

        assertThatThrownBy(() -> seal(scene.sealer(Level.T)))
                .isInstanceOf(SigningUnavailable.class)
                .hasMessageContaining("Time-stamping authority localhost");
    }

    @Test
    void waitForATimeStampingAuthorityThatIsAway() {
        CredentialSealer sealer = scene.sealer(Level.T);

        stamps.server().down(true);
        assertThatThrownBy(() -> seal(sealer))
                .isInstanceOf(SigningUnavailable.class)
                .hasMessageContaining("HTTP 503");
        stamps.server().down(false);

        stamps.server().hang();
        assertThatThrownBy(() -> seal(sealer))
                .isInstanceOf(SigningUnavailable.class)
                .hasMessageContaining("cannot be reached");

        stamps.server().fail(1, 429, Map.of("Retry-After", "9"));
        assertThatThrownBy(() -> seal(sealer))
                .isInstanceOfSatisfying(
                        RateLimited.class, slow -> assertThat(slow.retryAfter()).contains(Duration.ofSeconds(9)));

        assertThat(scene.verdict(seal(sealer).content()).level()).isEqualTo("JAdES-BASELINE-T");
    }

    @Test
    void showTheirPasswordToTheTimeStampingAuthority() {
        try (TimeStampSimulator closed = new TimeStampSimulator(0, authority, new BasicDoor("hub", "geheim"))) {
            TimeStampSettings known =
                    new TimeStampSettings(closed.address(), new Basic("hub", new Secret("geheim")), Digest.SHA512);
            TimeStampSettings stranger = new TimeStampSettings(closed.address(), null, null);

            assertThat(scene.verdict(seal(scene.sealer(Level.T, known, "localhost"))
                                    .content())
                            .level())
                    .isEqualTo("JAdES-BASELINE-T");
            assertThatThrownBy(() -> seal(scene.sealer(Level.T, stranger, "localhost")))
                    .isInstanceOf(ConfigurationInvalid.class)
                    .hasMessageContainingAll("HTTP 401", "seal.timestamp.basic");
        }
    }

    @Test
    void callOnlyWhereTheyMay() {
        TimeStampSettings settings = new TimeStampSettings(stamps.address(), null, null);

        assertThatThrownBy(() -> seal(scene.sealer(Level.T, settings)))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContainingAll("localhost", "outgoing");
    }

    @Test
    void takeTheListWhereTheAuthorityAnswersNoQuestions() {
        authority.withoutOcsp(true);

        SealVerdict verdict = scene.verdict(seal(scene.sealer(Level.LT)).content());

        assertThat(verdict.level()).isEqualTo("JAdES-BASELINE-LT");
        assertThat(verdict.problems()).isEmpty();
    }

    @Test
    void waitForAnAuthorityThatIsAway() {
        CredentialSealer sealer = scene.sealer(Level.LT);
        authority.server().down(true);

        assertThatThrownBy(() -> seal(sealer))
                .isInstanceOf(SigningUnavailable.class)
                .hasMessageContainingAll("localhost", "HTTP 503");

        authority.server().down(false);
        assertThat(scene.verdict(seal(sealer).content()).level()).isEqualTo("JAdES-BASELINE-LT");
    }

    @Test
    void refuseToSealWithACertificateThatWasTakenBack() {
        authority.revoke(scene.certificate);

        assertThatThrownBy(() -> seal(scene.sealer(Level.LT)))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContainingAll("level LT", "evoked");
    }

    @Test
    void askTheAuthoritiesOnceForManySeals() {
        CredentialSealer sealer = scene.sealer(Level.LT);
        seal(sealer);
        int asked = authority.server().requests();

        for (int i = 0; i < 5; i++) {
            seal(sealer);
        }

        assertThat(authority.server().requests()).isEqualTo(asked);
        assertThat(stamps.stamps()).as("stamps are of one seal each").isEqualTo(6);
    }
}
