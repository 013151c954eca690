package eu.passerelle.connectors.http;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Limits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** A TLS handshake as the hub's own calls make it: whether the server's certificate is good, and for how long. */
final class TlsCheck {

    private static final Duration SOON = Duration.ofDays(30);

    private final Limits limits;
    private final Clock clock;
    private final SSLContext tls;
    private final AddressCheck.Whose whose;

    TlsCheck(Limits limits, Clock clock, SSLContext tls, AddressCheck.Whose whose) {
        this.whose = whose;
        this.limits = limits;
        this.clock = clock;
        this.tls = tls;
    }

    CheckStep of(InetSocketAddress server) {
        String name = "TLS of " + server.getHostString() + ":" + server.getPort();
        try {
            SSLSession session = session(server);
            CheckStep lasts = lasts(name, "The server's certificate", end(session), clock.instant());
            return new CheckStep(
                    name,
                    lasts.result(),
                    session.getProtocol() + ", " + session.getPeerCertificates().length
                            + " in the certificate's chain. " + lasts.detail());
        } catch (SSLException e) {
            return CheckStep.failed(name, repair(e));
        } catch (IOException e) {
            return CheckStep.failed(
                    name,
                    "The server hangs up instead of speaking TLS (" + e.getMessage() + "): compare the port with what "
                            + whose.owner() + " gave you.");
        }
    }

    private SSLSession session(InetSocketAddress server) throws IOException {
        String host = server.getHostString();
        try (Socket plain = new Socket()) {
            plain.connect(
                    AddressCheck.resolved(server),
                    Math.toIntExact(limits.connect().toMillis()));
            plain.setSoTimeout(Math.toIntExact(limits.answer().toMillis()));
            try (SSLSocket socket =
                    (SSLSocket) tls.getSocketFactory().createSocket(plain, host, server.getPort(), true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                return socket.getSession();
            }
        }
    }

    /**
     * When the first certificate of the server's chain ends.
     *
     * @throws IOException the server cannot be reached, or its certificate is not good
     */
    Instant end(InetSocketAddress server) throws IOException {
        return end(session(server));
    }

    private static Instant end(SSLSession session) throws SSLException {
        return Arrays.stream(session.getPeerCertificates())
                .map(each -> ((X509Certificate) each).getNotAfter().toInstant())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The JDK takes an ended certificate that is trusted by itself; nobody else does. */
    static CheckStep lasts(String step, String whose, Instant end, Instant now) {
        if (end.isBefore(now)) {
            return CheckStep.failed(step, whose + " has ended: have it renewed.");
        }
        long days = Duration.between(now, end).toDays();
        String until = whose + " is good until " + end.toString().substring(0, 10);
        return days < SOON.toDays()
                ? CheckStep.warning(step, until + ", " + days + " days from now: have it renewed before.")
                : CheckStep.ok(step, until);
    }

    /** What to do; the JDK tells the reason in causes and words. */
    private String repair(SSLException e) {
        String words = Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                .limit(10)
                .map(cause -> cause.getClass().getSimpleName() + " " + cause.getMessage())
                .reduce("", (all, each) -> all + each + "\n");
        if (words.contains(CertificateExpiredException.class.getSimpleName())) {
            return "The server's certificate has ended: have it renewed.";
        }
        if (words.contains(CertificateNotYetValidException.class.getSimpleName())) {
            return "The server's certificate is not good yet: compare this machine's clock, else ask who runs the system.";
        }
        if (words.contains("No subject alternative") || words.contains("No name matching")) {
            return "The server's certificate is for another name: correct the host in " + whose.file()
                    + ", or ask for a certificate that names it.";
        }
        if (words.contains("fatal alert")) {
            return "The server refuses us (" + e.getMessage()
                    + "): it may want a client certificate, or another one than ours; compare with what "
                    + whose.owner()
                    + " registered.";
        }
        if (words.contains("unable to find valid certification path") || words.contains("trustAnchors")) {
            return "Nobody here knows the authority that issued the server's certificate: name its PEM file as 'trusted' where"
                    + " the connector has a client certificate, else add it to the JDK's trust store. Never switch the"
                    + " check off.";
        }
        return "The handshake failed (" + e.getMessage() + "): compare address and port with what " + whose.owner()
                + " gave you.";
    }
}
