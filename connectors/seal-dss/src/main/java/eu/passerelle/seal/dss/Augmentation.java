package eu.passerelle.seal.dss;

import eu.europa.esig.dss.alert.exception.AlertException;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.JWSSerializationType;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.jades.JAdESSignatureParameters;
import eu.europa.esig.dss.jades.JAdESTimestampParameters;
import eu.europa.esig.dss.jades.signature.JAdESService;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.service.crl.OnlineCRLSource;
import eu.europa.esig.dss.service.ocsp.OnlineOCSPSource;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CertificateVerifier;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.aia.DefaultAIASource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.passerelle.connectors.KeyContext;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.SigningUnavailable;
import eu.passerelle.seal.dss.DssSealSettings.Level;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * What makes a seal of level T, LT or LTA of one of level B: a time stamp over the signature, the certificates and what
 * their authorities say of them now, an archive time stamp over all of it (ETSI TS 119 182-1, 6.3). The first stamp is put
 * in here, side by side on many threads, because DSS reads the whole document for it and takes twenty times as long; the
 * rest is DSS's work.
 */
final class Augmentation {

    private final Level level;
    private final DigestAlgorithm digest;
    private final TimeStampAuthority stamps;
    private final RevocationLoader loader;

    Augmentation(Level level, TimeStampSettings settings, KeyContext context) {
        this.level = level;
        this.digest = DigestAlgorithm.valueOf(settings.digest().name());
        this.stamps = new TimeStampAuthority(settings, context);
        this.loader = new RevocationLoader(context);
    }

    /**
     * @param signed header, dot and content
     * @return the sealed document
     * @throws eu.passerelle.connectors.failure.RetriableException an authority is away
     * @throws ConfigurationInvalid a certificate was revoked, or says not where to ask for it
     */
    byte[] document(byte[] signed, byte[] signature) {
        byte[] stamp = stamps.getTimeStampResponse(digest, DSSUtils.digest(digest, JwsJson.encoded(signature)))
                .getBytes();
        String element =
                "{\"sigTst\":{\"tstTokens\":[{\"val\":\"" + Base64.getEncoder().encodeToString(stamp) + "\"}]}}";
        byte[] stamped = JwsJson.document(signed, signature, element);
        return level == Level.T ? stamped : OneAtATime.read(() -> raised(stamped));
    }

    boolean isArchiving() {
        return level == Level.LTA;
    }

    /** End of the certificate of the last archive time stamp; empty where there is none. */
    Optional<Instant> archivedUntil(byte[] sealed) {
        return OneAtATime.read(
                () -> SignedDocumentValidator.fromDocument(new InMemoryDocument(sealed)).getSignatures().stream()
                        .flatMap(seal -> seal.getArchiveTimestamps().stream())
                        .map(stamp -> stamp.getCandidatesForSigningCertificate().getTheBestCandidate())
                        .filter(Objects::nonNull)
                        .map(candidate ->
                                candidate.getCertificateToken().getNotAfter().toInstant())
                        .max(Comparator.naturalOrder()));
    }

    /** With another archive time stamp around all that there is, and what authorities say of the one before. */
    byte[] renewed(byte[] sealed) {
        return isArchiving() ? OneAtATime.read(() -> raised(sealed)) : sealed;
    }

    private byte[] raised(byte[] stamped) {
        loader.failure();
        JAdESService service = new JAdESService(verifier());
        service.setTspSource(stamps);
        try {
            return DSSUtils.toByteArray(service.extendDocument(new InMemoryDocument(stamped), parameters()));
        } catch (AlertException e) {
            throw loader.failure().<RuntimeException>map(failure -> failure).orElseGet(() -> lacking(e));
        } catch (DSSException e) {
            if (e.getCause() instanceof HubException cause) {
                throw cause;
            }
            throw loader.failure()
                    .<RuntimeException>map(failure -> failure)
                    .orElseGet(() -> new SigningUnavailable(
                            "The seal cannot be raised to level " + level + " (" + e.getMessage() + ").", e));
        }
    }

    private ConfigurationInvalid lacking(AlertException e) {
        return new ConfigurationInvalid(
                "The seal cannot be raised to level " + level + ": " + e.getMessage()
                        + " Nothing is issued with it; ask the authority that issued the certificate.",
                e);
    }

    private CertificateVerifier verifier() {
        CommonCertificateVerifier verifier = new CommonCertificateVerifier(true);
        verifier.setAIASource(new DefaultAIASource(loader));
        verifier.setOcspSource(new OnlineOCSPSource(loader));
        verifier.setCrlSource(new OnlineCRLSource(loader));
        // whom verifiers trust is theirs to know; what they need to judge is put in whoever it is
        verifier.setCheckRevocationForUntrustedChains(true);
        return verifier;
    }

    private JAdESSignatureParameters parameters() {
        JAdESSignatureParameters parameters = new JAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.valueOf("JAdES_BASELINE_" + level));
        parameters.setJwsSerializationType(JWSSerializationType.JSON_SERIALIZATION);
        parameters.setBase64UrlEncodedEtsiUComponents(true);
        parameters.setSignatureTimestampParameters(new JAdESTimestampParameters(digest));
        parameters.setArchiveTimestampParameters(new JAdESTimestampParameters(digest));
        return parameters;
    }
}
