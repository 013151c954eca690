package eu.passerelle.connectors.http;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Hosts that may be called, from {@code outgoing:} in {@code hub.yaml}. Nothing else is, whatever a university's file
 * or an answer says; redirects are not followed.
 *
 * @param hosts host names, lower case; {@code *.example.org} allows all hosts below
 * @param watch told of every call to them
 */
public record OutgoingAddresses(List<String> hosts, CallWatch watch) {

    public OutgoingAddresses {
        hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    }

    /** Calls that nobody watches. */
    public OutgoingAddresses(List<String> hosts) {
        this(hosts, CallWatch.NONE);
    }

    /** The same hosts, their calls told to another one. */
    public OutgoingAddresses watchedBy(CallWatch other) {
        return new OutgoingAddresses(hosts, other);
    }

    /** @throws ConfigurationInvalid when the host is not on the list */
    public URI require(URI address) {
        String host = address.getHost();
        if (host == null || !allows(host)) {
            throw new ConfigurationInvalid("The address " + host + " is not allowed: add it to 'outgoing' in hub.yaml"
                    + " if the hub is to call it.");
        }
        return address;
    }

    public boolean allows(String host) {
        String wanted = host.toLowerCase(Locale.ROOT);
        return hosts.stream()
                .anyMatch(allowed ->
                        allowed.startsWith("*.") ? wanted.endsWith(allowed.substring(1)) : wanted.equals(allowed));
    }
}
