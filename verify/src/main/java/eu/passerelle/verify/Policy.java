package eu.passerelle.verify;

import java.net.URI;
import java.time.Clock;

/**
 * How is verified.
 *
 * @param trust whom to trust
 * @param documents what may be fetched
 * @param accreditations of awarding bodies, as this hub knows them
 * @param ebsi address of EBSI's registries
 */
public record Policy(Trust trust, Documents documents, Accreditations accreditations, URI ebsi, Clock clock) {

    public static final URI EBSI_PILOT = URI.create("https://api-pilot.ebsi.eu");

    /** Nobody is trusted, nothing is fetched. */
    public static Policy alone(Clock clock) {
        return new Policy(Trust.NOBODY, Documents.none(), Accreditations.NONE, EBSI_PILOT, clock);
    }
}
