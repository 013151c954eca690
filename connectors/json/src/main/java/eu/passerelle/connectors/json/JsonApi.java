package eu.passerelle.connectors.json;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.LinkHeader;
import eu.passerelle.connectors.http.SisHttp;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One university's REST service that answers in JSON: requests and parsing, nothing of their meaning. */
public final class JsonApi {

    private final SisContext<?> sis;
    private final SisHttp http;
    private final String contract;
    private final JsonMapper json;
    private final JsonRecords records;

    /** @param contract what the answers follow, for messages: {@code OneRoster 1.2} */
    public JsonApi(SisContext<?> sis, SisHttp http, String contract) {
        this.sis = sis;
        this.http = http;
        this.contract = contract;
        this.json = SafeJson.reader(sis.limits().maxDepth());
        this.records = JsonRecords.within(sis.limits().maxDepth());
    }

    /**
     * An answer with its headers.
     *
     * @param <T> what the body was read as
     */
    public record Answer<T>(T body, HubHttp.Answer http) {}

    /**
     * Asks for one document.
     *
     * @return empty on 404
     */
    public Optional<Answer<JsonNode>> get(URI address, String mediaType) {
        return get(address, mediaType, address.getPath());
    }

    /** @param called the address in messages, without ids that may be a person's */
    public Optional<Answer<JsonNode>> get(URI address, String mediaType, String called) {
        return get(address, mediaType, called, json::readTree);
    }

    /**
     * Asks for a list of records.
     *
     * @param path as in {@link JsonRecords#list}
     * @return empty on 404
     */
    public Optional<Answer<JsonRecords.Listed>> list(URI address, String mediaType, RecordShape shape, String... path) {
        return get(address, mediaType, address.getPath(), body -> records.list(body, shape, path));
    }

    private <T> Optional<Answer<T>> get(URI address, String mediaType, String called, Function<byte[], T> parser) {
        HubHttp.Answer answer = http.send(() -> HttpRequest.newBuilder(address).header("Accept", mediaType));
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (answer.status() != 200) {
            throw malformed(called, "HTTP " + answer.status() + " without an answer");
        }
        try {
            return Optional.of(new Answer<>(parser.apply(answer.body()), answer));
        } catch (JacksonException e) {
            // the parser's own message may quote what it read, so only its kind is told
            throw malformed(called, e.getClass().getSimpleName());
        }
    }

    /** @param path of the service */
    public MalformedRecord malformed(String path, String what) {
        return new MalformedRecord(sis.university().id() + ": The answer to " + path + " cannot be read (" + what
                + "). It must be JSON in UTF-8 as " + contract
                + " defines it; check the address in the settings, else ask the university.");
    }

    /**
     * The page after this one: the {@code Link} header with {@code rel=next} (RFC 8288).
     *
     * @param from the address that was asked; the next one must be on the same server, because our token goes there
     */
    public Optional<URI> next(Answer<?> answer, URI from) {
        return Optional.ofNullable(LinkHeader.next(answer.http().headers())).map(link -> sameServer(link, from));
    }

    private URI sameServer(String link, URI from) {
        try {
            URI next = from.resolve(link);
            if (Objects.equals(next.getScheme(), from.getScheme())
                    && Objects.equals(next.getHost(), from.getHost())
                    && next.getPort() == from.getPort()) {
                return next;
            }
        } catch (IllegalArgumentException e) {
            throw malformed(from.getPath(), "the link to its next page is no address");
        }
        throw malformed(from.getPath(), "the link to its next page leads to another server");
    }

    /** All of a record. */
    public JsonNode tree(JsonRecord record) {
        return records.tree(record);
    }

    /** The JSON of a part of an answer, to keep. */
    public byte[] bytes(JsonNode item) {
        return json.writeValueAsBytes(item);
    }

    /** {@code a=1&b=2}, percent-encoded. */
    public static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> segment(parameter.getKey()) + '=' + segment(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Percent-encoded, so that an id out of an answer never changes the path. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
