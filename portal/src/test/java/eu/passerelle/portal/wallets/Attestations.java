package eu.passerelle.portal.wallets;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** What a wallet provider says of its wallets and their keys. */
final class Attestations {

    private Attestations() {}

    static SignedJWT signed(TestCertificates by, String type, Consumer<JWTClaimsSet.Builder> claims) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType(type))
                    .x509CertChain(List.of(Base64.encode(by.certificate().getEncoded())))
                    .build();
            JWTClaimsSet.Builder body = new JWTClaimsSet.Builder()
                    .issuer("https://provider.example")
                    .issueTime(Date.from(Instant.now()))
                    .expirationTime(Date.from(Instant.now().plusSeconds(3600)));
            claims.accept(body);
            SignedJWT jwt = new SignedJWT(header, body.build());
            jwt.sign(new ECDSASigner((ECPrivateKey) by.key()));
            return jwt;
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same words, without a certificate. */
    static SignedJWT withoutChain(TestCertificates by, SignedJWT named) throws Exception {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(named.getHeader()).x509CertChain(null).build(), named.getJWTClaimsSet());
        jwt.sign(new ECDSASigner((ECPrivateKey) by.key()));
        return jwt;
    }

    /** Of a wallet. */
    static SignedJWT client(TestCertificates by, String client, ECKey key) {
        return signed(
                by,
                "oauth-client-attestation+jwt",
                claims -> claims.subject(client)
                        .claim("cnf", Map.of("jwk", key.toPublicJWK().toJSONObject())));
    }

    /** Of a key that credentials are bound to. */
    static SignedJWT key(TestCertificates by, ECKey key) {
        return signed(
                by,
                "key-attestation+jwt",
                claims ->
                        claims.claim("attested_keys", List.of(key.toPublicJWK().toJSONObject())));
    }

    /** The wallet's proof that it holds the attested key. */
    static SignedJWT proof(ECKey key, String client, String issuer) {
        return proof(key, client, issuer, claims -> {});
    }

    static SignedJWT proof(ECKey key, String client, String issuer, Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(client)
                .audience(issuer)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(Instant.now()));
        change.accept(claims);
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(new JOSEObjectType("oauth-client-attestation-pop+jwt"))
                            .build(),
                    claims.build());
            jwt.sign(new ECDSASigner(key));
            return jwt;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
