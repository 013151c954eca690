package eu.passerelle.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The REST API of a running hub; a mixin of the commands that speak with one. */
final class HubApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** For what asks a SIS before it answers. */
    static final Duration LONG_PATIENCE = Duration.ofMinutes(10);

    @Option(
            names = "--url",
            description = "Address of the hub (default: PASSERELLE_URL or ${DEFAULT-VALUE}).",
            defaultValue = "${env:PASSERELLE_URL:-http://localhost:8080}")
    URI url = URI.create("http://localhost:8080");

    /** The hub cannot be reached. */
    static final class Unreachable extends RuntimeException {
        Unreachable(URI url, Throwable cause) {
            super("No hub answers at " + url + ". Start it with './hub run' or './hub demo', or give --url.", cause);
        }
    }

    /** The hub says no; the message is its own. */
    static final class Refused extends RuntimeException {

        private static final int NOT_VALID = 422;

        private final int status;
        private final transient JsonNode body;

        /** @param status of HTTP; 0 when it was no answer of a hub */
        Refused(String message, int status, JsonNode body) {
            super(message);
            this.status = status;
            this.body = body;
        }

        /** All that the hub said. */
        JsonNode body() {
            return body;
        }

        int exitCode() {
            return status == NOT_VALID ? ExitCodes.CONFIGURATION : ExitCodes.NEEDS_YOU;
        }
    }

    JsonNode get(String path) {
        return get(path, PATIENCE);
    }

    JsonNode get(String path, Duration patience) {
        return send(request(path, patience).GET());
    }

    JsonNode post(String path, Object body) {
        return post(path, body, PATIENCE);
    }

    JsonNode post(String path, Object body, Duration patience) {
        return send(request(path, patience)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    private HttpRequest.Builder request(String path, Duration patience) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path)).timeout(patience);
        String token = System.getenv("PASSERELLE_TOKEN");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            JsonNode json = answer.body().length == 0 ? JSON.nullNode() : JSON.readTree(answer.body());
            if (answer.statusCode() >= 400) {
                String detail = text(json, "detail");
                String said = detail == null ? "The hub answers HTTP " + answer.statusCode() + "." : detail;
                throw new Refused(said, answer.statusCode(), json);
            }
            return json;
        } catch (JacksonException e) {
            throw new Refused("What answers at " + url + " is not a hub.", 0, JSON.nullNode());
        } catch (IOException e) {
            throw new Unreachable(url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable(url, e);
        }
    }

    /** Path of what concerns one university. */
    static String university(String id, String rest) {
        return "/api/universities/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + rest;
    }

    static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value.asString();
    }

    static String json(Object value) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    /** One line, for programs that read lines. */
    static String compact(Object value) {
        return JSON.writeValueAsString(value);
    }
}
