package eu.passerelle.portal.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import eu.passerelle.acceptance.Judge;
import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.openbadge.OpenBadgeRenderer;
import eu.passerelle.journal.ListPlace;
import eu.passerelle.journal.StatusKind;
import eu.passerelle.model.Credential;
import eu.passerelle.portal.ThrowAwayKey;
import eu.passerelle.seal.integrity.DataIntegritySealer;
import eu.passerelle.seal.integrity.Multikey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The verifier that wallets for Open Badges use, on a badge with a place on a list with a Data Integrity proof. */
@Tag("slow")
class ProvenListTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ThrowAwayKey KEY = ThrowAwayKey.ed25519();
    private static final URI ISSUER = URI.create(Multikey.did(KEY.publicKey()));
    private static final CredentialSealer SEALER = DataIntegritySealer.forKey(KEY, Achievements.HUB);

    private static ConfigurableApplicationContext hub;
    private static StatusAddress address;

    private final SampleCredentials credentials = new SampleCredentials();

    @BeforeAll
    static void start() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        address = new StatusAddress(URI.create("http://localhost:" + port));
        SpringApplication application = new SpringApplication(SampleStatus.class);
        application.setDefaultProperties(Map.of("server.port", port, "sample.port", port));
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean(
                        StatusForm.class,
                        () -> new BitstringProof(university -> new BitstringProof.Proving(ISSUER.toString(), SEALER))));
        hub = application.run();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private JsonNode badge(ListPlace place) {
        return badge(address, place);
    }

    private static JsonNode badge(StatusAddress address, ListPlace place) {
        Credential badge = OpenBadgeRenderer.forProof(university -> ISSUER)
                .render(Achievements.full(), new Binding(null, List.of(address.of(place))));
        return JSON.readTree(
                SEALER.seal(badge, Instant.parse("2026-06-16T09:00:01Z")).content());
    }

    private static JsonNode ask(JsonNode badge) {
        try {
            ObjectNode question = JSON.createObjectNode().set("credential", badge);
            return JSON.readTree(Judge.of("verifier-core.mjs").ask(JSON.writeValueAsString(question)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aWithdrawalIsSeenByTheVerifierOfOpenBadges() {
        List<ListPlace> places = credentials.issue(StatusKind.BITSTRING, "taken", "kept");
        JsonNode before = ask(badge(places.get(0)));
        assertThat(before.at("/steps/revocation_status").asBoolean(false))
                .as(before.toString())
                .isTrue();

        credentials.withdraw("taken");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> !ask(badge(places.get(0)))
                        .at("/steps/revocation_status")
                        .asBoolean(true));
        JsonNode kept = ask(badge(places.get(1)));
        assertThat(kept.at("/steps/revocation_status").asBoolean(false))
                .as(kept.toString())
                .isTrue();
        assertThat(kept.path("verified").asBoolean()).isTrue();
    }

    @Test
    void aTamperedListIsNotBelieved() throws Exception {
        ListPlace place = credentials.issue(StatusKind.BITSTRING, "a").getFirst();
        String list = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address.of(place.list())).build(), BodyHandlers.ofString())
                .body();
        byte[] tampered = list.replace("\"ttl\":15000", "\"ttl\":15001").getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/vc");
            exchange.sendResponseHeaders(200, tampered.length);
            exchange.getResponseBody().write(tampered);
            exchange.close();
        });
        server.start();
        try {
            StatusAddress elsewhere = new StatusAddress(
                    URI.create("http://localhost:" + server.getAddress().getPort()));

            JsonNode verdict = ask(badge(elsewhere, place));

            // it judges the badge and says nothing of the status, neither that it holds nor that it does not
            assertThat(verdict.path("verified").asBoolean()).isTrue();
            assertThat(verdict.at("/steps/revocation_status").isMissingNode()).isTrue();
        } finally {
            server.stop(0);
        }
    }
}
