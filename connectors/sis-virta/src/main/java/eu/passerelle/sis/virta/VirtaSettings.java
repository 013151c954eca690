package eu.passerelle.sis.virta;

import eu.passerelle.connectors.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How one university's results are read from Virta.
 *
 * @param endpoint address of the read service, {@code https://.../luku/OpiskelijanTiedot}
 * @param system name of the calling system as agreed with CSC ({@code jarjestelma})
 * @param user user name of the calling system ({@code tunnus})
 * @param key its password ({@code avain})
 * @param organisation code of the university in the national list, for example {@code 10122}: only its results are
 *     read, and their own keys are used as they are; without it everything of a learner is read
 * @param roster CSV file of the learners to read, relative to the configuration directory; Virta answers per learner
 * @param pageLearners learners a page, 1 to 500; default 25
 * @param operation what is asked of Virta; default {@link Operation#OPINTOSUORITUKSET}
 */
public record VirtaSettings(
        URI endpoint,
        String system,
        String user,
        Secret key,
        @Nullable String organisation,
        String roster,
        @Nullable Integer pageLearners,
        @Nullable Operation operation) {

    private static final int DEFAULT_PAGE = 25;
    private static final int MAX_PAGE = 500;

    /** Operation of the read service. */
    public enum Operation {
        /** Study results only: the least data that serves. */
        OPINTOSUORITUKSET,
        /** Everything of the learner: the reply names them, so that a mix-up of learners is noticed. */
        OPISKELIJAN_KAIKKI_TIEDOT
    }

    public VirtaSettings {
        if (endpoint.getHost() == null) {
            throw new IllegalArgumentException("'endpoint' must be a whole address, for example https://host/luku");
        }
        if (organisation != null && !organisation.matches("[0-9A-Za-z.]{1,20}")) {
            throw new IllegalArgumentException("'organisation' must be an organisation code, for example 10122");
        }
        if (roster.isBlank()) {
            throw new IllegalArgumentException("'roster' must name the CSV file of the learners to read");
        }
        if (pageLearners != null && (pageLearners < 1 || pageLearners > MAX_PAGE)) {
            throw new IllegalArgumentException("'pageLearners' must be 1 to " + MAX_PAGE + ", not " + pageLearners);
        }
    }

    int learnersPerPage() {
        return pageLearners == null ? DEFAULT_PAGE : pageLearners;
    }

    Operation asks() {
        return operation == null ? Operation.OPINTOSUORITUKSET : operation;
    }
}
