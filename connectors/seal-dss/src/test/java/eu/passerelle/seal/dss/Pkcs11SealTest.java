package eu.passerelle.seal.dss;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.keys.Pkcs11KeyProvider;
import eu.passerelle.connectors.keys.Pkcs11Settings;
import eu.passerelle.connectors.testkit.SoftHsm;
import eu.passerelle.seal.dss.DssSealSettings.Level;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Needs SoftHSM2; skipped with a word where it is not installed. */
class Pkcs11SealTest extends SealContract {

    private SoftHsm hsm;
    private @Nullable KeyPair inside;

    @BeforeEach
    void openToken() {
        hsm = SoftHsm.open();
    }

    @Override
    SigningKey key(String kind) throws Exception {
        KeyPair made = hsm.generate(kind);
        inside = made;
        String label = "seal" + UUID.randomUUID();
        hsm.keep(
                label,
                made.getPrivate(),
                authority.issueSeal(
                        made.getPublic(),
                        Instant.now().minusSeconds(60),
                        Instant.now().plus(Duration.ofDays(365))),
                authority.certificate());
        return new Pkcs11KeyProvider()
                .open(
                        new Pkcs11Settings(
                                SoftHsm.LIBRARY.toString(), SoftHsm.TOKEN, new Secret(SoftHsm.PIN), label, null),
                        context());
    }

    @Test
    void isMadeWithAKeyThatNeverEnteredTheJvm() throws Exception {
        SigningKey key = key("secp256r1");

        SealVerdict verdict = verdict(sealed(key, Level.B).content());

        assertThat(verdict.intact()).isTrue();
        PrivateKey handle = Objects.requireNonNull(inside).getPrivate();
        assertThat(handle.getEncoded()).isNull();
        assertThat(handle.toString()).contains("sensitive", "unextractable");
    }
}
