package eu.passerelle.connectors.keys;

import eu.passerelle.connectors.Secret;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key in a PKCS#12 file. The hub looks at the file once a minute: a new one put in its place is used from then on.
 *
 * @param keystore PKCS#12 file with one private key and its certificates, relative to the configuration directory
 * @param password of the file and of the key in it
 * @param algorithm how an RSA key signs; default {@code RS256}. Other keys know one way only
 * @param demo make an untrusted key when the file is missing; default false
 */
public record Pkcs12Settings(
        String keystore, Secret password, @Nullable RsaAlgorithm algorithm, Boolean demo) {

    public Pkcs12Settings(String keystore, Secret password, @Nullable RsaAlgorithm algorithm, @Nullable Boolean demo) {
        // A missing keystore or password is reported by the binding, which knows file and line.
        this.keystore = keystore;
        this.password = password;
        this.algorithm = algorithm;
        this.demo = Objects.requireNonNullElse(demo, false);
    }
}
