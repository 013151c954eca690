package eu.passerelle.sis.hisinone;

import eu.passerelle.connectors.Secret;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How one university's results are read from HISinOne.
 *
 * @param endpoint address of the service, {@code https://.../qisserver/services2/AchievementService}
 * @param user of the UsernameToken
 * @param password of the UsernameToken
 * @param roster CSV file of the learners to read, relative to the configuration directory; by Matrikelnummer
 * @param service name of the orchestrated service, with its version where it has one ({@code OrgunitService201806}):
 *     last part of its namespace; default {@code AchievementService}
 * @param operation name of the operation with its version: an upgrade of HISinOne renames it; default {@code
 *     readAchievements81}
 * @param statuses what the university's own statuses mean, besides {@link #KNOWN}; case ignored
 * @param pageLearners learners a page, 1 to 500; default 25
 */
public record HisInOneSettings(
        URI endpoint,
        String user,
        Secret password,
        String roster,
        @Nullable String service,
        @Nullable String operation,
        @Nullable Map<String, Status> statuses,
        @Nullable Integer pageLearners) {

    /** Statuses of examinations that all HIS systems share. */
    static final Map<String, Status> KNOWN = Map.of(
            "BE", Status.PASSED,
            "NB", Status.FAILED,
            "EN", Status.FAILED,
            "AN", Status.OPEN);

    private static final int DEFAULT_PAGE = 25;
    private static final int MAX_PAGE = 500;

    public HisInOneSettings {
        if (endpoint.getHost() == null) {
            throw new IllegalArgumentException(
                    "'endpoint' must be a whole address, for example https://host/qisserver");
        }
        if (roster.isBlank()) {
            throw new IllegalArgumentException("'roster' must name the CSV file of the learners to read");
        }
        service = name("service", service, "AchievementService");
        operation = name("operation", operation, "readAchievements81");
        if (pageLearners != null && (pageLearners < 1 || pageLearners > MAX_PAGE)) {
            throw new IllegalArgumentException("'pageLearners' must be 1 to " + MAX_PAGE + ", not " + pageLearners);
        }
        Map<String, Status> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(KNOWN);
        all.putAll(statuses == null ? Map.of() : statuses);
        statuses = all;
    }

    private static String name(String key, @Nullable String given, String otherwise) {
        String name = given == null ? otherwise : given;
        if (!name.matches("[A-Za-z][A-Za-z0-9]{0,79}")) {
            throw new IllegalArgumentException("'" + key + "' must be a name of letters and digits, as in the WSDL");
        }
        return name;
    }

    /** What a status of an examination means. */
    public enum Status {
        PASSED,
        FAILED,
        /** Registered, excused or not graded yet. */
        OPEN
    }

    int learnersPerPage() {
        return pageLearners == null ? DEFAULT_PAGE : pageLearners;
    }

    String namespace() {
        return "http://www.his.de/ws/" + service;
    }

    String operationName() {
        return String.valueOf(operation);
    }

    @Nullable
    Status meaning(String status) {
        return statuses == null ? null : statuses.get(status);
    }
}
