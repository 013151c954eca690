package eu.passerelle.seal.dss;

import eu.europa.esig.dss.alert.SilentOnStatusAlert;
import eu.europa.esig.dss.alert.StatusAlert;
import eu.europa.esig.dss.diagnostic.CertificateWrapper;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.diagnostic.TimestampWrapper;
import eu.europa.esig.dss.jaxb.object.Message;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.exception.IllegalInputException;
import eu.europa.esig.dss.spi.validation.CertificateVerifier;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges sealed documents with DSS, ours and those of others, in JWS JSON or compact form. Never calls the network: no
 * trusted lists, no revocation, no missing certificates are fetched, so a verdict without problems is rare, and
 * {@code intact} is what it is for. Thread-safe; one document at a time,
 * however many verifiers there are.
 */
public final class SealVerifier {

    /** Sealing at levels LT and LTA waits here, too. */
    private static final int MOST_WAITING = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();

    /**
     * @param authorities whose certificates are trusted, for example the demo authority's
     */
    public SealVerifier(Collection<X509Certificate> authorities) {
        authorities.forEach(authority -> trusted.addCertificate(new CertificateToken(authority)));
    }

    /**
     * A document that is not sealed, or not readable, gets a verdict that says so.
     *
     * @param document the sealed document, UTF-8
     */
    public SealVerdict verify(byte[] document) {
        return OneAtATime.read(() -> judged(document));
    }

    /**
     * The same for strangers' documents, which must neither keep the hub's seals waiting nor wait for ever behind them.
     *
     * @throws Busy too many wait already, or the turn did not come within some seconds
     */
    public SealVerdict verifyPatiently(byte[] document) throws Busy {
        try {
            return OneAtATime.read(() -> judged(document), MOST_WAITING, PATIENCE);
        } catch (OneAtATime.Busy e) {
            throw new Busy(e);
        }
    }

    /** Come back in a few seconds. */
    public static final class Busy extends Exception {
        private static final long serialVersionUID = 1L;

        private Busy(Throwable cause) {
            super(cause);
        }
    }

    private SealVerdict judged(byte[] document) {
        try {
            SignedDocumentValidator validator =
                    SignedDocumentValidator.fromDocument(new InMemoryDocument(document, "credential.json"));
            validator.setCertificateVerifier(offline());
            return verdict(validator.validateDocument());
        } catch (UnsupportedOperationException e) {
            return SealVerdict.unsealed("The document is not a JWS.");
        } catch (DSSException | IllegalInputException e) {
            return SealVerdict.unsealed("The document cannot be read as a JWS: " + e.getMessage());
        }
    }

    private CertificateVerifier offline() {
        CommonCertificateVerifier verifier = new CommonCertificateVerifier(true);
        verifier.setAIASource(null);
        verifier.setTrustedCertSources(trusted);
        // What is missing is in the report; a second time in the log helps nobody.
        StatusAlert silent = new SilentOnStatusAlert();
        verifier.setAlertOnMissingRevocationData(silent);
        verifier.setAlertOnNoRevocationAfterBestSignatureTime(silent);
        verifier.setAlertOnUncoveredPOE(silent);
        verifier.setAlertOnInvalidSignature(silent);
        verifier.setAlertOnInvalidTimestamp(silent);
        return verifier;
    }

    private static SealVerdict verdict(Reports reports) {
        List<SignatureWrapper> seals = reports.getDiagnosticData().getSignatures();
        if (seals.isEmpty()) {
            return SealVerdict.unsealed("There is no seal in the document.");
        }
        SignatureWrapper first = seals.getFirst();
        Optional<CertificateWrapper> signer = Optional.ofNullable(first.getSigningCertificate());
        return new SealVerdict(
                seals.stream().allMatch(SealVerifier::intact),
                seals.stream().allMatch(SignatureWrapper::isTrustedChain),
                first.getSignatureFormat().toString(),
                signer.map(CertificateWrapper::getOrganizationName),
                signer.map(CertificateWrapper::getOrganizationIdentifier),
                Optional.ofNullable(first.getClaimedSigningTime()).map(Date::toInstant),
                first.getTimestampList().stream()
                        .map(stamp -> stamp.getProductionTime().toInstant())
                        .min(Comparator.naturalOrder()),
                problems(seals, reports));
    }

    private static boolean intact(SignatureWrapper seal) {
        return seal.isSignatureIntact()
                && seal.isSignatureValid()
                && seal.isStructuralValidationValid()
                && seal.isSigningCertificateIdentified()
                && seal.getTimestampList().stream().allMatch(SealVerifier::intact);
    }

    private static boolean intact(TimestampWrapper stamp) {
        return stamp.isMessageImprintDataIntact() && stamp.isSignatureIntact() && stamp.isSignatureValid();
    }

    private static List<String> problems(List<SignatureWrapper> seals, Reports reports) {
        Set<String> problems = new LinkedHashSet<>();
        for (SignatureWrapper seal : seals) {
            problems.addAll(seal.getStructuralValidationMessages());
            for (Message error : reports.getSimpleReport().getAdESValidationErrors(seal.getId())) {
                problems.add(error.getValue());
            }
        }
        return new ArrayList<>(problems);
    }
}
