package eu.passerelle.sis.ladok;

import eu.passerelle.connectors.http.ClientCertificate;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code sis:} section of a university with {@code protocol: ladok}.
 *
 * @param base address of the integration API, for example {@code https://api.integration.ladok.se}
 * @param certificate the integration user's client certificate
 * @param feed path of the feed; {@code /uppfoljning/feed} when absent
 * @param firstPage number of the feed page at which the very first reading starts; the oldest one that is kept when
 *     absent, which at a large university is years of events
 * @param modules whether results of modules are completions too; only those of whole courses when absent
 * @param gradingScales the hub's scale by Ladok's code of a scale, for scales that are none of the four national ones
 */
public record LadokSettings(
        URI base,
        ClientCertificate certificate,
        @Nullable String feed,
        @Nullable Integer firstPage,
        @Nullable Boolean modules,
        @Nullable Map<String, String> gradingScales) {

    public LadokSettings {
        if (!"https".equals(base.getScheme()) || base.getHost() == null || base.getRawQuery() != null) {
            throw new IllegalArgumentException("base must be an https address without a query, not " + base);
        }
        if (feed != null && !feed.startsWith("/")) {
            throw new IllegalArgumentException("feed must be a path that starts with '/', not " + feed);
        }
        if (firstPage != null && firstPage < 0) {
            throw new IllegalArgumentException("firstPage must be the number of a feed page, not " + firstPage);
        }
        gradingScales = gradingScales == null ? null : Map.copyOf(gradingScales);
    }

    /** Settings with every optional key absent. */
    public static LadokSettings of(URI base, ClientCertificate certificate) {
        return new LadokSettings(base, certificate, null, null, null, null);
    }

    String feedPath() {
        return feed == null ? "/uppfoljning/feed" : feed.replaceAll("/+$", "");
    }

    boolean readsModules() {
        return Boolean.TRUE.equals(modules);
    }

    @Nullable
    String gradingScale(String code) {
        return gradingScales == null ? null : gradingScales.get(code);
    }
}
