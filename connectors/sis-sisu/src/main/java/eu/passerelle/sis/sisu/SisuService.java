package eu.passerelle.sis.sisu;

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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** One university's Sisu: requests and JSON, nothing of their meaning. */
final class SisuService {

    private final SisContext<SisuSettings> sis;
    private final SisHttp http;
    private final RecordJson json;
    private final String base;

    SisuService(SisContext<SisuSettings> sis) {
        this.sis = sis;
        this.http = new SisHttp(sis, sis.settings().auth());
        this.json = RecordJson.within(sis.limits().maxDepth());
        this.base = sis.settings().base().toString().replaceAll("/+$", "");
    }

    /**
     * What an export holds after an ordinal, in the order of ordinals.
     *
     * @param path for example {@code /ori/api/attainments/v1/export}
     */
    Export export(String path, long since, int limit) {
        JsonNode answer = get(path, "?since=" + since + "&limit=" + limit)
                .orElseThrow(() -> new SisRejected(sis.university().id() + ": There is no " + path
                        + " (HTTP 404): check 'base' and have the export user permitted it."));
        JsonNode entities = answer.path("entities");
        JsonNode greatest = answer.path("greatestOrdinal");
        if (!entities.isArray() || !(greatest.isIntegralNumber() || entities.isEmpty())) {
            throw malformed(path, "no 'entities' or no 'greatestOrdinal'");
        }
        long next = greatest.isIntegralNumber() ? Math.max(since, greatest.longValue()) : since;
        JsonNode said = answer.path("hasMore");
        boolean more = said.isBoolean() ? said.booleanValue() : entities.size() >= limit;
        if (more && next == since) {
            throw malformed(path, "more is promised, but the ordinal does not move on");
        }
        return new Export(List.copyOf(entities.values()), next, more);
    }

    /** @param id of an entity, from an answer and so untrusted; empty on 404 */
    Optional<JsonNode> one(String path, String id) {
        return get(path + '/' + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"), "");
    }

    private Optional<JsonNode> get(String path, String query) {
        URI address = URI.create(base + path + query);
        HubHttp.Answer answer = http.send(() -> HttpRequest.newBuilder(address).header("Accept", "application/json"));
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (answer.status() != 200) {
            throw malformed(path, "HTTP " + answer.status() + " without an answer");
        }
        try {
            return Optional.of(json.read(answer.body()));
        } catch (JacksonException e) {
            // the parser's own message may quote what it read, so only its kind is told
            throw malformed(path, e.getClass().getSimpleName());
        }
    }

    /** An entity as it came. */
    byte[] bytes(JsonNode entity) {
        return json.bytes(entity);
    }

    private MalformedRecord malformed(String path, String what) {
        return new MalformedRecord(sis.university().id() + ": The answer to " + path + " cannot be read (" + what
                + "). It must be JSON in UTF-8; check 'base' in the settings, else ask the university.");
    }

    /**
     * @param greatest ordinal to go on from
     * @param more whether a further page follows now
     */
    record Export(List<JsonNode> entities, long greatest, boolean more) {}
}
