package eu.passerelle.simulators.trust;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.simulators.BasicDoor;
import eu.passerelle.simulators.SimulatedServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.jspecify.annotations.Nullable;

/** A time-stamping authority (RFC 3161 over HTTP), whose certificate an {@link AuthoritySimulator} issued. */
public final class TimeStampSimulator implements AutoCloseable {

    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");
    private static final Duration LIFE = Duration.ofDays(365);

    private final SimulatedServer server;
    private final @Nullable BasicDoor door;
    private final KeyPair keys = AuthoritySimulator.p256();
    private final X509Certificate certificate;
    private final AtomicLong number = new AtomicLong();
    private volatile Wrong wrong = Wrong.NOTHING;

    /** What is wrong with the stamps. */
    public enum Wrong {
        NOTHING,
        /** Stamps of something else than was asked for. */
        OTHER_DATA,
        /** Says in a proper answer that it does not stamp. */
        REFUSES,
        /** Answers what is no answer. */
        GIBBERISH
    }

    public TimeStampSimulator(int port, AuthoritySimulator authority) {
        this(port, authority, null);
    }

    /** @param door whom it serves; null for everybody */
    public TimeStampSimulator(int port, AuthoritySimulator authority, @Nullable BasicDoor door) {
        this.door = door;
        Instant now = Instant.now();
        this.certificate = authority.issueTimeStamper(keys.getPublic(), now.minus(Duration.ofDays(1)), now.plus(LIFE));
        this.server = new SimulatedServer(port, this::answer);
    }

    public URI address() {
        return server.address();
    }

    /** Failure switches of the wire. */
    public SimulatedServer server() {
        return server;
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** Stamps that were given. */
    public long stamps() {
        return number.get();
    }

    public void goWrong(Wrong how) {
        wrong = how;
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (door != null && !door.opens(exchange)) {
            return;
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (wrong == Wrong.GIBBERISH) {
            SimulatedServer.send(exchange, 200, "application/timestamp-reply", new byte[] {1, 2, 3});
            return;
        }
        try {
            SimulatedServer.send(exchange, 200, "application/timestamp-reply", stamped(new TimeStampRequest(body)));
        } catch (TSPException | OperatorCreationException | CertificateEncodingException e) {
            SimulatedServer.send(exchange, 400, "text/plain", new byte[0]);
        }
    }

    private byte[] stamped(TimeStampRequest request)
            throws TSPException, OperatorCreationException, CertificateEncodingException, IOException {
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", keys.getPrivate(), certificate),
                new JcaDigestCalculatorProviderBuilder()
                        .build()
                        .get(new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1)),
                POLICY);
        tokens.addCertificates(new JcaCertStore(List.of(certificate)));
        TimeStampResponseGenerator answers = new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED);
        if (wrong == Wrong.REFUSES) {
            return answers.generateRejectedResponse(new TSPException("not today"))
                    .getEncoded();
        }
        return answers.generateGrantedResponse(
                        wrong == Wrong.OTHER_DATA ? ofOtherData(request) : request,
                        BigInteger.valueOf(number.incrementAndGet()),
                        Date.from(Instant.now()))
                .getEncoded();
    }

    private static TimeStampRequest ofOtherData(TimeStampRequest request) throws IOException {
        byte[] digest = request.getMessageImprintDigest();
        digest[0] ^= 1;
        TimeStampRequestGenerator other = new TimeStampRequestGenerator();
        other.setCertReq(true);
        return other.generate(request.getMessageImprintAlgOID(), digest, request.getNonce());
    }

    @Override
    public void close() {
        server.close();
    }
}
