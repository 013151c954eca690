package eu.passerelle.connectors;

import eu.passerelle.model.Organisation;

/** Seals one credential format with a key of the hub. Registered by {@link java.util.ServiceLoader}. */
public interface FormatSeal {

    /** Name of the format, for example {@code dc+sd-jwt}. */
    String format();

    /** The use in {@code keys:} of {@code hub.yaml} of the key that it seals with: {@code jwt} or {@code proof}. */
    String use();

    /**
     * @param issuer organisation of the hub's seal
     * @param issuers what the DIDs of all issuers begin with, for example {@code did:web:hub.example:public:issuers:}
     * @throws eu.passerelle.connectors.failure.ConfigurationInvalid the key cannot seal this format
     */
    CredentialSealer open(SigningKey key, Organisation issuer, String issuers);
}
