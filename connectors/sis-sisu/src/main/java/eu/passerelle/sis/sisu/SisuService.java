package eu.passerelle.sis.sisu;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.http.BaseAddress;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.SisHttp;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.JsonRecords;
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

/** One university's Sisu: requests and JSON, nothing of their meaning. */
final class SisuService {

    static final String ATTAINMENTS = "/ori/api/attainments/v1/export";

    private final SisContext<SisuSettings> sis;
    private final SisHttp http;
    private final JsonMapper json;
    private final JsonRecords records;
    private final String base;

    SisuService(SisContext<SisuSettings> sis) {
        this.sis = sis;
        this.http = new SisHttp(sis, sis.settings().auth());
        this.json = SafeJson.reader(sis.limits().maxDepth());
        this.records = JsonRecords.within(sis.limits().maxDepth());
        this.base = BaseAddress.of(sis.settings().base());
    }

    /** Attainments after an ordinal, in the order of ordinals. */
    Export<JsonRecord> attainments(long since, int limit) {
        return export(ATTAINMENTS, since, limit, body -> {
            JsonRecords.Listed read = records.list(body, AttainmentFields.SHAPE, "entities");
            return new Answer<>(read.list(), read.around());
        });
    }

    /**
     * What another export holds after an ordinal, in the order of ordinals.
     *
     * @param path for example {@code /ori/api/persons/v1/export}
     */
    Export<JsonNode> entities(String path, long since, int limit) {
        return export(path, since, limit, body -> {
            JsonNode read = json.readTree(body);
            JsonNode entities = read.path("entities");
            return new Answer<>(entities.isArray() ? List.copyOf(entities.values()) : null, read);
        });
    }

    private <T> Export<T> export(String path, long since, int limit, Function<byte[], Answer<T>> parser) {
        Answer<T> answer = get(path, "?since=" + since + "&limit=" + limit, parser)
                .orElseThrow(() -> new SisRejected(sis.university().id() + ": There is no " + path
                        + " (HTTP 404): check 'base' and have the export user permitted it."));
        List<T> entities = answer.entities();
        JsonNode greatest = answer.envelope().path("greatestOrdinal");
        if (entities == null || !(greatest.isIntegralNumber() || entities.isEmpty())) {
            throw malformed(path, "no 'entities' or no 'greatestOrdinal'");
        }
        long next = greatest.isIntegralNumber() ? Math.max(since, greatest.longValue()) : since;
        JsonNode said = answer.envelope().path("hasMore");
        boolean more = said.isBoolean() ? said.booleanValue() : entities.size() >= limit;
        if (more && next == since) {
            throw malformed(path, "more is promised, but the ordinal does not move on");
        }
        return new Export<>(entities, next, more);
    }

    /** @param entities null where the answer has none */
    private record Answer<T>(@Nullable List<T> entities, JsonNode envelope) {}

    /** @param id of an entity, from an answer and so untrusted; empty on 404 */
    Optional<JsonNode> one(String path, String id) {
        return get(path + '/' + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"), "", json::readTree);
    }

    private <T> Optional<T> get(String path, String query, Function<byte[], T> parser) {
        URI address = URI.create(base + path + query);
        HubHttp.Answer answer = http.send(() -> HttpRequest.newBuilder(address).header("Accept", "application/json"));
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (answer.status() != 200) {
            throw malformed(path, "HTTP " + answer.status() + " without an answer");
        }
        try {
            return Optional.of(parser.apply(answer.body()));
        } catch (JacksonException e) {
            // the parser's own message may quote what it read, so only its kind is told
            throw malformed(path, e.getClass().getSimpleName());
        }
    }

    private MalformedRecord malformed(String path, String what) {
        return new MalformedRecord(sis.university().id() + ": The answer to " + path + " cannot be read (" + what
                + "). It must be JSON in UTF-8; check 'base' in the settings, else ask the university.");
    }

    /**
     * @param greatest ordinal to go on from
     * @param more whether a further page follows now
     */
    record Export<T>(List<T> entities, long greatest, boolean more) {}
}
