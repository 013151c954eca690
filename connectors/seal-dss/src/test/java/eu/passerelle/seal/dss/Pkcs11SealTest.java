package eu.passerelle.seal.dss;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.keys.Pkcs11KeyProvider;
import eu.passerelle.connectors.keys.Pkcs11Settings;
import eu.passerelle.connectors.testkit.SoftHsm;
import eu.passerelle.seal.dss.DssSealSettings.Level;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Needs SoftHSM2; skipped with a word where it is not installed. */
class Pkcs11SealTest extends SealContract {

    private SoftHsm hsm;
    private KeyPair inside;

    @BeforeEach
    void openToken() {
        hsm = SoftHsm.open();
    }

    @Override
    SigningKey key(String kind) throws Exception {
        inside = hsm.generate(kind);
        String label = "seal" + UUID.randomUUID();
        hsm.keep(
                label,
                inside.getPrivate(),
                authority.issueSeal(
                        inside.getPublic(),
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
        assertThat(inside.getPrivate().getEncoded()).isNull();
        assertThat(inside.getPrivate().toString()).contains("sensitive", "unextractable");
    }
}
