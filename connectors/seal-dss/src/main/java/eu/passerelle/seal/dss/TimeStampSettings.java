package eu.passerelle.seal.dss;

import eu.passerelle.connectors.http.HttpAuthentication.Basic;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The time-stamping authority (RFC 3161 over HTTP). Its host must be in {@code outgoing}.
 *
 * @param url where it is asked
 * @param basic user and password, where it asks for them
 * @param digest of what is stamped; default {@code SHA256}
 */
public record TimeStampSettings(URI url, @Nullable Basic basic, Digest digest) {

    /** Digest algorithm of a time stamp. */
    public enum Digest {
        SHA256,
        SHA384,
        SHA512
    }

    public TimeStampSettings(URI url, @Nullable Basic basic, @Nullable Digest digest) {
        this.url = url;
        this.basic = basic;
        this.digest = Objects.requireNonNullElse(digest, Digest.SHA256);
    }
}
