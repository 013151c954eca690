package eu.passerelle.seal.dss;

import java.security.cert.X509Certificate;
import java.util.List;

/** The seal's private key, wherever it lives: a file now, a hardware module or a remote service later. Thread-safe. */
interface SealingKey {

    /** The seal's certificate first, then those that issued it as far as known; never empty. */
    List<X509Certificate> chain();

    /**
     * Signs with the private key.
     *
     * @param data the bytes to be sealed, not yet digested
     * @return the signature as JWS writes it: r and s of equal length for EC, PKCS#1 v1.5 for RSA
     * @throws eu.passerelle.connectors.failure.ConfigurationInvalid when the key refuses
     */
    byte[] sign(SealAlgorithm algorithm, byte[] data);
}
