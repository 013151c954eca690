package eu.passerelle.sis.ooapi;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.SisHttp;
import eu.passerelle.connectors.json.RecordJson;
import eu.passerelle.sis.ooapi.OoapiVersion.ListAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** One university's OOAPI service: requests and JSON, nothing of their meaning. */
final class OoapiService {

    private final SisContext<OoapiSettings> sis;
    private final SisHttp http;
    private final RecordJson json;
    private final String base;

    OoapiService(SisContext<OoapiSettings> sis) {
        this.sis = sis;
        this.http = new SisHttp(sis, sis.settings().auth());
        this.json = RecordJson.within(sis.limits().maxDepth());
        this.base = sis.settings().base().toString().replaceAll("/+$", "");
    }

    /** One page of a list; empty on 404. */
    Optional<Page> page(ListAddress list, int number) {
        ListAddress page =
                list.with("pageSize", String.valueOf(sis.settings().rows())).with("pageNumber", String.valueOf(number));
        return get(page.path(), page.query()).map(envelope -> Page.of(envelope, list.path(), this));
    }

    /** One object; empty on 404. */
    Optional<JsonNode> get(String path, Map<String, String> query) {
        HubHttp.Answer answer = answer(path, query);
        return answer.status() == 404 ? Optional.empty() : Optional.of(parse(answer, path));
    }

    HubHttp.Answer answer(String path, Map<String, String> query) {
        String encoded = query.entrySet().stream()
                .map(entry -> segment(entry.getKey()) + '=' + segment(entry.getValue()))
                .collect(Collectors.joining("&"));
        URI address = URI.create(base + path + (encoded.isEmpty() ? "" : '?' + encoded));
        return http.send(() -> HttpRequest.newBuilder(address).header("Accept", "application/json"));
    }

    JsonNode parse(HubHttp.Answer answer, String path) {
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
                + "). It must be JSON in UTF-8 as OOAPI "
                + sis.settings().version()
                + " defines it; check address and version in the settings, else ask the university.");
    }

    byte[] bytes(JsonNode item) {
        return json.bytes(item);
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
    record Page(List<JsonNode> items, boolean more) {

        static Page of(JsonNode envelope, String path, OoapiService service) {
            JsonNode items = envelope.path("items");
            Boolean next = Fields.flag(envelope, "hasNextPage");
            if (!items.isArray() || next == null) {
                throw service.malformed(path, "no 'items' or no 'hasNextPage'");
            }
            return new Page(List.copyOf(items.values()), next);
        }
    }
}
