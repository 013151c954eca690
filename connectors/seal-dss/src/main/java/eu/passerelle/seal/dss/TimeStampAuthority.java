package eu.passerelle.seal.dss;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import eu.passerelle.connectors.KeyContext;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.SigningUnavailable;
import eu.passerelle.connectors.http.HttpAuthentication.Basic;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.SisHttp;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * Asks the time-stamping authority (RFC 3161) and takes no stamp that is not of what it asked for, or not signed by the
 * certificate that comes with it. Thread-safe.
 */
final class TimeStampAuthority implements TSPSource {

    private static final long serialVersionUID = 1L;
    private static final int NONCE_BITS = 64;
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final transient TimeStampSettings settings;
    private final transient HubHttp http;

    TimeStampAuthority(TimeStampSettings settings, KeyContext context) {
        this.settings = settings;
        this.http = new HubHttp(context.limits(), context.allowed());
    }

    @Override
    public TimestampBinary getTimeStampResponse(DigestAlgorithm algorithm, byte[] digest) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        try {
            TimeStampRequest request = generator.generate(
                    new ASN1ObjectIdentifier(algorithm.getOid()), digest, new BigInteger(NONCE_BITS, RANDOM));
            TimeStampResponse response = new TimeStampResponse(ask(request.getEncoded()));
            response.validate(request);
            TimeStampToken token = response.getTimeStampToken();
            if (token == null) {
                throw new SigningUnavailable(who() + "it gives no stamp (status " + response.getStatus() + ").");
            }
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(certificate(token)));
            return new TimestampBinary(token.getEncoded());
        } catch (TSPException | IOException | OperatorCreationException e) {
            throw new SigningUnavailable(
                    who() + "its answer is no stamp of what was asked (" + e.getMessage() + ").", e);
        } catch (java.security.cert.CertificateException e) {
            throw new SigningUnavailable(who() + "the certificate of its stamp cannot be read.", e);
        }
    }

    @SuppressWarnings("unchecked") // Bouncy Castle's selector has no type
    private X509CertificateHolder certificate(TimeStampToken token) {
        Collection<X509CertificateHolder> found = token.getCertificates().getMatches(token.getSID());
        return found.stream()
                .findFirst()
                .orElseThrow(() -> new SigningUnavailable(who() + "its stamp comes without its certificate."));
    }

    private byte[] ask(byte[] question) {
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.url())
                .header("Content-Type", "application/timestamp-query")
                .header("Accept", "application/timestamp-reply")
                .POST(HttpRequest.BodyPublishers.ofByteArray(question));
        Basic basic = settings.basic();
        if (basic != null) {
            String pair = basic.user() + ':' + basic.password().value();
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        try {
            HubHttp.Answer answer = http.send(request);
            if (answer.status() != 200) {
                throw failure(answer);
            }
            return answer.body();
        } catch (IOException e) {
            throw new SigningUnavailable(who() + "it cannot be reached (" + e.getMessage() + ").", e);
        }
    }

    private HubException failure(HubHttp.Answer answer) {
        int status = answer.status();
        if (status == 429) {
            return new RateLimited(
                    HubException.Responsible.HUB,
                    who() + "HTTP 429: it asks the hub to slow down.",
                    SisHttp.retryAfter(answer, PAUSE));
        }
        return status >= 500 || status == 408
                ? new SigningUnavailable(who() + "HTTP " + status + ".")
                : new ConfigurationInvalid(who() + "HTTP " + status
                        + "; correct seal.timestamp.url and seal.timestamp.basic in hub.yaml.");
    }

    private String who() {
        return "Time-stamping authority " + settings.url().getHost() + ": ";
    }
}
