package eu.passerelle.portal.issuers;

import eu.passerelle.model.University;
import java.util.List;
import java.util.Map;

/**
 * What verifiers may know of an issuer.
 *
 * @param keys those that sign now first, then those whose signatures still stand
 * @param types type metadata of SD-JWT VC by the last segment of its address, as JSON
 */
public record PublishedIssuer(University university, List<PublishedKey> keys, Map<String, byte[]> types) {

    public PublishedIssuer {
        keys = List.copyOf(keys);
        types = Map.copyOf(types);
    }
}
