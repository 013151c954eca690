package eu.passerelle.portal.status;

/**
 * Who publishes a university's lists: the issuer of its credentials, as verifiers compare the two.
 *
 * @param id as in the credentials, for example {@code did:web:hub.example.org:public:issuers:tampere}
 * @param keyId under which the issuer publishes the key that signs the lists, {@code kid} in the header
 */
public record StatusIssuer(String id, String keyId) {}
