package eu.passerelle.portal.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import eu.passerelle.acceptance.Judge;
import eu.passerelle.credentials.StatusPlace;
import eu.passerelle.journal.ListPlace;
import eu.passerelle.journal.StatusKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Verifiers of others read our lists over the wire, before and after the university takes a result back. */
@Tag("slow")
class StatusJudgedTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** A minute, and in it everything that may keep a copy: a cache on the way, and the verifier. */
    private static final Duration PROMISED = Duration.ofSeconds(60);

    private static ConfigurableApplicationContext hub;
    private static StatusAddress address;

    private final SampleCredentials credentials = new SampleCredentials();

    @BeforeAll
    static void start() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        SpringApplication application = new SpringApplication(SampleStatus.class);
        application.setDefaultProperties(Map.of("server.port", port, "sample.port", port));
        hub = application.run();
        address = new StatusAddress(URI.create("http://localhost:" + port));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private JsonNode ask(StatusKind kind, ListPlace at, String from) {
        StatusPlace place = address.of(at);
        String question = switch (kind) {
            case BITSTRING ->
                """
                        {"credential": {"issuer": "%s", "credentialStatus": {"type": "BitstringStatusListEntry",
                          "statusPurpose": "%s", "statusListIndex": "%d", "statusListCredential": "%s"}},
                         "key": %s, "from": %s}""".formatted(
                                SampleStatus.issuer(credentials.university).id(),
                                place.purpose(),
                                place.index(),
                                place.list(),
                                SampleStatus.KEY.jwk(),
                                from);
            case TOKEN -> """
                        {"status": {"status_list": {"uri": "%s", "idx": %d}}, "key": %s, "from": %s}""".formatted(place.list(), place.index(), SampleStatus.KEY.jwk(), from);
        };
        try {
            return JSON.readTree(Judge.of(kind.name().toLowerCase(java.util.Locale.ROOT) + "-status-list.mjs")
                    .ask(question));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean taken(StatusKind kind, ListPlace place) {
        JsonNode verdict = ask(kind, place, "null");
        assertThat(verdict.path("verified").asBoolean()).as(verdict.toString()).isTrue();
        // one says true and false, the other 0 and 1
        return verdict.path("status").asString().matches("true|1");
    }

    @ParameterizedTest
    @EnumSource
    void aWithdrawalIsSeenByAnIndependentVerifierInTime(StatusKind kind) {
        List<ListPlace> places = credentials.issue(kind, "taken", "kept");
        assertThat(taken(kind, places.get(0))).isFalse();
        assertThat(taken(kind, places.get(1))).isFalse();

        credentials.withdraw("taken");

        long synchronised = System.nanoTime();
        await().atMost(PROMISED).pollInterval(Duration.ofMillis(200)).until(() -> taken(kind, places.get(0)));
        Duration seen = Duration.ofNanos(System.nanoTime() - synchronised);
        assertThat(taken(kind, places.get(1))).isFalse();
        assertThat(seen.plus(PublishedLists.TTL.multipliedBy(2))).isLessThan(PROMISED);
        Logger.getLogger(getClass().getName())
                .info("%s: a verifier without a cache saw the withdrawal after %d ms; caches may keep the list %s"
                        .formatted(kind, seen.toMillis(), PublishedLists.TTL));
    }

    @ParameterizedTest
    @EnumSource
    void aTamperedListIsRefused(StatusKind kind) throws Exception {
        ListPlace place = credentials.issue(kind, "a").getFirst();
        String list = HTTP.send(HttpRequest.newBuilder(address.of(place.list())).build(), BodyHandlers.ofString())
                .body();

        assertThat(judgeCopy(kind, place, list).path("verified").asBoolean()).isTrue();
        JsonNode verdict = judgeCopy(kind, place, withOtherIssuer(list));

        assertThat(verdict.path("verified").asBoolean()).isFalse();
        assertThat(verdict.path("error").asString()).contains("signature verification failed");
    }

    /** A copy of another list of the same issuer is signed as well, and yet another one. */
    @ParameterizedTest
    @EnumSource
    void aListOfOtherCredentialsIsRefused(StatusKind kind) throws Exception {
        ListPlace place = credentials.issue(kind, "a").getFirst();
        ListPlace other = new SampleCredentials().issue(kind, "b").getFirst();

        JsonNode verdict = ask(kind, place, "\"" + address.of(other.list()) + "\"");

        assertThat(verdict.path("verified").asBoolean()).isFalse();
    }

    private static String withOtherIssuer(String jws) {
        String[] parts = jws.split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        parts[1] = CompactJws.base64url(
                payload.replace("hub.example.org", "hub.example.com").getBytes(StandardCharsets.UTF_8));
        return String.join(".", Arrays.asList(parts));
    }

    private JsonNode judgeCopy(StatusKind kind, ListPlace place, String list) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = list.getBytes(StandardCharsets.US_ASCII);
            exchange.getResponseHeaders()
                    .add(
                            "Content-Type",
                            kind == StatusKind.TOKEN ? "application/statuslist+jwt" : "application/vc+jwt");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            return ask(kind, place, "\"http://localhost:" + server.getAddress().getPort() + "/\"");
        } finally {
            server.stop((int) TimeUnit.SECONDS.toSeconds(0));
        }
    }
}
