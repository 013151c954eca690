package eu.passerelle.sis.sisu;

import eu.passerelle.connectors.http.HttpAuthentication;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code sis:} section of a university with {@code protocol: sisu}.
 *
 * @param base root of the service, for example {@code https://sis-tuni.funidata.fi}
 * @param auth of the export user
 * @param limit attainments asked for at once, 1 to 5000; 1000 when absent
 * @param types of attainments that are completions; course units, custom ones too, when absent. Modules and degrees hold
 *     the credits of their course units once more
 * @param gradingScales the hub's scale by Sisu's id of a scale, for scales that are not the national ones
 */
public record SisuSettings(
        URI base,
        HttpAuthentication auth,
        @Nullable Integer limit,
        @Nullable List<String> types,
        @Nullable Map<String, String> gradingScales) {

    private static final int MOST_ROWS = 5_000;
    private static final List<String> COURSE_UNITS = List.of("CourseUnitAttainment", "CustomCourseUnitAttainment");

    public SisuSettings {
        if (!base.isAbsolute() || base.getRawQuery() != null) {
            throw new IllegalArgumentException("base must be an absolute address without a query, not " + base);
        }
        if (limit != null && (limit < 1 || limit > MOST_ROWS)) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST_ROWS + ", not " + limit);
        }
        types = types == null ? null : List.copyOf(types);
        gradingScales = gradingScales == null ? null : Map.copyOf(gradingScales);
    }

    /** Settings with every optional key absent. */
    public static SisuSettings of(URI base, HttpAuthentication auth) {
        return new SisuSettings(base, auth, null, null, null);
    }

    int rows() {
        return limit == null ? 1_000 : limit;
    }

    boolean reads(String type) {
        return (types == null ? COURSE_UNITS : types).contains(type);
    }

    @Nullable
    String gradingScale(String id) {
        return gradingScales == null ? null : gradingScales.get(id);
    }
}
