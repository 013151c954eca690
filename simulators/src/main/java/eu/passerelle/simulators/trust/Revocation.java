package eu.passerelle.simulators.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Says which certificates of a simulated authority were taken back; signed by the authority itself. */
record Revocation(AuthoritySimulator authority) {

    private static final Duration NEXT = Duration.ofDays(1);

    /** A list by RFC 5280, DER. */
    byte[] list() throws IOException, OperatorCreationException {
        Instant now = Instant.now();
        X509v2CRLBuilder list = new X509v2CRLBuilder(Certificates.AUTHORITY, Date.from(now));
        list.setNextUpdate(Date.from(now.plus(NEXT)));
        authority
                .revoked()
                .forEach((certificate, since) ->
                        list.addCRLEntry(certificate.getSerialNumber(), Date.from(since), CRLReason.keyCompromise));
        return list.build(signer()).getEncoded();
    }

    /**
     * An answer by RFC 6960, DER.
     *
     * @param question DER
     */
    byte[] answer(byte[] question)
            throws IOException, OCSPException, OperatorCreationException, GeneralSecurityException {
        OCSPReq request = new OCSPReq(question);
        Instant now = Instant.now();
        BasicOCSPRespBuilder answer = new BasicOCSPRespBuilder(new RespID(Certificates.AUTHORITY));
        for (Req each : request.getRequestList()) {
            answer.addResponse(
                    each.getCertID(), status(each.getCertID()), Date.from(now), Date.from(now.plus(NEXT)), null);
        }
        Extension nonce = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce != null) {
            answer.setResponseExtensions(new Extensions(nonce));
        }
        X509CertificateHolder[] chain = {new JcaX509CertificateHolder(authority.certificate())};
        return new OCSPRespBuilder()
                .build(OCSPRespBuilder.SUCCESSFUL, answer.build(signer(), chain, Date.from(now)))
                .getEncoded();
    }

    private @Nullable CertificateStatus status(CertificateID asked) {
        for (Map.Entry<X509Certificate, Instant> each : authority.revoked().entrySet()) {
            if (each.getKey().getSerialNumber().equals(asked.getSerialNumber())) {
                return new RevokedStatus(Date.from(each.getValue()), CRLReason.keyCompromise);
            }
        }
        return CertificateStatus.GOOD;
    }

    private ContentSigner signer() throws OperatorCreationException {
        return new JcaContentSignerBuilder("SHA256withECDSA").build(authority.key());
    }
}
