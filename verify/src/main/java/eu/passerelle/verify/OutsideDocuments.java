package eu.passerelle.verify;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.OutgoingAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Fetches over https from allowed hosts only, never following redirects, within small limits. A host that is allowed by a
 * pattern alone ({@code *.example.org}) may not lead to a private address: whoever runs its name server would choose what
 * is asked inside; a host that is named in full may. Of the hub's own host only the hub is asked, not what else listens there.
 */
public final class OutsideDocuments implements Documents {

    private static final Limits LIMITS = new Limits(4L << 20, Duration.ofSeconds(5), Duration.ofSeconds(10), 64);

    private final HubHttp http;
    private final OutgoingAddresses allowed;
    private final @Nullable URI home;

    /**
     * @param home the hub's own address, which is always asked, without TLS too; null: none
     * @param tls own trust; null for the JDK's
     */
    public OutsideDocuments(OutgoingAddresses allowed, @Nullable URI home, @Nullable SSLContext tls) {
        List<String> hosts = new ArrayList<>(allowed.hosts());
        if (home != null) {
            hosts.add(home.getHost());
        }
        this.http = new HubHttp(LIMITS, new OutgoingAddresses(hosts, allowed.watch()), tls);
        this.allowed = allowed;
        this.home = home;
    }

    @Override
    public byte[] get(URI asked) throws NotFetched {
        URI address = own(asked);
        String host = address.getHost();
        if (host == null || address.getUserInfo() != null || !(isHttps(address) || isHome(address))) {
            throw new NotFetched("Only https addresses are asked, and this is none: " + shortened(address) + ".");
        }
        if (!isHome(address)) {
            requireAllowed(host);
        }
        try {
            HubHttp.Answer answer =
                    http.send(HttpRequest.newBuilder(address).GET().header("Accept", "*/*"));
            if (answer.status() != 200) {
                throw new NotFetched(host + " answers with status " + answer.status() + ".");
            }
            return answer.body();
        } catch (IOException e) {
            throw new NotFetched(host + " cannot be asked (" + e.getClass().getSimpleName() + ").");
        } catch (IllegalArgumentException e) {
            throw new NotFetched("This is no address that can be asked: " + shortened(address) + ".");
        }
    }

    private static boolean isHttps(URI address) {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    /** A hub without TLS, on a desk for example, names itself by https in DIDs all the same. */
    private URI own(URI asked) {
        if (home == null
                || !isHttps(asked)
                || !String.valueOf(asked.getAuthority()).equalsIgnoreCase(home.getAuthority())) {
            return asked;
        }
        return URI.create(home.getScheme() + asked.toString().substring("https".length()));
    }

    private boolean isHome(URI address) {
        return home != null
                && String.valueOf(address.getScheme()).equalsIgnoreCase(home.getScheme())
                && String.valueOf(address.getHost()).equalsIgnoreCase(home.getHost())
                && port(address) == port(home);
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : isHttps(address) ? 443 : 80;
    }

    private void requireAllowed(String host) throws NotFetched {
        if (!allowed.allows(host)) {
            throw new NotFetched(host + " is not one of the hosts that are asked from here (hub.yaml, verify.hosts).");
        }
        if (allowed.hosts().contains(host.toLowerCase(Locale.ROOT))) {
            return;
        }
        try {
            for (InetAddress each : InetAddress.getAllByName(host)) {
                if (isPrivate(each)) {
                    throw new NotFetched(host + " has a private address, and is not allowed by its full name.");
                }
            }
        } catch (UnknownHostException e) {
            throw new NotFetched(host + " is not known.");
        }
    }

    static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean carrier = bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal
                || carrier;
    }

    private static String shortened(URI address) {
        String text = address.toString();
        return text.length() > 100 ? text.substring(0, 100) + "..." : text;
    }
}
