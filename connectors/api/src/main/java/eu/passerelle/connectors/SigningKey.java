package eu.passerelle.connectors;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** A private key of the hub, wherever it lives: a file, a hardware module, a remote service. Thread-safe. */
public interface SigningKey {

    /** Where it lives, for messages: a file, a token, a service. */
    default String source() {
        return "The key";
    }

    /** Name of what it signs with, RFC 7518 and RFC 8037: {@code ES256}, {@code EdDSA}, ... */
    String algorithm();

    PublicKey publicKey();

    /** The key's certificate first, then those that issued it as far as known, without the root; empty: it has none. */
    List<X509Certificate> chain();

    /**
     * Signs with the private key.
     *
     * @param data the bytes to be signed, not yet digested
     * @return the signature as JWS writes it: r and s of equal length for EC
     * @throws eu.passerelle.connectors.failure.RetriableException the module or service is away
     * @throws eu.passerelle.connectors.failure.ConfigurationInvalid the key refuses
     */
    byte[] sign(byte[] data);
}
