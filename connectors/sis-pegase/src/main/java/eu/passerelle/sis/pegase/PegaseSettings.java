package eu.passerelle.sis.pegase;

import eu.passerelle.connectors.Secret;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code sis:} section of a university with {@code protocol: pegase}.
 *
 * @param establishment structure code of the university, for example {@code ETAB00}
 * @param auth account of the hub
 * @param services addresses of the three services that are read; their versions differ from tenant to tenant
 * @param periods codes of the periods to read, for example {@code PER-2025}; all when absent
 * @param passed codes or short labels of results that pass, beside ADM and ADMC
 * @param failed codes or short labels of results that do not pass, beside AJ
 * @param recognition codes of the arrangements ({@code listeTypeAmenagement}) that stand for credit earned elsewhere
 * @param publishedIsFinal takes published final evaluations for final although they are said not to be deliberated
 * @param scaleDefault grading scale of marks that are not out of 20
 * @param pageLearners learners a page, 1 to 500; 25 when absent
 */
public record PegaseSettings(
        String establishment,
        Auth auth,
        Services services,
        @Nullable List<String> periods,
        @Nullable List<String> passed,
        @Nullable List<String> failed,
        @Nullable List<String> recognition,
        @Nullable Boolean publishedIsFinal,
        @Nullable String scaleDefault,
        @Nullable Integer pageLearners) {

    private static final int MAX_PAGE = 500;

    public PegaseSettings {
        if (!establishment.matches("[A-Z0-9-]{1,6}")) {
            throw new IllegalArgumentException("establishment must be a structure code, for example ETAB00");
        }
        if (pageLearners != null && (pageLearners < 1 || pageLearners > MAX_PAGE)) {
            throw new IllegalArgumentException("pageLearners must be 1 to " + MAX_PAGE + ", not " + pageLearners);
        }
        periods = periods == null ? null : List.copyOf(periods);
        passed = passed == null ? null : List.copyOf(passed);
        failed = failed == null ? null : List.copyOf(failed);
        recognition = recognition == null ? null : List.copyOf(recognition);
    }

    /** @param tickets address of the CAS that gives tokens, {@code https://authn-app.../cas/v1/tickets} */
    public record Auth(URI tickets, String user, Secret password) {}

    /**
     * Roots of the services, each with its version.
     *
     * @param results COC publication, {@code .../api/coc/publication/v2}
     * @param cursus CHC, {@code .../api/ext/chc/v1}
     * @param enrolments INS, {@code .../api/ins/ext/v2}
     */
    public record Services(URI results, URI cursus, URI enrolments) {}

    boolean reads(@Nullable String period) {
        return periods == null || period != null && periods.contains(period);
    }

    boolean takesPublishedForFinal() {
        return Boolean.TRUE.equals(publishedIsFinal);
    }

    boolean isRecognition(@Nullable String arrangement) {
        return recognition != null && arrangement != null && recognition.contains(arrangement);
    }

    String fallbackScale() {
        return scaleDefault == null ? "unknown" : scaleDefault;
    }

    int learnersPerPage() {
        return pageLearners == null ? 25 : pageLearners;
    }
}
