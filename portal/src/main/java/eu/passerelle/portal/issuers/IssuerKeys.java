package eu.passerelle.portal.issuers;

import eu.passerelle.connectors.SigningKey;
import java.util.List;

/** Keys that sign what the portal's issuers issue; asked at every request, because they are replaced while the hub runs. */
public interface IssuerKeys {

    /** The first is the one that issuers are known by: it signs what is said of them. */
    List<SigningKey> now();
}
