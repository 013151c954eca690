package eu.passerelle.seal.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.credentials.openbadge.IssuerDid;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationKeysTest {

    private static final URI HUB = URI.create("https://hub.example:8443/a/");

    private final ThrowAwayKey key = ThrowAwayKey.make();

    @Test
    void readsKeysAsTheyAreWritten() {
        for (int i = 0; i < 50; i++) {
            ThrowAwayKey each = ThrowAwayKey.make();
            byte[] der = each.publicKey().getEncoded();
            String x = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(java.util.Arrays.copyOfRange(der, der.length - 32, der.length));

            assertThat(Multikey.read(Multikey.of(each.publicKey()))).contains(each.publicKey());
            assertThat(Multikey.ofJwk(x)).contains(each.publicKey());
        }
        // did:key Method v0.7, the first test vector for Ed25519, as all implementations have it
        assertThat(Multikey.read("z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            did:web:hub.example                        | https://hub.example/.well-known/did.json
            did:web:hub.example%3A8443:a:issuers:t     | https://hub.example:8443/a/issuers/t/did.json
            did:web:hub.example:..:x                   | -
            did:web:hub.example:a%2Fb                  | -
            did:web:hub.example%2Fx                    | -
            did:web:user@hub.example                   | -
            did:web:                                   | -
            """)
    void readsWhereADidIsPublished(String did, String address) {
        assertThat(VerificationKeys.DidWeb.address(did))
                .isEqualTo(Optional.ofNullable(address).map(URI::create));
    }

    @Test
    void findsKeysOfDidWebByTheirDocument() {
        String method = IssuerDid.base(HUB) + "tampere#" + Multikey.of(key.publicKey());
        String document = IssuerServer.didDocument(HUB, "tampere", key.publicKey());
        VerificationKeys keys = VerificationKeys.web(address -> document.getBytes(StandardCharsets.UTF_8));
        VerificationKeys notForAssertions = VerificationKeys.web(
                address -> document.replace("assertionMethod", "keyAgreement").getBytes(StandardCharsets.UTF_8));
        VerificationKeys ofAnother =
                VerificationKeys.web(address -> document.replace("\"id\": \"did:web:hub", "\"id\": \"did:web:other")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(keys.find(method)).contains(key.publicKey());
        assertThat(keys.find(method + "x")).isEmpty();
        assertThat(notForAssertions.find(method)).isEmpty();
        assertThat(ofAnother.find(method)).isEmpty();
    }
}
