package eu.passerelle.simulators.ooapi;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.connectors.http.HttpAuthentication;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A campus behind OOAPI v5 or OEAPI v6: service root, courses, offerings, associations, persons, learning outcomes.
 * Every offering also lists a lecturer and an enrolment without result, as real ones do. Recognised results carry
 * {@code ext.recognisedFrom}. Errors are problem documents; faults and rate limits come from {@link #server()}.
 */
public final class OoapiSimulator implements AutoCloseable {

    /** Version of the standard that is spoken. */
    public enum Version {
        V5,
        V6
    }

    /** How callers must identify themselves. */
    public enum Auth {
        NONE,
        BASIC,
        OAUTH2
    }

    /** Called after a page of associations was answered: the moment at which lists drift. */
    @FunctionalInterface
    public interface PageHook {
        void answered(String offering, int pageNumber);
    }

    private static final Pattern PATH = Pattern.compile("/v[56]/([a-z-]+)(?:/([^/]+)(?:/([a-z-]+))?)?");

    private final Campus campus;
    private final Version version;
    private final OoapiDoor door;
    private final OoapiOfferings offerings;
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean repeat = new AtomicBoolean();
    private final SimulatedServer server;
    private volatile PageHook hook = (offering, page) -> {};

    /** @param port 0 for a free one */
    public OoapiSimulator(int port, Campus campus, Version version, Auth auth) {
        this.campus = campus;
        this.version = version;
        this.door = new OoapiDoor(auth);
        this.offerings = new OoapiOfferings(campus);
        this.server = new SimulatedServer(port, this::handle);
    }

    /** The service root. */
    public URI base() {
        return server.address().resolve(version == Version.V5 ? "/v5" : "/v6");
    }

    /** The wire under it: faults, rate limits, hanging, being down. */
    public SimulatedServer server() {
        return server;
    }

    /** What the simulator accepts. */
    public HttpAuthentication authentication() {
        return door.authentication(server.address(), OoapiDoor.SECRET);
    }

    public HttpAuthentication wrongAuthentication() {
        return door.authentication(server.address(), "wrong");
    }

    /** The key under which a result is published. */
    public static String associationId(String result) {
        return UUID.nameUUIDFromBytes(("association " + result).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Lifetime of tokens given from now on. */
    public void tokenLife(Duration life) {
        door.tokenLife(life);
    }

    /** Ends all tokens now, whatever was promised. */
    public void expireTokens() {
        door.expireTokens();
    }

    /** Tokens given so far. */
    public int tokens() {
        return door.tokens();
    }

    public void afterPage(PageHook called) {
        hook = called;
    }

    /** The next page after a first one is the page before it once more. */
    public void repeatNextPage() {
        repeat.set(true);
    }

    /** Marks the association of a result as cancelled; it stays in the list. */
    public void cancel(String result) {
        cancelled.add(result);
    }

    /** The list of an offering's associations is gone (404), although its course still names it. */
    public void unpublish(String offering) {
        offerings.unpublish(offering);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/oauth/token")) {
            door.giveToken(exchange);
        } else if (!door.opens(exchange)) {
            problem(exchange, 401, "Unauthorized");
        } else {
            answer(exchange, path);
        }
    }

    private void answer(HttpExchange exchange, String path) throws IOException {
        OoapiWriter writer = new OoapiWriter(campus, version, cancelled);
        if (path.matches("/v[56]/?")) {
            send(exchange, writer.service());
            return;
        }
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            problem(exchange, 404, "Resource not found");
            return;
        }
        String id = parts.group(2) == null ? "" : parts.group(2);
        String kind = parts.group(1) + (parts.group(3) == null ? "" : "/" + parts.group(3));
        OoapiQuery query = OoapiQuery.of(exchange.getRequestURI().getRawQuery());
        byte[] found = found(writer, kind, id, query);
        if (found.length == 0) {
            problem(exchange, 404, "Resource not found");
            return;
        }
        send(exchange, found);
        if (kind.endsWith("associations")) {
            hook.answered(id, query.number());
        }
    }

    /** The document, or nothing where there is none of that id. */
    private byte[] found(OoapiWriter writer, String kind, String id, OoapiQuery query) {
        return switch (kind) {
            case "courses" -> writer.page(query, offerings.courses(query.parameter("primaryCode")), writer::course);
            case "courses/offerings", "courses/course-offerings" ->
                offerings
                        .ofCourse(id)
                        .map(rows -> writer.page(query, rows, writer::offering))
                        .orElse(new byte[0]);
            case "offerings/associations", "course-offerings/course-offering-associations" ->
                offerings
                        .rows(id)
                        .map(rows -> writer.page(drifted(query), rows, writer.association(query.expands("person"))))
                        .orElse(new byte[0]);
            case "persons" -> writer.personById(id);
            case "learning-outcomes" -> writer.outcomeById(id);
            default -> new byte[0];
        };
    }

    private OoapiQuery drifted(OoapiQuery query) {
        return query.number() > 1 && repeat.getAndSet(false) ? query.before() : query;
    }

    private static void send(HttpExchange exchange, byte[] json) throws IOException {
        SimulatedServer.send(exchange, 200, "application/json", json);
    }

    /** RFC 9457. */
    static void problem(HttpExchange exchange, int status, String title) throws IOException {
        String body = "{\"type\":\"about:blank\",\"status\":%d,\"title\":\"%s\"}".formatted(status, title);
        SimulatedServer.send(exchange, status, "application/problem+json", body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }

    /** One row of an offering's list; a lecturer and an enrolment without a result have none. */
    record Row(
            String id, String offering, Role role, @Nullable SimulatedResult result) {
        enum Role {
            RESULT,
            ENROLMENT,
            LECTURER
        }
    }
}
