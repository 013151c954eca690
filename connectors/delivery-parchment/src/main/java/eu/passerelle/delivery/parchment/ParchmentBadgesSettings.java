package eu.passerelle.delivery.parchment;

import eu.passerelle.connectors.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A target of {@code hub.yaml} with {@code protocol: parchment-badges}.
 *
 * @param base address of the API in the institution's region, for example {@code https://api.badges.parchment.eu}
 * @param issuer entity id of the issuer that the badge classes belong to
 * @param badgeClasses entity id of the badge class by the learning opportunity's code, as {@code <code>} or
 *     {@code <university>/<code>}; reviewed by the institution: what is not listed is not awarded
 * @param account of a staff member of the issuer (password grant); this or {@code app}
 * @param app a connected app with the scope {@code rw:issuer} (client credentials)
 * @param sendEmail whether Parchment tells the learner by mail; true when absent
 */
public record ParchmentBadgesSettings(
        URI base,
        String issuer,
        Map<String, String> badgeClasses,
        @Nullable Account account,
        @Nullable App app,
        @Nullable Boolean sendEmail) {

    /** A user of Parchment Digital Badges. */
    public record Account(String user, Secret password) {}

    /** A connected app of Parchment Digital Badges. */
    public record App(String client, Secret secret) {}

    public ParchmentBadgesSettings {
        boolean http = "https".equals(base.getScheme()) || "http".equals(base.getScheme());
        if (!http || base.getHost() == null || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException("base must be an absolute http(s) address without a query, for example"
                    + " https://api.badges.parchment.eu");
        }
        if ((account == null) == (app == null)) {
            throw new IllegalArgumentException("give either 'account' or 'app', not both and not none");
        }
        if (!isId(issuer) || !badgeClasses.values().stream().allMatch(ParchmentBadgesSettings::isId)) {
            throw new IllegalArgumentException(
                    "issuer and badgeClasses must give entity ids, the last part of an issuer's or badge class's address");
        }
        badgeClasses = Map.copyOf(badgeClasses);
    }

    private static boolean isId(String id) {
        return id.matches("[A-Za-z0-9_-]{4,64}");
    }

    URI address(String path) {
        String text = base.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path);
    }

    BadgrLogin login() {
        return new BadgrLogin(address("/o/token"), account, app);
    }

    /** The badge class of a university's opportunity; empty: nobody has listed it. */
    Optional<String> badgeClass(String university, String code) {
        return Optional.ofNullable(badgeClasses.get(university + "/" + code))
                .or(() -> Optional.ofNullable(badgeClasses.get(code)));
    }

    boolean sendsEmail() {
        return !Boolean.FALSE.equals(sendEmail);
    }
}
