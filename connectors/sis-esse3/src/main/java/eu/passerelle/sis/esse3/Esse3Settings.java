package eu.passerelle.sis.esse3;

import eu.passerelle.connectors.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The {@code sis:} section of a university with {@code protocol: esse3}.
 *
 * @param base root of the REST services, for example {@code https://www.esse3.unitn.it/e3rest/api}
 * @param auth a technical user ({@code UTENTE_TECNICO})
 * @param roster CSV file of the booklets to read, relative to the configuration directory; all that ESSE3 lists when
 *     absent
 * @param careerState reads only careers in this state ({@code staStuCod}), for example {@code A}; all when absent. Not
 *     for a roster
 * @param pageLearners booklets a page, 1 to 500; 25 when absent
 * @param persons whether birth date and e-mail are fetched too; yes when absent
 * @param scaleDefault grading scale of marks that are not out of 30
 * @param bookletService name of the booklet service; {@code libretto-service-v2} when absent
 * @param personService name of the person service; {@code anagrafica-service-v2} when absent
 */
public record Esse3Settings(
        URI base,
        Auth auth,
        @Nullable String roster,
        @Nullable String careerState,
        @Nullable Integer pageLearners,
        @Nullable Boolean persons,
        @Nullable String scaleDefault,
        @Nullable String bookletService,
        @Nullable String personService) {

    private static final int MAX_PAGE = 500;

    public Esse3Settings {
        if (!base.isAbsolute() || base.getRawQuery() != null) {
            throw new IllegalArgumentException("base must be an absolute address without a query, not " + base);
        }
        if (pageLearners != null && (pageLearners < 1 || pageLearners > MAX_PAGE)) {
            throw new IllegalArgumentException("pageLearners must be 1 to " + MAX_PAGE + ", not " + pageLearners);
        }
        if (roster != null && careerState != null) {
            throw new IllegalArgumentException("give either 'roster' or 'careerState', not both");
        }
        requireName("bookletService", bookletService);
        requireName("personService", personService);
    }

    private static void requireName(String key, @Nullable String service) {
        if (service != null && !service.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException(key + " must be a service's name, for example libretto-service-v1");
        }
    }

    /** User name and password. */
    public record Auth(String user, Secret password) {}

    int learnersPerPage() {
        return pageLearners == null ? 25 : pageLearners;
    }

    boolean fetchesPersons() {
        return persons == null || persons;
    }

    String fallbackScale() {
        return scaleDefault == null ? "unknown" : scaleDefault;
    }

    String booklets() {
        return bookletService == null ? "libretto-service-v2" : bookletService;
    }

    String people() {
        return personService == null ? "anagrafica-service-v2" : personService;
    }
}
