package eu.passerelle.sis.ooapi;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.http.BaseAddress;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.SisHttp;
import eu.passerelle.connectors.json.JsonFields;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.JsonRecords;
import eu.passerelle.connectors.json.SafeJson;
import eu.passerelle.sis.ooapi.OoapiVersion.ListAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One university's OOAPI service: requests and JSON, nothing of their meaning. */
final class OoapiService {

    private final SisContext<OoapiSettings> sis;
    private final SisHttp http;
    private final JsonRecords json;
    private final JsonMapper tree;
    private final String base;

    OoapiService(SisContext<OoapiSettings> sis) {
        this.sis = sis;
        this.http = new SisHttp(sis, sis.settings().auth());
        this.json = JsonRecords.within(sis.limits().maxDepth());
        this.tree = SafeJson.reader(sis.limits().maxDepth());
        this.base = BaseAddress.of(sis.settings().base());
    }

    /** One page of a list; empty on 404. */
    Optional<Page> page(ListAddress list, int number) {
        ListAddress page =
                list.with("pageSize", String.valueOf(sis.settings().rows())).with("pageNumber", String.valueOf(number));
        return get(
                        page.path(),
                        page.query(),
                        body -> json.list(body, list.items().shape(), "items"))
                .map(read -> Page.of(read, list.path(), this));
    }

    /** One object; empty on 404. */
    Optional<JsonNode> get(String path, Map<String, String> query) {
        return get(path, query, tree::readTree);
    }

    /** Empty on 404. */
    Optional<JsonRecord> person(String id) {
        return get("/persons/" + segment(id), Map.of(), body -> json.one(body, PersonFields.SHAPE));
    }

    private <T> Optional<T> get(String path, Map<String, String> query, Function<byte[], T> parser) {
        HubHttp.Answer answer = answer(path, query);
        return answer.status() == 404 ? Optional.empty() : Optional.of(parse(answer, path, parser));
    }

    HubHttp.Answer answer(String path, Map<String, String> query) {
        String encoded = query.entrySet().stream()
                .map(entry -> segment(entry.getKey()) + '=' + segment(entry.getValue()))
                .collect(Collectors.joining("&"));
        URI address = URI.create(base + path + (encoded.isEmpty() ? "" : '?' + encoded));
        return http.send(() -> HttpRequest.newBuilder(address).header("Accept", "application/json"));
    }

    JsonNode parse(HubHttp.Answer answer, String path) {
        return parse(answer, path, tree::readTree);
    }

    private <T> T parse(HubHttp.Answer answer, String path, Function<byte[], T> parser) {
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
                + "). It must be JSON in UTF-8 as OOAPI "
                + sis.settings().version()
                + " defines it; check address and version in the settings, else ask the university.");
    }

    byte[] bytes(JsonNode item) {
        return tree.writeValueAsBytes(item);
    }

    JsonNode tree(JsonRecord item) {
        return json.tree(item);
    }

    /** An association as the SIS would have sent it had it expanded persons. */
    byte[] withPerson(JsonRecord association, JsonRecord person) {
        ObjectNode whole = (ObjectNode) json.tree(association);
        return bytes(whole.set("person", json.tree(person)));
    }

    /** Percent-encoded, so that an id out of an answer never changes the path. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * One page of a list.
     *
     * @param more whether the service says that a further page follows
     */
    record Page(List<JsonRecord> items, boolean more) {

        static Page of(JsonRecords.Listed read, String path, OoapiService service) {
            List<JsonRecord> items = read.list();
            Boolean next = JsonFields.flag(read.around().path("hasNextPage"));
            if (items == null || next == null) {
                throw service.malformed(path, "no 'items' or no 'hasNextPage'");
            }
            return new Page(items, next);
        }
    }
}
