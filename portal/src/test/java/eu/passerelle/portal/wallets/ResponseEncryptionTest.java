package eu.passerelle.portal.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.jwk.ECKey;
import eu.passerelle.portal.wallets.TestWallet.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Answers that wallets want encrypted, at the running issuer. */
class ResponseEncryptionTest {

    private final TestWallet wallet = new TestWallet();

    @ParameterizedTest
    @ValueSource(strings = {"A128GCM", "A256GCM"})
    void encryptsTheAnswerToTheKeyThatTheWalletSends(String method) throws Exception {
        ECKey own = TestWallet.newKey();

        Answer answer = wallet.credential(
                wallet.tokenFor(SampleFormats.SD_JWT),
                encrypting(own.toPublicJWK().toJSONObject(), "ECDH-ES", method, TestWallet.proof(wallet.nonce())));

        assertThat(answer.raw().headers().firstValue("Content-Type")).hasValue("application/jwt");
        JWEObject jwe = JWEObject.parse(answer.raw().body());
        jwe.decrypt(new ECDHDecrypter(own));
        assertThat(JsonMapper.shared()
                        .readTree(jwe.getPayload().toBytes())
                        .at("/credentials/0/credential")
                        .asString())
                .contains("~");
    }

    @Test
    void refusesToEncryptInWaysThatItDoesNotOffer() {
        Map<String, Object> key = TestWallet.newKey().toPublicJWK().toJSONObject();

        for (String body : List.of(
                encrypting(key, "RSA-OAEP", "A256GCM", "x"),
                encrypting(key, "ECDH-ES", "A128CBC-HS256", "x"),
                encrypting(TestWallet.newKey().toJSONObject(), "ECDH-ES", "A256GCM", "x"),
                encrypting(Map.of("kty", "EC"), "ECDH-ES", "A256GCM", "x"))) {
            assertThat(wallet.credential(wallet.tokenFor(SampleFormats.SD_JWT), body)
                            .error())
                    .isEqualTo("invalid_encryption_parameters");
        }
    }

    private static String encrypting(Map<String, Object> jwk, String algorithm, String method, String proof) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "credential_configuration_id",
                        SampleFormats.SD_JWT,
                        "proofs",
                        Map.of("jwt", List.of(proof)),
                        "credential_response_encryption",
                        Map.of("jwk", jwk, "alg", algorithm, "enc", method)));
    }
}
