package eu.passerelle.delivery.openbadge;

import eu.passerelle.connectors.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A target of {@code hub.yaml} with {@code protocol: openbadge-host}.
 *
 * @param base address of the host, for example {@code https://backpack.example.org}; {@code /ims/ob/v3p0} lies below
 * @param format how the badge is sealed; DATA_INTEGRITY when absent
 * @param client that the host gave us; absent: the hub registers itself at each start (RFC 7591)
 * @param secret of the client
 * @param refreshToken with which the account that the badges go to has authorised us; absent: client credentials
 * @param registrationToken where the host lets only invited clients register themselves
 */
public record OpenBadgeHostSettings(
        URI base,
        @Nullable Format format,
        @Nullable String client,
        @Nullable Secret secret,
        @Nullable Secret refreshToken,
        @Nullable Secret registrationToken) {

    /** The two ways in which Open Badges 3.0 are sealed. */
    public enum Format {
        /** JSON-LD with a proof inside. */
        DATA_INTEGRITY("openbadge", "application/vc+ld+json"),
        /** VC-JWT, a compact JWS. */
        JWT("openbadge-jwt", "text/plain");

        private final String word;
        private final String mediaType;

        Format(String word, String mediaType) {
            this.word = word;
            this.mediaType = mediaType;
        }
    }

    public OpenBadgeHostSettings {
        boolean http = "https".equals(base.getScheme()) || "http".equals(base.getScheme());
        if (!http || base.getHost() == null || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "base must be an absolute http(s) address without a query, for example https://backpack.example.org");
        }
        if ((client == null) != (secret == null)) {
            throw new IllegalArgumentException("give both 'client' and 'secret', or neither");
        }
        if (refreshToken != null && client == null) {
            throw new IllegalArgumentException(
                    "a 'refreshToken' belongs to one client: give 'client' and 'secret' too");
        }
        if (registrationToken != null && client != null) {
            throw new IllegalArgumentException(
                    "'registrationToken' is for hubs without a 'client': remove one of them");
        }
    }

    /** Settings with a client and client credentials. */
    public static OpenBadgeHostSettings of(URI base, String client, Secret secret) {
        return new OpenBadgeHostSettings(base, null, client, secret, null, null);
    }

    /** Name of the hub's credential format. */
    String credentialFormat() {
        return (format == null ? Format.DATA_INTEGRITY : format).word;
    }

    /** As the host's contract wants it for this format. */
    String mediaType() {
        return (format == null ? Format.DATA_INTEGRITY : format).mediaType;
    }

    URI service(String path) {
        String text = base.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + "/ims/ob/v3p0" + path);
    }
}
