package eu.passerelle.portal.status;

import eu.passerelle.connectors.SigningKey;

/**
 * Who publishes a university's lists: the issuer of its credentials, as verifiers compare the two.
 *
 * @param id as in the credentials, for example {@code did:web:hub.example.org:public:issuers:tampere}
 * @param keyId under which the issuer publishes the key, {@code kid} in the header
 * @param key that signs now
 */
public record StatusIssuer(String id, String keyId, SigningKey key) {}
