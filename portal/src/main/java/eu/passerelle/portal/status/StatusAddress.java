package eu.passerelle.portal.status;

import eu.passerelle.credentials.StatusPlace;
import eu.passerelle.journal.ListPlace;
import java.net.URI;
import java.util.UUID;

/**
 * Where status lists are published. Stands in issued credentials, so it never changes.
 *
 * @param hub how verifiers reach the hub, for example {@code https://hub.example.org}
 */
public record StatusAddress(URI hub) {

    public StatusAddress {
        hub = URI.create(hub.toString().replaceAll("/+$", ""));
    }

    private static final String PURPOSE = "revocation";

    public URI of(UUID list) {
        return URI.create(hub + "/public/status/" + list);
    }

    /** A place as a credential names it. */
    public StatusPlace of(ListPlace place) {
        return new StatusPlace(of(place.list()), place.index(), PURPOSE);
    }
}
