package eu.passerelle.connectors.keys;

import eu.passerelle.connectors.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A key in a hardware module (HSM, smart card, SoftHSM), which never leaves it. The hub looks at the token once a minute:
 * of the keys {@code seal}, {@code seal-2027} and so on it uses the one whose valid certificate began last.
 *
 * @param library the module's PKCS#11 library, for example {@code /usr/lib/softhsm/libsofthsm2.so}
 * @param token label of the token
 * @param pin of the token's user
 * @param key label of the key, EC or RSA, and of all whose label goes on after a hyphen; the certificates must be on the
 *     token too, with their key's id (CKA_ID)
 * @param algorithm how an RSA key signs; default {@code RS256}. Other keys know one way only
 */
public record Pkcs11Settings(
        String library,
        String token,
        Secret pin,
        String key,
        @Nullable RsaAlgorithm algorithm) {}
