package eu.passerelle.sis.fs;

import eu.passerelle.connectors.http.HttpAuthentication;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code sis:} section of a university with {@code protocol: fs}.
 *
 * @param endpoint for example {@code https://api.fellesstudentsystem.no/graphql/}
 * @param organisation code of the institution that owns the results ({@code eierOrganisasjonskode}), Stavanger: 217
 * @param terms that are read; all results when absent, which is years of them
 * @param courses FS's ids of the only courses to read; all when absent
 * @param pageSize results asked for at once; 100 when absent
 * @param features value of the header {@code Feature-Flags}, without which FS hides what it calls beta and experimental;
 *     {@code beta, experimental} when absent
 * @param scaleDefault grading scale of grades that are neither letters nor pass or fail
 */
public record FsSettings(
        URI endpoint,
        HttpAuthentication auth,
        String organisation,
        @Nullable List<Term> terms,
        @Nullable List<String> courses,
        @Nullable Integer pageSize,
        @Nullable String features,
        @Nullable String scaleDefault) {

    private static final int MOST_ROWS = 1_000;

    public FsSettings {
        if (!endpoint.isAbsolute()) {
            throw new IllegalArgumentException("endpoint must be an absolute address, not " + endpoint);
        }
        if (pageSize != null && (pageSize < 1 || pageSize > MOST_ROWS)) {
            throw new IllegalArgumentException("pageSize must be 1 to " + MOST_ROWS + ", not " + pageSize);
        }
        terms = terms == null ? null : List.copyOf(terms);
        courses = courses == null ? null : List.copyOf(courses);
    }

    /** Settings with every optional key absent. */
    public static FsSettings of(URI endpoint, HttpAuthentication auth, String organisation) {
        return new FsSettings(endpoint, auth, organisation, null, null, null, null, null);
    }

    int rows() {
        return pageSize == null ? 100 : pageSize;
    }

    String featureFlags() {
        return features == null ? "beta, experimental" : features;
    }

    String otherScale() {
        return scaleDefault == null ? "unknown" : scaleDefault;
    }

    /**
     * A term.
     *
     * @param name FS's word: {@code VÅR}, {@code HØST} or {@code SOM}
     */
    public record Term(int year, String name) {}
}
