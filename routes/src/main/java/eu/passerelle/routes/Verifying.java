package eu.passerelle.routes;

import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.portal.PublicAddress;
import eu.passerelle.portal.issuers.IssuerNames;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.verify.Accreditations;
import eu.passerelle.verify.OutsideDocuments;
import eu.passerelle.verify.Policy;
import eu.passerelle.verify.Trust;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How this hub verifies credentials: by its configuration, and trusting the issuers that it is itself. */
public final class Verifying {

    /** Below the configuration directory: files with whom to trust. */
    static final String TRUST = "trust";

    private Verifying() {}

    /**
     * For operators, who choose what they verify.
     *
     * @param more whom to trust besides
     * @param alsoAsked hosts that may be asked besides those of {@code outgoing} and {@code verify}
     */
    public static Policy policy(Configuration configuration, Trust more, List<String> alsoAsked) {
        List<String> hosts = new ArrayList<>(configuration.hub().outgoing());
        hosts.addAll(configuration.hub().verify().hosts());
        hosts.addAll(alsoAsked);
        return asking(configuration, more, hosts);
    }

    /**
     * For everybody. Strangers choose what is asked for, so that it is asked of {@code verify.hosts} and of this hub alone,
     * and never of those that the hub works with.
     */
    static Policy publicly(Configuration configuration, Trust more) {
        return asking(configuration, more, configuration.hub().verify().hosts());
    }

    private static Policy asking(Configuration configuration, Trust more, List<String> asked) {
        URI home = configuration.hub().web().address();
        return new Policy(
                Trust.read(configuration.home().resolve(TRUST))
                        .and(itself(home))
                        .and(more),
                new OutsideDocuments(new OutgoingAddresses(asked), home, null),
                accreditations(configuration.home()),
                Policy.EBSI_PILOT,
                Clock.systemUTC());
    }

    /** By no configuration: what is named, and nothing else. */
    public static Policy policy(Trust trust, List<String> asked) {
        return new Policy(
                trust,
                new OutsideDocuments(new OutgoingAddresses(asked), null, null),
                Accreditations.NONE,
                Policy.EBSI_PILOT,
                Clock.systemUTC());
    }

    private static Trust itself(URI home) {
        IssuerNames all = new IssuerNames(new PublicAddress(home), "");
        return new Trust(List.of(), Set.of(all.did() + "*", all.address() + "*"));
    }

    private static Accreditations accreditations(Path home) {
        return Accreditations.read(home.resolve("recognition/accreditations.csv"));
    }
}
