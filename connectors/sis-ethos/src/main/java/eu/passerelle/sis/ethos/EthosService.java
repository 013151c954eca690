package eu.passerelle.sis.ethos;

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

/** One university's Ethos Integration: requests and JSON, nothing of their meaning. */
final class EthosService {

    private static final String NOTIFICATIONS = "application/vnd.hedtech.change-notifications.v2+json";

    private final SisContext<EthosSettings> sis;
    private final SisHttp http;
    private final RecordJson json;
    private final String base;

    EthosService(SisContext<EthosSettings> sis) {
        this.sis = sis;
        this.http = new SisHttp(sis, EthosLogin.of(sis.settings()));
        this.json = RecordJson.within(sis.limits().maxDepth());
        this.base = sis.settings().base().toString().replaceAll("/+$", "");
    }

    /**
     * Rows of a list.
     *
     * @param total as the service counts them now; null where it does not say
     */
    record Page(List<JsonNode> rows, @Nullable Integer total) {}

    /** @param limit asked for; the service may have a lower one of its own */
    Page grades(int offset, int limit) {
        String path = "/api/" + EthosResource.GRADES.path();
        HubHttp.Answer answer =
                get(path + "?offset=" + offset + "&limit=" + limit, mediaType(EthosResource.GRADES), false);
        if (answer.status() == 404) {
            throw new SisRejected(who() + "HTTP 404: Ethos Integration knows no " + EthosResource.GRADES.path()
                    + ". Check 'base', and let the university give the hub's application access to it.");
        }
        return new Page(rows(answer, path), number(answer, "x-total-count"));
    }

    /** One resource; empty on 404. */
    Optional<JsonNode> get(EthosResource resource, String id) {
        String path = "/api/" + resource.path() + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
        HubHttp.Answer answer = get(path, mediaType(resource), false);
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(parse(answer, "/api/" + resource.path() + "/{id}"));
    }

    /**
     * Change notifications.
     *
     * @param remaining in the queue after these; null where the service does not say
     */
    record Notifications(List<JsonNode> rows, @Nullable Integer remaining) {}

    /**
     * Notifications after this one, the same ones as often as it is asked. All up to this one are acknowledged by asking
     * and never come again. It is always said, because without it Ethos acknowledges whatever it sent last.
     */
    Notifications consume(long lastProcessed) {
        String path = "/consume";
        String query =
                "?lastProcessedID=" + lastProcessed + "&limit=" + sis.settings().rows();
        HubHttp.Answer answer = get(path + query, NOTIFICATIONS, false);
        requireQueue(answer);
        List<JsonNode> rows = answer.status() == 204 ? List.of() : rows(answer, path);
        return new Notifications(rows, number(answer, "x-remaining"));
    }

    /** How many notifications wait, without taking or acknowledging any; null where the service does not say. */
    @Nullable
    Integer waiting() {
        HubHttp.Answer answer = get("/consume", NOTIFICATIONS, true);
        requireQueue(answer);
        return number(answer, "x-remaining");
    }

    private void requireQueue(HubHttp.Answer answer) {
        if (answer.status() == 404) {
            throw new SisRejected(who() + "HTTP 404: the hub's application has no queue of change notifications."
                    + " Let the university subscribe it to " + EthosResource.GRADES.path() + ".");
        }
    }

    private HubHttp.Answer get(String path, String mediaType, boolean headOnly) {
        URI address = URI.create(base + path);
        return http.send(() -> {
            HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", mediaType);
            return headOnly ? request.HEAD() : request;
        });
    }

    private String mediaType(EthosResource resource) {
        return "application/vnd.hedtech.integration.v" + sis.settings().version(resource) + "+json";
    }

    private List<JsonNode> rows(HubHttp.Answer answer, String path) {
        JsonNode rows = parse(answer, path);
        if (!rows.isArray()) {
            throw malformed(path, "no array");
        }
        return List.copyOf(rows.values());
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
        return new MalformedRecord(who() + "The answer to " + path + " cannot be read (" + what
                + "). It must be JSON in UTF-8 as Ethos Integration defines it; check 'base' and 'versions' in the"
                + " settings, else ask the university.");
    }

    byte[] bytes(JsonNode row) {
        return json.bytes(row);
    }

    private static @Nullable Integer number(HubHttp.Answer answer, String header) {
        return answer.headers()
                .firstValue(header)
                .filter(value -> value.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .orElse(null);
    }

    private String who() {
        return sis.university().id() + ": ";
    }
}
