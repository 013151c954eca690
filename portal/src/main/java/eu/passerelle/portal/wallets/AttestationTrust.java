package eu.passerelle.portal.wallets;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whose word on wallets and on their keys is taken: wallet providers by their certificates, or authorities above them.
 * Whether a certificate was revoked is not asked.
 *
 * @param anchors certificates that are trusted
 */
public record AttestationTrust(List<X509Certificate> anchors, Clock clock) {

    private static final int LONGEST_CHAIN = 5;

    public AttestationTrust {
        anchors = List.copyOf(anchors);
    }

    /** Whether the JWT is signed with the key of its {@code x5c}, which leads to an anchor; without one, of an anchor. */
    boolean isSigned(SignedJWT jwt) {
        try {
            List<Base64> sent = jwt.getHeader().getX509CertChain();
            List<X509Certificate> signers =
                    sent == null ? anchors : trusted(sent).stream().toList();
            return signers.stream().anyMatch(signer -> isSigned(jwt, signer));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** One that cannot have signed, or is over, keeps no other from being tried. */
    private boolean isSigned(SignedJWT jwt, X509Certificate signer) {
        try {
            signer.checkValidity(Date.from(clock.instant()));
            return signer.getPublicKey() instanceof ECPublicKey
                    && JWK.parse(signer) instanceof ECKey key
                    && WalletKeys.fits(key, jwt.getHeader().getAlgorithm().getName())
                    && WalletKeys.isSigned(jwt, key);
        } catch (JOSEException | GeneralSecurityException e) {
            return false;
        }
    }

    /** The first certificate of the chain where it leads to an anchor now. */
    private Optional<X509Certificate> trusted(List<Base64> sent) throws GeneralSecurityException {
        if (sent.isEmpty() || sent.size() > LONGEST_CHAIN) {
            return Optional.empty();
        }
        CertificateFactory certificates = CertificateFactory.getInstance("X.509");
        List<X509Certificate> chain = new ArrayList<>();
        for (Base64 each : sent) {
            chain.add((X509Certificate) certificates.generateCertificate(new ByteArrayInputStream(each.decode())));
        }
        Date now = Date.from(clock.instant());
        X509Certificate first = chain.getFirst();
        if (anchors.contains(first)) {
            return Optional.of(first);
        }
        chain.removeIf(anchors::contains);
        PKIXParameters parameters = new PKIXParameters(
                anchors.stream().map(anchor -> new TrustAnchor(anchor, null)).collect(Collectors.toSet()));
        parameters.setRevocationEnabled(false);
        parameters.setDate(now);
        CertPathValidator.getInstance("PKIX").validate(certificates.generateCertPath(chain), parameters);
        return Optional.of(first);
    }
}
