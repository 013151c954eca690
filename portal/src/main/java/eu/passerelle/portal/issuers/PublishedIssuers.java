package eu.passerelle.portal.issuers;

import java.util.Optional;

/** Issuers by university; asked at every request, so that keys may change while the hub runs. */
public interface PublishedIssuers {

    Optional<PublishedIssuer> find(String university);
}
