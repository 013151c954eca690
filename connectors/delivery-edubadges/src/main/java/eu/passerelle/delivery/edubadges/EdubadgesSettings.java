package eu.passerelle.delivery.edubadges;

import eu.passerelle.connectors.http.HttpAuthentication;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A target of {@code hub.yaml} with {@code protocol: edubadges}.
 *
 * @param base address of the edubadges API, for example {@code https://api.edubadges.nl}; {@code /directaward} lies below
 * @param oauth2 the institution's SIS client at the eduID provider (client credentials)
 * @param badgeClasses entity id of the published badge class by the learning opportunity's code, as {@code <code>} or
 *     {@code <university>/<code>}; reviewed by the institution: what is not listed is not awarded
 * @param identifier by what edubadges knows the learner; EPPN when absent
 * @param eppn how the eduPersonPrincipalName is made, with {@code {local}} for the university's number of the learner and
 *     {@code {domain}} for its SCHAC domain; {@code {local}@{domain}} when absent
 * @param sendEmail whether edubadges tells the learner by mail; true when absent
 * @param sendGrade whether the grade stands in the badge; true when absent
 * @param user the institution's user that its award overview names
 * @param bundle awards in one request at most; 50 when absent
 * @param auditTrail whether the audit trail is asked before awards, so that none is made twice after a crash or a lost answer;
 *     where the operator does not let the client read it, awards go on without; true when absent
 */
public record EdubadgesSettings(
        URI base,
        HttpAuthentication.ClientCredentials oauth2,
        Map<String, String> badgeClasses,
        @Nullable Identifier identifier,
        @Nullable String eppn,
        @Nullable Boolean sendEmail,
        @Nullable Boolean sendGrade,
        @Nullable String user,
        @Nullable Integer bundle,
        @Nullable Boolean auditTrail) {

    private static final int USUAL_BUNDLE = 50;
    private static final int LARGEST_BUNDLE = 500;

    /** What an award is addressed to. */
    public enum Identifier {
        EPPN("eppn"),
        EMAIL("email");

        private final String word;

        Identifier(String word) {
            this.word = word;
        }

        /** As the API writes it. */
        String word() {
            return word;
        }
    }

    public EdubadgesSettings {
        boolean http = "https".equals(base.getScheme()) || "http".equals(base.getScheme());
        if (!http || base.getHost() == null || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "base must be an absolute http(s) address without a query, for example https://api.edubadges.nl");
        }
        if (bundle != null && (bundle < 1 || bundle > LARGEST_BUNDLE)) {
            throw new IllegalArgumentException("bundle must be 1 to " + LARGEST_BUNDLE + ", not " + bundle);
        }
        if (eppn != null && (!eppn.contains("{local}") || !eppn.contains("@"))) {
            throw new IllegalArgumentException(
                    "eppn must contain {local} and @, for example {local}@student.example.nl");
        }
        if (badgeClasses.values().stream().anyMatch(id -> !id.matches("[A-Za-z0-9_-]{4,64}"))) {
            throw new IllegalArgumentException(
                    "badgeClasses must give entity ids, the last part of a badge class's address");
        }
        badgeClasses = Map.copyOf(badgeClasses);
    }

    /** Settings with every optional key absent. */
    public static EdubadgesSettings of(
            URI base, HttpAuthentication.ClientCredentials oauth2, Map<String, String> badgeClasses) {
        return new EdubadgesSettings(base, oauth2, badgeClasses, null, null, null, null, null, null, null);
    }

    URI address(String path) {
        String text = base.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path);
    }

    /** The badge class of a university's opportunity; empty: nobody has listed it. */
    Optional<String> badgeClass(String university, String code) {
        return Optional.ofNullable(badgeClasses.get(university + "/" + code))
                .or(() -> Optional.ofNullable(badgeClasses.get(code)));
    }

    Identifier identifies() {
        return identifier == null ? Identifier.EPPN : identifier;
    }

    String eppnPattern() {
        return eppn == null ? "{local}@{domain}" : eppn;
    }

    boolean sendsEmail() {
        return !Boolean.FALSE.equals(sendEmail);
    }

    boolean sendsGrade() {
        return !Boolean.FALSE.equals(sendGrade);
    }

    int largestBundle() {
        return bundle == null ? USUAL_BUNDLE : bundle;
    }

    boolean readsAuditTrail() {
        return !Boolean.FALSE.equals(auditTrail);
    }
}
