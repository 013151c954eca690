package eu.passerelle.simulators.trust;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.simulators.SimulatedServer;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * A certificate authority: issues certificates, publishes its own at {@code /ca.cer}, a list of revoked ones (RFC 5280) at
 * {@code /crl} and answers at {@code /ocsp} (RFC 6960). What it issues names these addresses.
 */
public final class AuthoritySimulator implements AutoCloseable {

    private static final Duration LIFE = Duration.ofDays(3650);

    private final KeyPair keys;
    private final SimulatedServer server;
    private final X509Certificate certificate;
    private final Map<X509Certificate, Instant> revoked = new ConcurrentHashMap<>();
    private volatile boolean withoutOcsp;

    /** @param port 0 for a free one */
    public AuthoritySimulator(int port) {
        this.keys = p256();
        this.server = new SimulatedServer(port, this::answer);
        Instant now = Instant.now();
        this.certificate = Certificates.authority(keys, now.minus(Duration.ofDays(1)), now.plus(LIFE));
    }

    static KeyPair p256() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    public URI address() {
        return server.address();
    }

    /** Failure switches of the wire. */
    public SimulatedServer server() {
        return server;
    }

    /** What verifiers are to trust. */
    public X509Certificate certificate() {
        return certificate;
    }

    PrivateKey key() {
        return keys.getPrivate();
    }

    /** A certificate as for an organisation's seal, of a Greek university. */
    public X509Certificate issueSeal(PublicKey key, Instant from, Instant until) {
        return new Certificates(this).seal(key, from, until);
    }

    /** A certificate of a time-stamping authority. */
    X509Certificate issueTimeStamper(PublicKey key, Instant from, Instant until) {
        return new Certificates(this).timeStamper(key, from, until);
    }

    /** Takes a certificate back, from now on. */
    public void revoke(X509Certificate issued) {
        revoked.put(issued, Instant.now());
    }

    /** Answers no questions about single certificates any more: who asks must read the list. */
    public void withoutOcsp(boolean isWithout) {
        withoutOcsp = isWithout;
    }

    Map<X509Certificate, Instant> revoked() {
        return revoked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            Revocation revocation = new Revocation(this);
            switch (exchange.getRequestURI().getPath()) {
                case "/ca.cer" ->
                    SimulatedServer.send(exchange, 200, "application/pkix-cert", certificate.getEncoded());
                case "/crl" -> SimulatedServer.send(exchange, 200, "application/pkix-crl", revocation.list());
                case "/ocsp" -> {
                    if (withoutOcsp) {
                        SimulatedServer.send(exchange, 503, "text/plain", new byte[0]);
                    } else {
                        SimulatedServer.send(
                                exchange,
                                200,
                                "application/ocsp-response",
                                revocation.answer(exchange.getRequestBody().readAllBytes()));
                    }
                }
                default -> SimulatedServer.send(exchange, 404, "text/plain", new byte[0]);
            }
        } catch (GeneralSecurityException | OperatorCreationException | OCSPException e) {
            SimulatedServer.send(exchange, 500, "text/plain", new byte[0]);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
