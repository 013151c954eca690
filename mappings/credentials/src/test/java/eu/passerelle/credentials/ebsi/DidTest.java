package eu.passerelle.credentials.ebsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DidTest {

    /** The example of the documentation of EBSI's own library. */
    private static final Map<String, Object> JWK = Map.of(
            "kty", "EC",
            "x", "myPoRDa5QONxWQ2rB3OJ7ftHlRDWQHhbNH7ra2Y1-i0",
            "y", "q00oUQjzvETQkjCM2F22dvChyqXKa0wsiVGLd--yz5Y",
            "crv", "P-256",
            "alg", "ES256");

    private static final String DID =
            "did:key:z2dmzD81cgPx8Vki7JbuuMmFYrWPgYoytykUZ3eyqht1j9KbsALgKJNpKj7U9jdYAHu3nxJ4fo"
                    + "nckTBBGWELRpHJZ9dBKRzGebbNYTz6bWtaTM3zyyWnrkfb8w5owU1ECw2W7u1Rz2B5MgocMnnaa9wzDB3paEQvcgth9ErYawbNu9MLLc";

    /** Of the Base 58 Internet draft (draft-msporny-base58), and leading zeros. */
    @ParameterizedTest
    @CsvSource({"48656c6c6f20576f726c6421, z2NEpo7TZRRrLZSi2U", "0000287fb4cd, z11233QC4", "00, z1", "'', z", "61, z2g"
    })
    void writesAndReadsBase58(String hex, String text) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(Base58.encode(bytes)).isEqualTo(text);
        assertThat(Base58.decode(text)).isEqualTo(bytes);
    }

    @Test
    void namesAKeyAsEbsiDoes() {
        assertThat(DidKey.of(JWK)).isEqualTo(DID);
        assertThat(DidKey.jwk(DID))
                .hasValueSatisfying(jwk -> assertThat(jwk).hasSize(4).containsEntry("x", JWK.get("x")));
        assertThat(DidKey.keyId(DID)).startsWith("did:key:z2dmzD81").endsWith("#" + DID.substring(8));
    }

    @Test
    void writesWhatItReads() {
        for (Map<String, Object> jwk : List.of(
                Map.<String, Object>of(
                        "kty", "OKP", "crv", "Ed25519", "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"),
                Map.<String, Object>of("kty", "RSA", "n", "AQAB0", "e", "AQAB"))) {
            assertThat(DidKey.jwk(DidKey.of(jwk))).contains(jwk);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "did:key:",
                "did:key:z",
                "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "did:web:example.org",
                "did:key:zO0Il",
                "did:jwk:eyJrdHkiOiJFQyJ9"
            })
    void doesNotReadOtherDids(String did) {
        assertThat(DidKey.jwk(did)).isEmpty();
    }

    @Test
    void doesNotReadAKeyThatIsNotWrittenCanonically() {
        String key = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\"}";
        byte[] coded = new byte[3 + key.length()];
        System.arraycopy(new byte[] {(byte) 0xd1, (byte) 0xd6, 3}, 0, coded, 0, 3);
        System.arraycopy(key.getBytes(StandardCharsets.US_ASCII), 0, coded, 3, key.length());

        assertThat(DidKey.jwk("did:key:" + Base58.encode(coded))).isEmpty();
    }

    @Test
    void refusesToNameAKeyThatIsIncomplete() {
        assertThatThrownBy(() -> DidKey.of(Map.of("kty", "EC", "crv", "P-256", "x", "AA")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'y'");
        assertThatThrownBy(() -> DidKey.of(Map.of("kty", "oct", "k", "AA")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsLegalEntities() {
        assertThat(DidEbsi.isValid("did:ebsi:zxaYaUtb8pvoAtYNWbKcveg")).isTrue();
        assertThat(DidEbsi.isValid(DidEbsi.of(new byte[16]))).isTrue();
        assertThat(DidEbsi.isValid("did:ebsi:zxaYaUtb8pvoAtYNWbKcve")).isFalse();
        assertThat(DidEbsi.isValid("did:ebsi:xaYaUtb8pvoAtYNWbKcveg")).isFalse();
        assertThat(DidEbsi.isValid(DID)).isFalse();
    }
}
