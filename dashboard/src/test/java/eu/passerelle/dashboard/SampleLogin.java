package eu.passerelle.dashboard;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import eu.passerelle.dashboard.login.LoginDesk;
import eu.passerelle.dashboard.login.LoginSettings;
import eu.passerelle.journal.LoginSessions;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** Log-ins at a simulated provider; time can be moved on. */
final class SampleLogin {

    static final String CLIENT = "passerelle";
    static final String SECRET = "client-secret";
    static final Duration IDLE = Duration.ofHours(1);

    static volatile Duration later = Duration.ZERO;

    private SampleLogin() {}

    static LoginDesk desk(URI issuer, URI address) {
        InstantSource moved = () -> Instant.now().plus(later);
        Clock clock = moved.withZone(ZoneOffset.UTC);
        return new LoginDesk(
                new LoginSettings(
                        issuer, CLIENT, SECRET, "email", "groups", List.of("openid", "profile", "email"), address),
                new LoginSessions(SampleJournal.DATABASE, clock, IDLE, Duration.ofHours(10)),
                SampleLogin::send);
    }

    /** One that nobody listens on now. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest asked) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(asked.getURI())
                .method(
                        asked.getMethod().name(),
                        asked.getBody() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(asked.getBody()));
        asked.getHeaderMap().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
            HTTPResponse response = new HTTPResponse(answer.statusCode());
            answer.headers().map().forEach((name, values) -> response.setHeader(name, values.toArray(String[]::new)));
            response.setBody(Objects.requireNonNull(answer.body()));
            return response;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
