package eu.passerelle.credentials;

import java.util.Map;

/**
 * A public key that a wallet has proven to hold.
 *
 * @param jwk RFC 7517, public members only
 * @param did the same key as {@code did:key} or {@code did:jwk}, for formats that name holders by a DID
 */
public record HolderKey(Map<String, Object> jwk, String did) {

    public HolderKey {
        if (jwk.containsKey("d")) {
            throw new IllegalArgumentException("a holder's key is public");
        }
        jwk = Map.copyOf(jwk);
    }
}
