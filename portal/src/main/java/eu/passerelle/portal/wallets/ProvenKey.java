package eu.passerelle.portal.wallets;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import eu.passerelle.credentials.HolderKey;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A key that a wallet has proven to hold.
 *
 * @param attestation what the wallet said of the key, as sent; null: nothing
 */
record ProvenKey(
        Map<String, Object> jwk, String did, @Nullable String attestation) {

    HolderKey holder() {
        return new HolderKey(jwk, did);
    }

    /** RFC 7638, SHA-256. */
    byte[] thumbprint() {
        try {
            return JWK.parse(jwk).computeThumbprint().decode();
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("it was a key when it was proven", e);
        }
    }
}
