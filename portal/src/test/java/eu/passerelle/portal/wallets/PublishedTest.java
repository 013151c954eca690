package eu.passerelle.portal.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.portal.wallets.TestWallet.Answer;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What everybody may read of issuers, and what nobody may read of learners. */
class PublishedTest {

    private static final String SD_JWT = SampleFormats.SD_JWT;

    private final TestWallet wallet = new TestWallet();

    @Test
    void publishesMetadataPlainAndSigned() {
        String place = SamplePortal.HUB.of("/.well-known/openid-credential-issuer/public/oid4vci/tampere");

        Answer plain = wallet.get(place, "Accept", "application/json");
        Answer signed = wallet.get(place, "Accept", "application/jwt, application/json;q=0.5");
        Answer server =
                wallet.get(SamplePortal.HUB.of("/.well-known/oauth-authorization-server/public/oid4vci/tampere"));
        Answer none = wallet.get(SamplePortal.HUB.of("/.well-known/openid-credential-issuer/public/oid4vci/nowhere"));

        assertThat(plain.json().path("credential_issuer").asString())
                .isEqualTo(SamplePortal.address().identifier());
        assertThat(plain.json().at("/batch_credential_issuance/batch_size").asInt())
                .isEqualTo(10);
        JsonNode unbound = plain.json().at("/credential_configurations_supported/" + SampleFormats.UNBOUND);
        assertThat(unbound.has("proof_types_supported")).isFalse();
        assertThat(unbound.has("cryptographic_binding_methods_supported")).isFalse();
        assertThat(signed.raw().headers().firstValue("Content-Type")).contains("application/jwt");
        JsonNode claims = part(signed, 1);
        assertThat(claims.path("sub").asString())
                .isEqualTo(SamplePortal.address().identifier());
        assertThat(part(signed, 0).path("x5c")).hasSize(1);
        assertThat(server.json()
                        .path("pre-authorized_grant_anonymous_access_supported")
                        .asBoolean())
                .isTrue();
        assertThat(none.status()).isEqualTo(404);
    }

    private static JsonNode part(Answer jwt, int index) {
        return JsonMapper.shared()
                .readTree(Base64.getUrlDecoder().decode(jwt.raw().body().split("\\.")[index]));
    }

    @Test
    void publishesKeysForEachKindOfVerifier() {
        String issuer = SamplePortal.HUB.of("/public/issuers/tampere");

        Answer vc = wallet.get(SamplePortal.HUB.of("/.well-known/jwt-vc-issuer/public/issuers/tampere"));
        Answer did = wallet.get(issuer + "/did.json");
        Answer keys = wallet.get(issuer + "/jwks.json");
        Answer type = wallet.get(issuer + "/types/" + SD_JWT);

        assertThat(vc.json().path("issuer").asString()).isEqualTo(issuer);
        assertThat(vc.json().at("/jwks/keys/0/kid").asString())
                .isEqualTo(keys.json().at("/keys/0/kid").asString());
        assertThat(keys.json().at("/keys/0").has("d")).isFalse();
        String name = "did:web:localhost%3A" + SamplePortal.HUB.hub().getPort() + ":public:issuers:tampere";
        assertThat(did.json().path("id").asString()).isEqualTo(name);
        assertThat(did.json()
                        .path("verificationMethod")
                        .valueStream()
                        .map(m -> m.path("type").asString()))
                .containsExactly("JsonWebKey", "Multikey");
        assertThat(did.json().at("/verificationMethod/1/publicKeyMultibase").asString())
                .startsWith("zDn");
        assertThat(type.json().path("vct").asString()).isEqualTo("urn:eu.europa.ec.eudi:learning:credential:1");
        assertThat(wallet.get(issuer + "/types/nothing").status()).isEqualTo(404);
    }

    @Test
    void keepsNothingOfAPersonInItsTables() {
        String access = wallet.tokenFor(SD_JWT);
        wallet.credential(access, TestWallet.request(SD_JWT, TestWallet.proof(wallet.nonce())));

        List<@Nullable String> rows = SamplePortal.DATABASE
                .jdbc()
                .queryForList(
                        "select c::text from wallet_copy c union all select o::text from credential_offer o"
                                + " union all select t::text from wallet_token t union all select a::text from audit a",
                        String.class);

        assertThat(rows).isNotEmpty();
        assertThat(rows.toString()).doesNotContain("Papadopoulou", "Παπαδοπούλου", "030201A123X", access);
    }
}
