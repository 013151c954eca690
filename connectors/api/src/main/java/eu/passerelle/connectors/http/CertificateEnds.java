package eu.passerelle.connectors.http;

import eu.passerelle.connectors.SettingsParts;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.net.ssl.SSLContext;

/** Until when the certificates of a university's systems, and ours that these ask for, are good. */
public final class CertificateEnds {

    private static final int HTTPS = 443;

    private CertificateEnds() {}

    /** Servers that are called by {@code https} and may be, as {@code host:port}. */
    public static List<String> servers(SisContext<?> sis, List<URI> addresses) {
        TreeSet<String> servers = new TreeSet<>();
        for (URI address : addresses) {
            String host = address.getHost();
            if (host != null
                    && "https".equalsIgnoreCase(address.getScheme())
                    && sis.allowed().allows(host)) {
                servers.add(host + ":" + (address.getPort() < 0 ? HTTPS : address.getPort()));
            }
        }
        return List.copyOf(servers);
    }

    /** By a handshake with each; those that do not answer, or not with a good certificate, are absent. */
    public static Map<String, Instant> look(SisContext<?> sis, List<String> servers) {
        Map<String, Instant> ends = new TreeMap<>();
        Optional<SSLContext> context = context(sis);
        if (context.isEmpty()) {
            return ends;
        }
        TlsCheck check = new TlsCheck(sis.limits(), sis.clock(), context.get(), AddressCheck.Whose.UNIVERSITY);
        for (String server : servers) {
            int colon = server.lastIndexOf(':');
            try {
                ends.put(
                        server,
                        check.end(InetSocketAddress.createUnresolved(
                                server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)))));
            } catch (IOException e) {
                // whether it answers is seen by every run; here only what was seen counts
                continue;
            }
        }
        return ends;
    }

    /** Of the client certificate in the university's settings; empty where there is none, or it cannot be read. */
    public static Optional<Instant> ours(SisContext<?> sis) {
        try {
            return SettingsParts.of((Object) sis.settings(), ClientCertificate.class).stream()
                    .findFirst()
                    .map(certificate -> certificate.end(sis.home()));
        } catch (ConfigurationInvalid e) {
            return Optional.empty();
        }
    }

    private static Optional<SSLContext> context(SisContext<?> sis) {
        try {
            return Optional.of(SettingsParts.of((Object) sis.settings(), ClientCertificate.class).stream()
                    .findFirst()
                    .map(certificate -> certificate.context(sis.home()))
                    .orElseGet(AddressCheck::standard));
        } catch (ConfigurationInvalid e) {
            return Optional.empty();
        }
    }
}
