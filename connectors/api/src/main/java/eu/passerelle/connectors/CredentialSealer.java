package eu.passerelle.connectors;

import eu.passerelle.model.Credential;
import eu.passerelle.model.Organisation;
import java.time.Instant;
import java.util.Optional;

/**
 * Puts an organisation's seal under a credential, in three steps so that the key may live elsewhere (file, hardware
 * module, remote signing service). Thread-safe.
 */
public interface CredentialSealer {

    /** The issuer as the certificate names it; credentials must carry exactly this organisation. */
    Organisation issuer();

    /** End of the certificate's validity. */
    Instant validUntil();

    /** Step 1: what is to be signed. */
    DataToSeal prepare(Credential credential, Instant at);

    /** Step 2: sign anywhere; the default key is the configured one. */
    byte[] sign(DataToSeal data);

    /** Step 3: the sealed document. */
    Credential finish(DataToSeal data, byte[] signature);

    default Credential seal(Credential credential, Instant at) {
        DataToSeal data = prepare(credential, at);
        return finish(data, sign(data));
    }

    /** Whether what it has sealed is proven for some years only, and is to be renewed before they are over. */
    default boolean renews() {
        return false;
    }

    /** Until when the proof of a sealed document lasts; empty: it has none that ends. */
    default Optional<Instant> provenUntil(byte[] sealed) {
        return Optional.empty();
    }

    /**
     * The same document, sealed as it was, with a newer proof around it.
     *
     * @throws eu.passerelle.connectors.failure.RetriableException who proves is away
     */
    default byte[] renewed(byte[] sealed) {
        return sealed;
    }

    /**
     * @param toSign the exact bytes the key signs
     * @param at claimed sealing time
     */
    record DataToSeal(Credential credential, byte[] toSign, Instant at) {}
}
