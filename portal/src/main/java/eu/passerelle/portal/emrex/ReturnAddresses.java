package eu.passerelle.portal.emrex;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Addresses that learners may be sent to with their results: clients of EMREX that the university knows. Nobody else gets
 * them, whoever sent the learner here.
 *
 * @param allowed of each, the beginning: scheme, host, port and the first segments of the path
 */
public record ReturnAddresses(List<URI> allowed) {

    private static final int LONGEST = 2_000;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

    public ReturnAddresses {
        allowed = List.copyOf(allowed);
        for (URI address : allowed) {
            if (!isUsable(address) || address.getRawQuery() != null) {
                throw new IllegalArgumentException(
                        "an EMREX return address is https and has no query, for example https://smp.example.org/emrex");
            }
        }
    }

    /** The address as it was asked for, if learners may be sent there. */
    Optional<URI> accept(String asked) {
        if (asked.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI address = new URI(asked);
            boolean known = isUsable(address) && allowed.stream().anyMatch(each -> isBelow(address, each));
            return known ? Optional.of(address) : Optional.empty();
        } catch (java.net.URISyntaxException e) {
            // no address, so none that is allowed
            return Optional.empty();
        }
    }

    /** Https, or this machine; no user, and a path that means what it says. */
    private static boolean isUsable(URI address) {
        String host = address.getHost();
        if (host == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
            return false;
        }
        String path = address.getRawPath();
        boolean plain = !path.contains("..")
                && !path.contains("//")
                && !path.contains("\\")
                && !path.toLowerCase(Locale.ROOT).matches(".*%(2e|2f|5c|00).*");
        return plain
                && ("https".equals(address.getScheme())
                        || "http".equals(address.getScheme()) && LOOPBACK.contains(host));
    }

    private static boolean isBelow(URI address, URI allowed) {
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String beginning = allowed.getRawPath();
        return address.getScheme().equals(allowed.getScheme())
                && address.getHost().equalsIgnoreCase(allowed.getHost())
                && port(address) == port(allowed)
                && (path.equals(beginning) || path.startsWith(beginning.endsWith("/") ? beginning : beginning + "/"));
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equals(address.getScheme()) ? 443 : 80;
    }
}
