package eu.passerelle.sis.fs;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.SisHttp;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One university's FS: GraphQL over HTTP, and what its errors mean. */
final class FsService {

    /** What is asked of FS, checked against the official schema in a test. */
    static final String QUERY = query();

    static final JsonMapper JSON = JsonMapper.builder().build();

    /** One reader a nesting limit; readers are costly to make and thread-safe. */
    private static final ConcurrentHashMap<Integer, JsonMapper> READERS = new ConcurrentHashMap<>();

    private final SisContext<FsSettings> sis;
    private final SisHttp http;

    FsService(SisContext<FsSettings> sis) {
        this.sis = sis;
        this.http = new SisHttp(sis, sis.settings().auth());
    }

    /**
     * The whole answer, whose {@code errors} concern single results only: every other error is thrown.
     *
     * @throws SisRejected when FS refuses the query or us
     */
    JsonNode ask(String query, ObjectNode variables) {
        ObjectNode request = JSON.createObjectNode().put("query", query);
        request.set("variables", variables);
        JsonNode answer = parse(send(JSON.writeValueAsBytes(request)));
        new FsErrors(sis.university().id()).check(answer);
        return answer;
    }

    HubHttp.Answer send(byte[] request) {
        try {
            return http.send(() -> HttpRequest.newBuilder(sis.settings().endpoint())
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json")
                    .header("Feature-Flags", sis.settings().featureFlags())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(request)));
        } catch (SisRejected e) {
            if (String.valueOf(e.getMessage()).contains("HTTP 400")) {
                throw new SisRejected(
                        e.getMessage() + " A GraphQL server also answers so when a field was removed: "
                                + FsErrors.ADVICE,
                        e);
            }
            throw e;
        }
    }

    private JsonNode parse(HubHttp.Answer answer) {
        if (answer.status() != 200) {
            throw malformed("HTTP " + answer.status());
        }
        try {
            JsonNode read = READERS.computeIfAbsent(sis.limits().maxDepth(), FsService::reader)
                    .readTree(answer.body());
            if (!read.has("data") && !read.has("errors")) {
                throw malformed("neither 'data' nor 'errors'");
            }
            return read;
        } catch (JacksonException e) {
            // the parser's own message may quote what it read, so only its kind is told
            throw malformed(e.getClass().getSimpleName());
        }
    }

    MalformedRecord malformed(String what) {
        return new MalformedRecord(sis.university().id() + ": The answer of FS cannot be read (" + what
                + "). It must be a GraphQL answer in JSON and UTF-8; check 'endpoint' in the settings, else ask Sikt.");
    }

    private static String query() {
        try (InputStream in = FsService.class.getResourceAsStream("resultater.graphql")) {
            if (in == null) {
                throw new IllegalStateException("resultater.graphql is missing from this module");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonMapper reader(int maxDepth) {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(maxDepth)
                .maxStringLength(1 << 20)
                .maxNumberLength(50)
                .build();
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(constraints).build())
                .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }
}
