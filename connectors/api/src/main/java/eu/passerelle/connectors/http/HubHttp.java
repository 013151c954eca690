package eu.passerelle.connectors.http;

import eu.passerelle.connectors.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
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
        var sent = client.sendAsync(built, HttpResponse.BodyHandlers.ofInputStream());
        try {
            long start = System.nanoTime();
            HttpResponse<InputStream> response = sent.get(limits.answer().toMillis(), TimeUnit.MILLISECONDS);
            Duration left = limits.answer().minusNanos(System.nanoTime() - start);
            return new Answer(response.statusCode(), response.headers(), read(response, left));
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw timeout(built.uri(), e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private byte[] read(HttpResponse<InputStream> response, Duration left) throws IOException {
        long max = limits.maxBytes();
        long announced = response.headers().firstValueAsLong("content-length").orElse(-1);
        if (announced > max) {
            response.body().close();
            throw new TooLarge(response.uri(), max);
        }
        long end = System.nanoTime() + left.toNanos();
        try (InputStream body = response.body()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(announced > 0 ? (int) announced : 8192);
            byte[] buffer = new byte[16384];
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                bytes.write(buffer, 0, n);
                if (bytes.size() > max) {
                    throw new TooLarge(response.uri(), max);
                }
                if (System.nanoTime() > end) {
                    throw timeout(response.uri(), null);
                }
            }
            return bytes.toByteArray();
        }
    }

    private HttpTimeoutException timeout(URI address, @Nullable Throwable cause) {
        var timeout = new HttpTimeoutException(
                address.getHost() + " did not answer in full within " + limits.answer().toSeconds() + " s");
        timeout.initCause(cause);
        return timeout;
    }

    private static HttpClient client(Key key) {
        var builder = HttpClient.newBuilder()
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
        TooLarge(URI address, long max) {
            super(address.getHost() + " sent more than the allowed " + max + " bytes");
        }
    }
}
