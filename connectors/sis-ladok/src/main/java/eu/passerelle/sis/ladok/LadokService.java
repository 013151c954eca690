package eu.passerelle.sis.ladok;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.http.BaseAddress;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.SisHttp;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One university's Ladok: requests, XML and JSON, nothing of their meaning. */
final class LadokService {

    /** One reader a nesting limit; readers are costly to make and thread-safe. */
    private static final ConcurrentHashMap<Integer, JsonMapper> READERS = new ConcurrentHashMap<>();

    private final SisContext<LadokSettings> sis;
    private final SisHttp http;
    private final String base;

    LadokService(SisContext<LadokSettings> sis) {
        this.sis = sis;
        this.http = new SisHttp(sis, null, sis.settings().certificate());
        this.base = BaseAddress.of(sis.settings().base());
    }

    /**
     * @param page a number, {@code recent} or {@code first}
     * @return empty where there is no such page (404)
     */
    Optional<FeedPage> feedPage(String page) {
        String path = sis.settings().feedPath() + '/' + page;
        HubHttp.Answer answer = answer(path, "application/atom+xml");
        if (answer.status() == 404) {
            return Optional.empty();
        }
        byte[] body = body(answer, path);
        try {
            return Optional.of(FeedPage.parse(body, sis.limits().maxDepth()));
        } catch (MalformedRecord e) {
            throw new MalformedRecord(malformed(path) + ": " + e.getMessage(), e);
        }
    }

    /**
     * A JSON object of one of Ladok's parts; empty on 404.
     *
     * @param part first part of the path and of the media type: {@code studentinformation} ...
     * @param uid last part of the path, of an event and so untrusted; empty for none
     */
    Optional<JsonNode> get(String part, String path, String uid, String below) {
        String whole = '/' + part + path + (uid.isEmpty() ? "" : '/' + segment(uid)) + below;
        HubHttp.Answer answer = answer(whole, "application/vnd.ladok-" + part + "+json");
        if (answer.status() == 404) {
            return Optional.empty();
        }
        try {
            return Optional.of(READERS.computeIfAbsent(sis.limits().maxDepth(), LadokService::reader)
                    .readTree(body(answer, path)));
        } catch (JacksonException e) {
            // the parser's own message may quote what it read, so only its kind is told
            throw new MalformedRecord(
                    malformed('/' + part + path) + ": " + e.getClass().getSimpleName(), e);
        }
    }

    HubHttp.Answer answer(String path, String accept) {
        URI address = URI.create(base + path);
        return http.send(() -> HttpRequest.newBuilder(address).header("Accept", accept));
    }

    private byte[] body(HubHttp.Answer answer, String path) {
        if (answer.status() != 200) {
            throw new MalformedRecord(malformed(path) + ": HTTP " + answer.status() + " without an answer");
        }
        return answer.body();
    }

    private String malformed(String path) {
        return sis.university().id() + ": The answer to " + path
                + " cannot be read; check 'base' and 'feed' in the settings, else ask the Ladok support";
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static JsonMapper reader(int maxDepth) {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(maxDepth)
                .maxStringLength(1 << 20)
                .build();
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(constraints).build())
                .build();
    }
}
