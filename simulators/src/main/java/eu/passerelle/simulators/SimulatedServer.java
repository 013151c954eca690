package eu.passerelle.simulators;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** An HTTP server on loopback that can be told to misbehave: the wire under the HTTP simulators. */
public final class SimulatedServer implements AutoCloseable {

    static {
        // the JDK's server writes headers and body apart; with Nagle's algorithm each larger answer waits for 40 ms
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentLinkedQueue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();
    private final Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
    private volatile boolean down;

    /** @param port 0 for a free one */
    public SimulatedServer(int port, HttpHandler handler) {
        this(port, handler, null);
    }

    /** @param tls the server's key, and the clients it trusts: callers without such a certificate are turned away */
    public SimulatedServer(int port, HttpHandler handler, @Nullable SSLContext tls) {
        this(port, handler, tls, true);
    }

    /**
     * A server over TLS that asks nobody for a certificate.
     *
     * @param tls the server's key
     */
    public static SimulatedServer https(int port, HttpHandler handler, SSLContext tls) {
        return new SimulatedServer(port, handler, tls, false);
    }

    private SimulatedServer(int port, HttpHandler handler, @Nullable SSLContext tls, boolean mutual) {
        try {
            InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            server = tls == null ? HttpServer.create(loopback, 0) : https(HttpsServer.create(loopback, 0), tls, mutual);
        } catch (IOException e) {
            throw new UncheckedIOException("The simulator cannot listen on port " + port, e);
        }
        server.setExecutor(threads);
        HttpContext context = server.createContext("/", exchange -> {
            try (exchange) {
                requests.incrementAndGet();
                clients.add(exchange.getRemoteAddress());
                if (!misbehaves(exchange)) {
                    handler.handle(exchange);
                }
            }
        });
        WireTap.tap(context.getFilters());
        server.start();
    }

    public URI address() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://localhost:" + server.getAddress().getPort());
    }

    private static HttpServer https(HttpsServer https, SSLContext tls, boolean mutual) {
        if (!mutual) {
            https.setHttpsConfigurator(new HttpsConfigurator(tls));
            return https;
        }
        https.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters asked = getSSLContext().getDefaultSSLParameters();
                asked.setNeedClientAuth(true);
                // with TLS 1.3 the JDK's server tells a stranger by hanging up after the handshake, without an alert
                asked.setProtocols(new String[] {"TLSv1.2"});
                parameters.setSSLParameters(asked);
            }
        });
        return https;
    }

    public int requests() {
        return requests.get();
    }

    /** Connections that requests came over. */
    public int connections() {
        return clients.size();
    }

    /** The next {@code times} requests are answered with this status and these headers. */
    public void fail(int times, int status, Map<String, String> headers) {
        for (int i = 0; i < times; i++) {
            faults.add(new Fault(status, headers));
        }
    }

    /** The next request gets no answer until the simulator closes. */
    public void hang() {
        faults.add(new Fault(0, Map.of()));
    }

    /** Answers 503 to everything until told otherwise. */
    public void down(boolean isDown) {
        down = isDown;
    }

    private boolean misbehaves(HttpExchange exchange) throws IOException {
        if (down) {
            send(exchange, 503, "text/plain", "out of order".getBytes(StandardCharsets.UTF_8));
            return true;
        }
        Fault fault = faults.poll();
        if (fault == null) {
            return false;
        }
        if (fault.status() == 0) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return true;
        }
        fault.headers().forEach(exchange.getResponseHeaders()::set);
        send(exchange, fault.status(), "text/plain", new byte[0]);
        return true;
    }

    /** Sends a whole answer. */
    public static void send(HttpExchange exchange, int status, String mediaType, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", mediaType);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private record Fault(int status, Map<String, String> headers) {}
}
