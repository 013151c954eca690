package eu.passerelle.connectors.http;

import eu.passerelle.connectors.Limits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests within {@link Limits}: allow-listed host, no redirects, an answer of at most so many bytes within so
 * much time (the whole answer, not only its first byte). Says nothing of what a status means: that is the caller's.
 */
public final class HubHttp {

    /** One client a time limit and trust store: its connections are shared by all connectors. */
    private static final ConcurrentHashMap<Key, HttpClient> CLIENTS = new ConcurrentHashMap<>();

    private final HttpClient client;
    private final Limits limits;
    private final OutgoingAddresses allowed;

    public HubHttp(Limits limits, OutgoingAddresses allowed) {
        this(limits, allowed, null);
    }

    /** @param tls own trust or client key; null for the JDK's */
    public HubHttp(Limits limits, OutgoingAddresses allowed, @Nullable SSLContext tls) {
        this.client = CLIENTS.computeIfAbsent(new Key(limits.connect(), tls), HubHttp::client);
        this.limits = limits;
        this.allowed = allowed;
    }

    /**
     * @throws HttpTimeoutException when the whole answer is not there in time
     * @throws TooLarge when the answer exceeds the limit
     * @throws IOException when the other side cannot be reached
     */
    public Answer send(HttpRequest.Builder request) throws IOException {
        HttpRequest built = request.timeout(limits.answer()).build();
        allowed.require(built.uri());
        long began = System.nanoTime();
        int status = 0;
        try {
            Answer answer = send(built);
            status = answer.status();
            return answer;
        } finally {
            allowed.watch().ended(status, System.nanoTime() - began);
        }
    }

    private Answer send(HttpRequest built) throws IOException {
        var sent = client.sendAsync(built, info -> new LimitedBody(info, built.uri(), limits.maxBytes()));
        try {
            HttpResponse<byte[]> response = sent.get(limits.answer().toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw timeout(built.uri(), e);
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case HttpConnectTimeoutException connecting -> connecting;
                case HttpTimeoutException late -> timeout(built.uri(), late);
                case IOException io -> io;
                case null, default -> new IOException(e.getCause());
            };
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private HttpTimeoutException timeout(URI address, @Nullable Throwable cause) {
        var timeout = new HttpTimeoutException(address.getHost() + " did not answer in full within "
                + limits.answer().toSeconds() + " s");
        timeout.initCause(cause);
        return timeout;
    }

    private static HttpClient client(Key key) {
        var builder = HttpClient.newBuilder()
                // measured: a tenth less CPU for an exchange than with the client's own pool
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .connectTimeout(key.connect())
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER);
        if (key.tls() != null) {
            builder.sslContext(key.tls());
        }
        return builder.build();
    }

    private record Key(Duration connect, @Nullable SSLContext tls) {}

    /** A whole answer. */
    public record Answer(int status, java.net.http.HttpHeaders headers, byte[] body) {}

    /** The answer is larger than allowed. */
    public static final class TooLarge extends IOException {

        private final int status;

        TooLarge(URI address, long max, int status) {
            super(address.getHost() + " sent more than the allowed " + max + " bytes");
            this.status = status;
        }

        /** Of the answer. */
        public int status() {
            return status;
        }
    }
}
