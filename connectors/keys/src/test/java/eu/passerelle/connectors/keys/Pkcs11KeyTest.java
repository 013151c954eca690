package eu.passerelle.connectors.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.keys.DemoCertificates.Issued;
import eu.passerelle.connectors.keys.DemoCertificates.Validity;
import eu.passerelle.connectors.testkit.SoftHsm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Needs SoftHSM2; skipped with a word where it is not installed. */
class Pkcs11KeyTest extends KeyContract {

    private final String label = "key-" + UUID.randomUUID();
    private SoftHsm hsm;
    private int number;

    @BeforeEach
    void openToken() {
        hsm = SoftHsm.open();
    }

    @Override
    String protocol() {
        return "pkcs11";
    }

    @Override
    void put(String kind, Validity validity) throws Exception {
        KeyPair pair = hsm.generate(kind);
        Issued issued = DemoCertificates.seal(KeyFiles.UNIVERSITY, validity, pair, files.authority());
        hsm.keep(number == 0 ? label : label + "-" + number, pair.getPrivate(), files.chain(issued));
        number++;
    }

    @Override
    SigningKey open() {
        return open(settings(SoftHsm.TOKEN, label));
    }

    private SigningKey open(Pkcs11Settings settings) {
        return new Pkcs11KeyProvider().open(settings, files.context("keys.seal"));
    }

    private static Pkcs11Settings settings(String token, String label) {
        return new Pkcs11Settings(SoftHsm.LIBRARY.toString(), token, new Secret(SoftHsm.PIN), label, null);
    }

    private void refuses(Pkcs11Settings settings, String... message) {
        assertThatThrownBy(() -> open(settings))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContainingAll(message)
                .hasMessageNotContaining(SoftHsm.PIN);
    }

    @Test
    void neverEntersTheJvm() throws Exception {
        put("secp256r1", KeyFiles.validity(0, 365));

        JcaKey key = (JcaKey) open();

        assertThat(key.key().getEncoded()).as("no way to its bytes").isNull();
        assertThat(key.key().getFormat()).isNull();
        assertThat(key.key()).as("nor to its number").isNotInstanceOf(ECPrivateKey.class);
        assertThat(key.key().toString())
                .as("as the module says: CKA_SENSITIVE, not CKA_EXTRACTABLE")
                .contains("token object", "sensitive", "unextractable");
        assertThat(key.module()).isNotNull();
    }

    @Test
    void refusesAKeyThatCanBeReadOut() throws Exception {
        Issued readable = files.issue(DemoCertificates.p256());
        hsm.keep(label, readable.key(), files.chain(readable));

        refuses(settings(SoftHsm.TOKEN, label), label, "can be read out", "not extractable");
    }

    @Test
    void refusesALabelThatIsNotThere() {
        refuses(settings(SoftHsm.TOKEN, "nobody"), SoftHsm.TOKEN, "no key 'nobody'", "CKA_ID");
    }

    @Test
    void refusesATokenThatIsNotThere() {
        refuses(settings("another", label), "no token 'another'", SoftHsm.TOKEN);
    }

    @Test
    void refusesALibraryThatIsNone() throws Exception {
        Path none = directory.resolve("none.so");
        refuses(
                new Pkcs11Settings(none.toString(), SoftHsm.TOKEN, new Secret(SoftHsm.PIN), label, null),
                "none.so is not there");

        Files.writeString(none, "no library");
        refuses(
                new Pkcs11Settings(none.toString(), SoftHsm.TOKEN, new Secret(SoftHsm.PIN), label, null),
                "none.so cannot be used");
    }

    @Test
    void takesTheCertificateThatIsValidBeforeOneThatBegins() throws Exception {
        put("secp256r1", KeyFiles.validity(-1, 20));
        SigningKey now = open();

        put("secp256r1", KeyFiles.validity(5, 365));

        assertThat(open().publicKey()).isEqualTo(now.publicKey());
    }
}
