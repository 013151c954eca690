package eu.passerelle.sis.pegase;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.SisHttp;
import eu.passerelle.connectors.json.RecordJson;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** One university's Pégase: requests and JSON, nothing of their meaning. */
final class PegaseService {

    private static final int ENROLMENTS = 500;

    private final SisContext<PegaseSettings> sis;
    private final SisHttp http;
    private final RecordJson json;

    PegaseService(SisContext<PegaseSettings> sis) {
        this.sis = sis;
        this.http = new SisHttp(sis, new PegaseLogin(sis.settings().auth()));
        this.json = RecordJson.within(sis.limits().maxDepth());
    }

    /**
     * A page of enrolments ({@code VueInscriptions}).
     *
     * @param period all when null
     * @param page from 0
     */
    JsonNode enrolments(@Nullable String period, int page) {
        String filter = period == null ? "" : "&codePeriode=" + encode(period);
        String path = "/gestion/flux-inscriptions/pagine";
        String query = "?page=" + page + "&taille=" + ENROLMENTS + "&photo=false" + filter;
        HubHttp.Answer answer = get(sis.settings().services().enrolments(), path + query);
        if (answer.status() == 404) {
            throw new SisRejected(sis.university().id()
                    + ": HTTP 404: there is no flow of enrolments. Check 'services.enrolments', and ask the university"
                    + " to open it to the hub's account.");
        }
        JsonNode found = parse(answer, path);
        if (!found.path("resultats").isArray()) {
            throw malformed(path, "no 'resultats'");
        }
        return found;
    }

    /** A learner's cursus of all periods; empty on 404. */
    Optional<List<JsonNode>> cursus(String learner) {
        return list(get(sis.settings().services().cursus(), "/cursus?codeApprenant=" + encode(learner)), "/cursus");
    }

    /** Marks and results below a path, the path itself first ({@code Chemin}); empty on 404. */
    Optional<List<JsonNode>> results(String structure, String period, String learner, String path) {
        String address = "/etablissements/%s/periodes/%s/apprenants/%s/chemins/%s"
                .formatted(encode(structure), encode(period), encode(learner), encode(path));
        return list(get(sis.settings().services().results(), address), "/etablissements/.../chemins/...");
    }

    private Optional<List<JsonNode>> list(HubHttp.Answer answer, String path) {
        if (answer.status() == 404) {
            return Optional.empty();
        }
        JsonNode rows = parse(answer, path);
        if (!rows.isArray()) {
            throw malformed(path, "no array");
        }
        return Optional.of(List.copyOf(rows.values()));
    }

    private HubHttp.Answer get(URI service, String path) {
        URI address = URI.create(service.toString().replaceAll("/+$", "") + path);
        return http.send(() -> HttpRequest.newBuilder(address).header("Accept", "application/json"));
    }

    private JsonNode parse(HubHttp.Answer answer, String path) {
        if (answer.status() != 200) {
            throw malformed(path, "HTTP " + answer.status() + " without an answer");
        }
        try {
            return json.read(answer.body());
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
        return json.bytes(row);
    }

    /** Percent-encoded, so that a code out of an answer never changes the path. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
