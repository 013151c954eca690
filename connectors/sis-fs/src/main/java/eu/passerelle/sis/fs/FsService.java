package eu.passerelle.sis.fs;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.SisHttp;
import eu.passerelle.connectors.json.JsonRecords;
import eu.passerelle.connectors.json.JsonRecords.Listed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One university's FS: GraphQL over HTTP, and what its errors mean. */
final class FsService {

    /** What is asked of FS, checked against the official schema in a test. */
    static final String QUERY = query();

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final SisContext<FsSettings> sis;
    private final SisHttp http;
    private final JsonRecords records;

    FsService(SisContext<FsSettings> sis) {
        this.sis = sis;
        this.http = new SisHttp(sis, sis.settings().auth());
        this.records = JsonRecords.within(sis.limits().maxDepth());
    }

    /**
     * The answer and its results, whose {@code errors} concern single results only: every other error is thrown.
     *
     * @throws SisRejected when FS refuses the query or us
     */
    Listed ask(String query, ObjectNode variables) {
        ObjectNode request = JSON.createObjectNode().put("query", query);
        request.set("variables", variables);
        Listed answer = parse(send(JSON.writeValueAsBytes(request)));
        new FsErrors(sis.university().id()).check(answer.around());
        return answer;
    }

    private HubHttp.Answer send(byte[] request) {
        return http.send(
                () -> HttpRequest.newBuilder(sis.settings().endpoint())
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .header("Feature-Flags", sis.settings().featureFlags())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(request)),
                answer -> answer.status() == 400);
    }

    /** Some GraphQL servers refuse a query with HTTP 400 and say why in the usual body. */
    private Listed parse(HubHttp.Answer answer) {
        if (answer.status() != 200 && answer.status() != 400) {
            throw malformed("HTTP " + answer.status());
        }
        try {
            Listed read = records.list(answer.body(), ResultFields.SHAPE, "data", "resultater", "nodes");
            JsonNode around = read.around();
            if (around.has("errors") || around.has("data") && answer.status() == 200) {
                return read;
            }
            throw answer.status() == 400 ? refused(null) : malformed("neither 'data' nor 'errors'");
        } catch (JacksonException e) {
            // the parser's own message may quote what it read, so only its kind is told
            throw answer.status() == 400 ? refused(e) : malformed(e.getClass().getSimpleName());
        }
    }

    private SisRejected refused(@Nullable Exception cause) {
        return new SisRejected(
                sis.university().id() + ": HTTP 400: FS does not understand the query; check 'endpoint', or a field was"
                        + " removed. " + FsErrors.ADVICE,
                cause);
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
}
