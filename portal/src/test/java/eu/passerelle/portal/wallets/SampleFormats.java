package eu.passerelle.portal.wallets;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.CredentialRenderer;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.elm.ElmRenderer;
import eu.passerelle.credentials.sdjwt.SdJwtRenderer;
import eu.passerelle.credentials.sdjwt.SdJwtType;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import eu.passerelle.model.Organisation;
import eu.passerelle.portal.PublicAddress;
import eu.passerelle.portal.issuers.IssuerNames;
import eu.passerelle.portal.issuers.PublishedKey;
import eu.passerelle.seal.jose.SdJwtSealer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** The hub's SD-JWT VC, and small credentials in the other two forms that OpenID4VCI carries. */
record SampleFormats(PublicAddress hub, SigningKey key) {

    static final String SD_JWT = SdJwtType.DEFAULT;
    static final String JWT = "sample-jwt";
    static final String UNBOUND = "sample-unbound";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<Map<String, Object>> DISPLAY =
            List.of(Map.of("name", "Opintosuoritus: ääkkösiä", "locale", "fi"));

    SdJwtType type() {
        return SdJwtType.standard(SD_JWT);
    }

    List<CredentialConfiguration> all() {
        return List.of(
                new CredentialConfiguration(
                        SD_JWT,
                        WalletFormat.DC_SD_JWT,
                        Map.of("vct", type().vct()),
                        true,
                        List.of("ES256"),
                        DISPLAY,
                        List.of(Map.of("path", List.of("family_name"))),
                        sdJwt()),
                new CredentialConfiguration(
                        JWT,
                        WalletFormat.JWT_VC_JSON,
                        Map.of("credential_definition", Map.of("type", List.of("VerifiableCredential"))),
                        true,
                        List.of("ES256"),
                        DISPLAY,
                        List.of(),
                        new CredentialConfiguration.Making(
                                new SmallRenderer("jwt_vc_json"), bytes -> List.of(), new SmallSealer(key))),
                new CredentialConfiguration(
                        UNBOUND,
                        WalletFormat.LDP_VC,
                        Map.of(
                                "credential_definition",
                                Map.of(
                                        "@context",
                                        List.of("https://www.w3.org/ns/credentials/v2"),
                                        "type",
                                        List.of("VerifiableCredential"))),
                        false,
                        List.of("ecdsa-rdfc-2019"),
                        DISPLAY,
                        List.of(),
                        new CredentialConfiguration.Making(
                                new SmallRenderer("ldp_vc"), bytes -> List.of(), new Unsealed())));
    }

    private CredentialConfiguration.Making sdJwt() {
        return new CredentialConfiguration.Making(
                new SdJwtRenderer(
                        type(),
                        university -> URI.create(new IssuerNames(hub, university.id()).address()),
                        ElmRenderer.standard()),
                bytes -> List.of(),
                new SdJwtSealer(
                        key, Achievements.HUB, PublishedKey.of(key).jwk().getKeyID(), 2));
    }

    private record SmallRenderer(String format) implements CredentialRenderer {

        @Override
        public Credential render(Achievement achievement, Binding binding) {
            Map<String, Object> subject = new LinkedHashMap<>();
            subject.put("name", achievement.completion().learner().name().toString());
            if (binding.holder() != null) {
                subject.put("id", binding.holder().did());
            }
            byte[] content = JSON.writeValueAsBytes(Map.of(
                    "@context",
                    List.of("https://www.w3.org/ns/credentials/v2"),
                    "type",
                    List.of("VerifiableCredential"),
                    "issuer",
                    "https://example.org",
                    "credentialSubject",
                    subject));
            return new Credential(achievement.credentialId(), format, "application/json", content);
        }
    }

    /** A compact JWS. */
    private record SmallSealer(SigningKey key) implements CredentialSealer {

        @Override
        public Organisation issuer() {
            return Achievements.HUB;
        }

        @Override
        public Instant validUntil() {
            return Instant.MAX;
        }

        @Override
        public DataToSeal prepare(Credential credential, Instant at) {
            String signed = encoded("{\"alg\":\"ES256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                    + encoded(credential.content());
            return new DataToSeal(credential, signed.getBytes(StandardCharsets.US_ASCII), at);
        }

        @Override
        public byte[] sign(DataToSeal data) {
            return key.sign(data.toSign());
        }

        @Override
        public Credential finish(DataToSeal data, byte[] signature) {
            String jws = new String(data.toSign(), StandardCharsets.US_ASCII) + "." + encoded(signature);
            return new Credential(
                    data.credential().id(),
                    data.credential().format(),
                    "application/jwt",
                    jws.getBytes(StandardCharsets.US_ASCII));
        }

        private static String encoded(byte[] bytes) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }
    }

    /** As it is: only how it travels is tested with it. */
    private static final class Unsealed implements CredentialSealer {

        @Override
        public Organisation issuer() {
            return Achievements.HUB;
        }

        @Override
        public Instant validUntil() {
            return Instant.MAX;
        }

        @Override
        public DataToSeal prepare(Credential credential, Instant at) {
            return new DataToSeal(credential, credential.content(), at);
        }

        @Override
        public byte[] sign(DataToSeal data) {
            return new byte[0];
        }

        @Override
        public Credential finish(DataToSeal data, byte[] signature) {
            return Objects.requireNonNull(data.credential());
        }
    }
}
