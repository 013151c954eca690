package eu.passerelle.connectors.http;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Reachability;
import eu.passerelle.connectors.SettingsParts;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The first steps of {@code ./hub check}, the same for every system: may the hub call the host, does its name resolve, does
 * it take connections, is its certificate good and for how long, do the clocks agree. Shows no credentials but a client
 * certificate, and asks for nothing but the head of a document.
 */
public final class AddressCheck {

    private final Limits limits;
    private final OutgoingAddresses allowed;
    private final Clock clock;
    private final Whose whose;
    private final List<CheckStep> steps = new ArrayList<>();
    private @Nullable String blockedBy;

    public AddressCheck(Limits limits, OutgoingAddresses allowed, Clock clock) {
        this(limits, allowed, clock, Whose.UNIVERSITY);
    }

    private AddressCheck(Limits limits, OutgoingAddresses allowed, Clock clock, Whose whose) {
        this.limits = limits;
        this.allowed = allowed;
        this.clock = clock;
        this.whose = whose;
    }

    /**
     * Who is asked when something is wrong with an address, and where the address stands.
     *
     * @param file in which it is corrected
     * @param owner who gave it
     */
    record Whose(String file, String owner) {
        static final Whose UNIVERSITY = new Whose("the university's file", "the university");
        static final Whose TARGET = new Whose("hub.yaml", "whoever runs the target");
    }

    /** For a delivery target: what stands in {@code hub.yaml} is corrected there. */
    public static AddressCheck of(TargetContext<?> target) {
        return new AddressCheck(target.limits(), target.allowed(), target.clock(), Whose.TARGET);
    }

    /** Checks every HTTP address of a delivery target. */
    public static Reachability of(TargetContext<?> target, List<URI> addresses) {
        return of(target).http(addresses, null);
    }

    /**
     * Checks every HTTP address of a university's settings, with the client certificate that they name.
     *
     * @param addresses those of the settings that the hub calls; others than {@code http} and {@code https} are passed over
     */
    public static Reachability of(SisContext<?> sis, List<URI> addresses) {
        AddressCheck check = new AddressCheck(sis.limits(), sis.allowed(), sis.clock());
        return check.http(addresses, check.tls(sis));
    }

    private @Nullable SSLContext tls(SisContext<?> sis) {
        List<ClientCertificate> certificates = SettingsParts.of((Object) sis.settings(), ClientCertificate.class);
        if (certificates.isEmpty()) {
            return null;
        }
        try {
            SSLContext context = certificates.getFirst().context(sis.home());
            CheckStep lasts = TlsCheck.lasts(
                    "client certificate",
                    "Our certificate",
                    certificates.getFirst().end(sis.home()),
                    clock.instant());
            steps.add(lasts);
            if (lasts.isFailed()) {
                block(lasts.name());
            }
            return context;
        } catch (ConfigurationInvalid e) {
            fail("client certificate", e.getMessage());
            return null;
        }
    }

    private Reachability http(List<URI> addresses, @Nullable SSLContext tls) {
        Set<String> hosts = new HashSet<>();
        Set<String> origins = new HashSet<>();
        for (URI address : addresses) {
            boolean secure = "https".equalsIgnoreCase(address.getScheme());
            if (address.getHost() == null || !secure && !"http".equalsIgnoreCase(address.getScheme())) {
                continue;
            }
            String host = address.getHost();
            int port = address.getPort() >= 0 ? address.getPort() : secure ? 443 : 80;
            if (origins.add(host + ":" + port)) {
                origin(address, new InetSocketAddress(host, port), hosts.add(host), tls);
            }
        }
        return new Reachability(steps, blockedBy);
    }

    /** @param firstOfHost whether nothing has been said of the host yet */
    private void origin(URI address, InetSocketAddress server, boolean firstOfHost, @Nullable SSLContext tls) {
        String name = server.getHostString() + ":" + server.getPort();
        List<String> further = List.of("TLS of " + name, "clock of " + name);
        if (firstOfHost && !host(server.getHostString())) {
            skip(steps.getLast().name() + " failed", "connection to " + name);
            further.forEach(step -> skip(steps.getLast().name() + " was skipped", step));
            return;
        }
        if (!connects(server)) {
            further.forEach(step -> skip("connection to " + name + " failed", step));
            return;
        }
        CheckStep secured = "https".equalsIgnoreCase(address.getScheme())
                ? new TlsCheck(limits, clock, tls == null ? standard() : tls, whose).of(server)
                : plain(server);
        steps.add(secured);
        if (secured.isFailed()) {
            block(secured.name());
            skip(secured.name() + " failed", further.getLast());
        } else {
            steps.add(new ClockCheck(new HubHttp(limits, allowed, tls), clock).of(further.getLast(), address));
        }
    }

    /**
     * Whether the host may be called and has an address; the steps say why not.
     *
     * @param host a name or an address
     */
    private boolean host(String host) {
        String may = "outgoing allows " + host;
        if (!allowed.allows(host)) {
            fail(may, "The host is not allowed: add it to 'outgoing' in hub.yaml if the hub is to call it.");
            skip(may + " failed", "DNS of " + host);
            block(may);
            return false;
        }
        steps.add(CheckStep.ok(may, "by hub.yaml"));
        try {
            String found = Arrays.stream(InetAddress.getAllByName(host))
                    .map(InetAddress::getHostAddress)
                    .collect(Collectors.joining(", "));
            steps.add(CheckStep.ok("DNS of " + host, found));
            return true;
        } catch (UnknownHostException e) {
            fail(
                    "DNS of " + host,
                    "The name has no address here: correct it in " + whose.file()
                            + ", or ask who runs this machine's DNS (a name inside a network of its own is known only"
                            + " there).");
            return false;
        }
    }

    private boolean connects(InetSocketAddress server) {
        String name = "connection to " + server.getHostString() + ":" + server.getPort();
        try (Socket socket = new Socket()) {
            long begin = System.nanoTime();
            socket.connect(resolved(server), Math.toIntExact(limits.connect().toMillis()));
            steps.add(CheckStep.ok(name, "open after " + (System.nanoTime() - begin) / 1_000_000 + " ms"));
            return true;
        } catch (SocketTimeoutException e) {
            fail(
                    name,
                    "Nobody answers within " + limits.connect().toSeconds() + " s: ask " + whose.owner()
                            + " whether a firewall lets this machine through.");
            return false;
        } catch (IOException e) {
            fail(
                    name,
                    "The connection is refused (" + e.getMessage()
                            + "): compare host and port with what " + whose.owner()
                            + " gave you, and ask whether the system runs.");
            return false;
        }
    }

    static InetSocketAddress resolved(InetSocketAddress server) {
        return new InetSocketAddress(server.getHostString(), server.getPort());
    }

    private CheckStep plain(InetSocketAddress server) {
        String name = "TLS of " + server.getHostString() + ":" + server.getPort();
        InetAddress address = resolved(server).getAddress();
        return address != null && address.isLoopbackAddress()
                ? CheckStep.skipped(name, "http, but within this machine")
                : CheckStep.warning(
                        name,
                        "The address is http: whoever is on the way reads results and passwords. Ask " + whose.owner()
                                + " for an https address.");
    }

    static SSLContext standard() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    /**
     * The same of a server that speaks another protocol: whether it may be called, has an address and takes connections.
     */
    public Reachability server(String host, int port) {
        if (host(host)) {
            connects(new InetSocketAddress(host, port));
        } else {
            skip(steps.getLast().name() + " failed", "connection to " + host + ":" + port);
        }
        return new Reachability(steps, blockedBy);
    }

    private void fail(String name, String repair) {
        steps.add(CheckStep.failed(name, repair));
        block(name);
    }

    private void skip(String reason, String name) {
        steps.add(CheckStep.skipped(name, reason));
    }

    private void block(String name) {
        blockedBy = blockedBy == null ? name : blockedBy;
    }
}
