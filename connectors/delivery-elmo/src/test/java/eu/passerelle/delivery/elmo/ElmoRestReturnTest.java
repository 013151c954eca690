package eu.passerelle.delivery.elmo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eu.passerelle.connectors.DeliveryReceipt;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.NonRetriableException;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.RetriableException;
import eu.passerelle.connectors.http.HttpAuthentication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElmoRestReturnTest {

    private final ElmoRestReturn rest = new ElmoRestReturn();
    private final List<Received> received = new ArrayList<>();
    private int status = 201;

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    /** One request as it came. */
    private record Received(String method, String path, Optional<String> key, Optional<String> token, byte[] body) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        received.add(new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
                exchange.getRequestBody().readAllBytes()));
        if (status == 429 || status == 302) {
            exchange.getResponseHeaders().add("Retry-After", "7");
            exchange.getResponseHeaders().add("Location", "/elsewhere");
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void putsTheDocumentByItsId(int answered) {
        status = answered;

        DeliveryReceipt receipt = rest.hand(sis("/recognitions/"), Returns.document(2));

        assertThat(receipt).isEqualTo(new DeliveryReceipt(Returns.ID + "-v2", false));
        assertThat(received).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("PUT");
            assertThat(request.path()).isEqualTo("/recognitions/" + Returns.ID);
            assertThat(request.key()).contains(Returns.ID + "-v2");
            assertThat(request.token()).contains("Bearer secret-token");
            assertThat(request.body()).isEqualTo(Returns.document(2).content());
        });
    }

    @Test
    void takesAConflictForReceived() {
        status = 409;

        assertThat(rest.hand(sis("/recognitions"), Returns.document(1)).alreadyThere())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503})
    void triesAgainLaterWhatIsOutOfOrder(int answered) {
        status = answered;

        assertThatThrownBy(() -> rest.hand(sis("/"), Returns.document(1)))
                .isInstanceOf(RetriableException.class)
                .hasMessageStartingWith("tampere: ");
    }

    @Test
    void waitsAsLongAsItIsTold() {
        status = 429;

        RateLimited limited = catchThrowableOfType(RateLimited.class, () -> rest.hand(sis("/"), Returns.document(1)));

        assertThat(limited.retryAfter()).contains(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 413, 422})
    void leavesTheRestToAPerson(int answered) {
        status = answered;

        assertThatThrownBy(() -> rest.hand(sis("/"), Returns.document(1)))
                .isInstanceOf(NonRetriableException.class)
                .hasMessageContaining("HTTP " + answered)
                .hasMessageNotContaining("secret-token");
        assertThat(received).as("no redirect is followed").hasSize(1);
    }

    @Test
    void triesAgainWhereNobodyAnswers() {
        SisContext<ElmoRestSettings> gone = sis("/");
        server.stop(0);

        assertThatThrownBy(() -> rest.hand(gone, Returns.document(1))).isInstanceOf(RetriableException.class);
    }

    @Test
    void callsOnlyWhatIsAllowed() {
        SisContext<ElmoRestSettings> elsewhere =
                Returns.sis(new ElmoRestSettings(URI.create("http://127.0.0.1:1/"), null), Path.of("."), "sis.example");

        assertThatThrownBy(() -> rest.hand(elsewhere, Returns.document(1))).isInstanceOf(ConfigurationInvalid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://sis.example/", "/recognitions", "https://sis.example/?to=x", "https://sis.example/#x"})
    void refusesOtherAddresses(String base) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ElmoRestSettings(URI.create(base), null));
    }

    private SisContext<ElmoRestSettings> sis(String path) {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        HttpAuthentication auth = new HttpAuthentication(null, null, new Secret("secret-token"), null);
        return Returns.sis(new ElmoRestSettings(base, auth), Path.of("."), "127.0.0.1");
    }
}
