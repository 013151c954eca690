package eu.passerelle.sis.lti;

import eu.passerelle.connectors.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code sis:} section of a university with {@code protocol: lti-ags}. The hub is a tool of the platform.
 *
 * @param auth how the platform knows the hub
 * @param contexts the courses to read
 * @param tags line items that stand for a completed course are tagged with one of these; {@code *} takes every line
 *     item, each assignment too
 * @param scale the hub's grading scale of all results; {@code unknown} when absent
 * @param passShare a score passes from this share of {@code resultMaximum}, 0 to 1; when absent the scale tells
 */
public record LtiSettings(
        Auth auth,
        List<Context> contexts,
        List<String> tags,
        @Nullable String scale,
        @Nullable BigDecimal passShare) {

    static final String EVERY = "*";

    public LtiSettings {
        if (contexts.isEmpty() || tags.isEmpty()) {
            throw new IllegalArgumentException(
                    "'contexts' and 'tags' must each name at least one; tags may be ['*'] for every line item");
        }
        Set<String> codes = new HashSet<>();
        for (Context context : contexts) {
            if (!codes.add(context.code())) {
                throw new IllegalArgumentException("two contexts have the code " + context.code());
            }
        }
        if (passShare != null && (passShare.signum() < 0 || passShare.compareTo(BigDecimal.ONE) > 0)) {
            throw new IllegalArgumentException("'passShare' must be 0 to 1, not " + passShare);
        }
        contexts = List.copyOf(contexts);
        tags = List.copyOf(tags);
    }

    /**
     * The hub as the platform has registered it.
     *
     * @param token address of the token endpoint
     * @param audience what the platform wants to stand as {@code aud}; the token endpoint when absent
     * @param client client id
     * @param key our RSA key, PEM (PKCS#8)
     * @param keyId {@code kid} of its public half in the key set that the platform knows
     */
    public record Auth(URI token, @Nullable String audience, String client, Secret key, String keyId) {}

    /**
     * One course of the platform.
     *
     * @param code the university's code of the learning opportunity
     * @param lineItems {@code lineitems} of the launch's AGS claim
     * @param memberships {@code context_memberships_url} of the launch's NRPS claim
     * @param title of the course; when absent that of the platform
     * @param ended day of results whose line item has no {@code endDateTime}; AGS itself dates no result
     */
    public record Context(
            String code,
            URI lineItems,
            URI memberships,
            @Nullable String title,
            @Nullable LocalDate ended) {

        public Context {
            if (code.isBlank() || !lineItems.isAbsolute() || !memberships.isAbsolute()) {
                throw new IllegalArgumentException(
                        "a context needs a 'code', and 'lineItems' and 'memberships' as absolute addresses");
            }
        }
    }

    boolean reads(@Nullable String tag) {
        return tags.contains(EVERY) || tag != null && tags.contains(tag);
    }

    String scaleName() {
        return scale == null ? "unknown" : scale;
    }
}
