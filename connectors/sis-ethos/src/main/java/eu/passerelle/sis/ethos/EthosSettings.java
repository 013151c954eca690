package eu.passerelle.sis.ethos;

import eu.passerelle.connectors.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code sis:} section of a university with {@code protocol: ethos}.
 *
 * @param base address of Ethos Integration in the university's region, for example
 *     {@code https://integrate.elluciancloud.ie}
 * @param pageSize grades asked for at once, 1 to 1000; 500 when absent. The service may give fewer. Of change
 *     notifications, each of which costs a question of its own, 100 at most are asked for at once
 * @param scaleDefault grading scale of grade schemes that {@code gradeSchemes} does not name
 * @param gradeSchemes grading scales by the code or GUID of a grade scheme
 * @param creditUnit what the university's credits are, for example {@code unidades}; {@code ects} when absent
 * @param codeSeparator between subject and number in the catalogue's codes, for example {@code -} in {@code MC-100};
 *     nothing when absent ({@code CA116})
 * @param noResultGrades grade values that say that there is no result, for example {@code W} and {@code AU}
 * @param fullReadingDays days after which all grades are read again, because notifications may have been lost; 7 when
 *     absent
 * @param versions versions of resources other than those in {@link EthosResource}, by resource name
 */
public record EthosSettings(
        URI base,
        Auth auth,
        @Nullable Integer pageSize,
        @Nullable String scaleDefault,
        @Nullable Map<String, String> gradeSchemes,
        @Nullable String creditUnit,
        @Nullable String codeSeparator,
        @Nullable List<String> noResultGrades,
        @Nullable Integer fullReadingDays,
        @Nullable Map<String, String> versions) {

    private static final int MAX_PAGE = 1_000;
    private static final int USUAL_PAGE = 500;
    private static final int MOST_NOTIFICATIONS = 100;

    public EthosSettings {
        if (!base.isAbsolute() || base.getRawQuery() != null) {
            throw new IllegalArgumentException("base must be an absolute address without a query, not " + base);
        }
        if (pageSize != null && (pageSize < 1 || pageSize > MAX_PAGE)) {
            throw new IllegalArgumentException("pageSize must be 1 to " + MAX_PAGE + ", not " + pageSize);
        }
        if (fullReadingDays != null && fullReadingDays < 1) {
            throw new IllegalArgumentException("fullReadingDays must be at least 1, not " + fullReadingDays);
        }
        if (versions != null) {
            versions.keySet().forEach(EthosResource::require);
        }
        gradeSchemes = gradeSchemes == null ? null : Map.copyOf(gradeSchemes);
        noResultGrades = noResultGrades == null ? null : List.copyOf(noResultGrades);
        versions = versions == null ? null : Map.copyOf(versions);
    }

    /** @param apiKey of the application that the university has registered for the hub */
    public record Auth(Secret apiKey) {}

    /** Settings with every optional key absent. */
    public static EthosSettings of(URI base, Secret apiKey) {
        return new EthosSettings(base, new Auth(apiKey), null, null, null, null, null, null, null, null);
    }

    int rows() {
        return pageSize == null ? USUAL_PAGE : pageSize;
    }

    /** The grade of each is fetched, and all are fetched again where a rate limit ends the page half-way. */
    int notifications() {
        return Math.min(rows(), MOST_NOTIFICATIONS);
    }

    String unit() {
        return creditUnit == null ? "ects" : creditUnit;
    }

    String separator() {
        return codeSeparator == null ? "" : codeSeparator;
    }

    int daysBetweenFullReadings() {
        return fullReadingDays == null ? 7 : fullReadingDays;
    }

    boolean isNoResult(String grade) {
        return noResultGrades != null && noResultGrades.contains(grade);
    }

    /** Named by code or GUID of the grade scheme, else the default, else {@code unknown}. */
    String scale(@Nullable String schemeId, @Nullable String schemeCode) {
        Map<String, String> named = gradeSchemes == null ? Map.of() : gradeSchemes;
        if (schemeCode != null && named.containsKey(schemeCode)) {
            return named.get(schemeCode);
        }
        if (schemeId != null && named.containsKey(schemeId)) {
            return named.get(schemeId);
        }
        return scaleDefault == null ? "unknown" : scaleDefault;
    }

    String version(EthosResource resource) {
        return versions == null ? resource.version() : versions.getOrDefault(resource.path(), resource.version());
    }
}
