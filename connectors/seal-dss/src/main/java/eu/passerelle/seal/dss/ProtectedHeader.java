package eu.passerelle.seal.dss;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.JWSSerializationType;
import eu.europa.esig.dss.enumerations.MimeTypeEnum;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.jades.JAdESSignatureParameters;
import eu.europa.esig.dss.jades.JAdESSigningTimeType;
import eu.europa.esig.dss.jades.signature.JAdESSerializationBuilder;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CertificateVerifier;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.passerelle.seal.dss.DssSealSettings.SigningTime;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signed header of a seal (alg, cty, kid, x5t#S256, x5c, typ, b64, iat or sigT, crit), written by DSS. It depends on
 * the second alone and not on the credential, so it is written once a second. Thread-safe.
 */
final class ProtectedHeader {

    private static final DSSDocument ANY_CONTENT =
            new InMemoryDocument("{}".getBytes(StandardCharsets.UTF_8), null, MimeTypeEnum.JSON);

    private final List<CertificateToken> chain;
    private final SignatureAlgorithm algorithm;
    private final SigningTime signingTime;
    private final CertificateVerifier verifier = new CommonCertificateVerifier(true);
    private volatile @Nullable Written last;

    ProtectedHeader(List<X509Certificate> chain, SignatureAlgorithm algorithm, SigningTime signingTime) {
        this.chain = chain.stream().map(CertificateToken::new).toList();
        this.algorithm = algorithm;
        this.signingTime = signingTime;
    }

    /** The header for a sealing time, base64url, followed by the dot that ends it in the bytes to be signed. */
    byte[] at(Instant time) {
        Instant second = time.truncatedTo(ChronoUnit.SECONDS);
        Written written = last;
        if (written == null || !written.second.equals(second)) {
            written = new Written(second, write(second));
            last = written;
        }
        return written.bytes;
    }

    private byte[] write(Instant second) {
        byte[] toSign = new JAdESSerializationBuilder(verifier, parameters(second), List.of(ANY_CONTENT))
                .buildDataToBeSigned()
                .getBytes();
        return Arrays.copyOf(toSign, JwsJson.headerLength(toSign) + 1);
    }

    private JAdESSignatureParameters parameters(Instant second) {
        JAdESSignatureParameters parameters = new JAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.JAdES_BASELINE_B);
        parameters.setSignaturePackaging(SignaturePackaging.ENVELOPING);
        parameters.setJwsSerializationType(JWSSerializationType.JSON_SERIALIZATION);
        parameters.setBase64UrlEncodedPayload(false);
        parameters.setBase64UrlEncodedEtsiUComponents(true);
        parameters.setSigningCertificate(chain.getFirst());
        parameters.setCertificateChain(chain);
        // after the certificate, which sets an encryption algorithm of its own
        parameters.setEncryptionAlgorithm(algorithm.getEncryptionAlgorithm());
        parameters.setDigestAlgorithm(algorithm.getDigestAlgorithm());
        // x5t#S256, which every validator knows; DSS would write x5t#o
        parameters.setSigningCertificateDigestMethod(DigestAlgorithm.SHA256);
        parameters.setJadesSigningTimeType(
                switch (signingTime) {
                    case IAT -> JAdESSigningTimeType.IAT;
                    case SIG_T -> JAdESSigningTimeType.SIG_T;
                });
        parameters.bLevel().setSigningDate(Date.from(second));
        return parameters;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Written(Instant second, byte[] bytes) {}
}
