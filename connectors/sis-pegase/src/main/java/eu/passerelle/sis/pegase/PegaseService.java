package eu.passerelle.sis.pegase;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.http.BaseAddress;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.SisHttp;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.JsonRecords;
import eu.passerelle.connectors.json.RecordShape;
import eu.passerelle.connectors.json.SafeJson;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One university's Pégase: requests and JSON, nothing of their meaning. */
final class PegaseService {

    private static final int ENROLMENTS = 500;

    private final SisContext<PegaseSettings> sis;
    private final SisHttp http;
    private final JsonRecords json;
    private final JsonMapper tree;
    private final String enrolments;
    private final String cursus;
    private final String results;

    PegaseService(SisContext<PegaseSettings> sis) {
        this.sis = sis;
        this.http = new SisHttp(sis, new PegaseLogin(sis.settings().auth()));
        this.json = JsonRecords.within(sis.limits().maxDepth());
        PegaseSettings.Services services = sis.settings().services();
        this.enrolments = BaseAddress.of(services.enrolments());
        this.cursus = BaseAddress.of(services.cursus());
        this.results = BaseAddress.of(services.results());
        this.tree = SafeJson.reader(sis.limits().maxDepth());
    }

    /**
     * A page of enrolments ({@code VueInscriptions}).
     *
     * @param period all when null
     * @param page from 0
     */
    Enrolments enrolments(@Nullable String period, int page) {
        String filter = period == null ? "" : "&codePeriode=" + encode(period);
        String path = "/gestion/flux-inscriptions/pagine";
        String query = "?page=" + page + "&taille=" + ENROLMENTS + "&photo=false" + filter;
        HubHttp.Answer answer = get(enrolments, path + query);
        if (answer.status() == 404) {
            throw new SisRejected(sis.university().id()
                    + ": HTTP 404: there is no flow of enrolments. Check 'services.enrolments', and ask the university"
                    + " to open it to the hub's account.");
        }
        JsonRecords.Listed found = parsed(answer, path, body -> json.list(body, EnrolmentFields.SHAPE, "resultats"));
        List<JsonRecord> list = found.list();
        if (list == null) {
            throw malformed(path, "no 'resultats'");
        }
        return new Enrolments(list, found.around().path("totalPages").asInt(0));
    }

    /** @param pages of all enrolments that were asked for */
    record Enrolments(List<JsonRecord> list, int pages) {}

    /** A learner's cursus of all periods; empty on 404. */
    Optional<List<JsonNode>> cursus(String learner) {
        HubHttp.Answer answer = get(cursus, "/cursus?codeApprenant=" + encode(learner));
        if (answer.status() == 404) {
            return Optional.empty();
        }
        JsonNode rows = parsed(answer, "/cursus", tree::readTree);
        if (!rows.isArray()) {
            throw malformed("/cursus", "no array");
        }
        return Optional.of(List.copyOf(rows.values()));
    }

    /** Marks and results below a path, the path itself first ({@code Chemin}); empty on 404. */
    Optional<List<JsonRecord>> results(String structure, String period, String learner, String path) {
        String address = "/etablissements/%s/periodes/%s/apprenants/%s/chemins/%s"
                .formatted(encode(structure), encode(period), encode(learner), encode(path));
        return list(get(results, address), "/etablissements/.../chemins/...", ElementFields.SHAPE);
    }

    private Optional<List<JsonRecord>> list(HubHttp.Answer answer, String path, RecordShape shape) {
        if (answer.status() == 404) {
            return Optional.empty();
        }
        List<JsonRecord> rows =
                parsed(answer, path, body -> json.list(body, shape)).list();
        if (rows == null) {
            throw malformed(path, "no array");
        }
        return Optional.of(rows);
    }

    private HubHttp.Answer get(String base, String path) {
        URI address = URI.create(base + path);
        return http.send(() -> HttpRequest.newBuilder(address).header("Accept", "application/json"));
    }

    private <T> T parsed(HubHttp.Answer answer, String path, Function<byte[], T> parser) {
        if (answer.status() != 200) {
            throw malformed(path, "HTTP " + answer.status() + " without an answer");
        }
        try {
            return parser.apply(answer.body());
        } catch (JacksonException e) {
            // the parser's own message may quote what it read, so only its kind is told
            throw malformed(path, e.getClass().getSimpleName());
        }
    }

    MalformedRecord malformed(String path, String what) {
        return new MalformedRecord(sis.university().id() + ": The answer to " + path + " cannot be read (" + what
                + "). It must be JSON in UTF-8 as Pégase's OpenAPI defines it; check 'services' and their versions in"
                + " the settings, else ask the university.");
    }

    byte[] bytes(JsonNode row) {
        return tree.writeValueAsBytes(row);
    }

    /** Percent-encoded, so that a code out of an answer never changes the path. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
