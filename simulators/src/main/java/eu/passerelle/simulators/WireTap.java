package eu.passerelle.simulators;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the bodies that simulated servers answer with, byte for byte, so that a bare parser can read the same. It belongs
 * to the servers that this thread makes while it is open.
 */
public final class WireTap implements AutoCloseable {

    private static final ThreadLocal<@Nullable WireTap> OPEN = new ThreadLocal<>();

    private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
    private volatile boolean keeping;

    private WireTap() {}

    /** For the servers that this thread makes from now on until it is closed. */
    public static WireTap open() {
        WireTap tap = new WireTap();
        OPEN.set(tap);
        return tap;
    }

    /** Keeps what is answered with status 200 from now on; what was kept before is forgotten. */
    public void start() {
        bodies.clear();
        keeping = true;
    }

    /** Keeps no more. @return the bodies in the order in which they were answered */
    public List<byte[]> stop() {
        keeping = false;
        return List.copyOf(bodies);
    }

    @Override
    public void close() {
        OPEN.remove();
    }

    /** @param filters of a server that is being made */
    static void tap(List<Filter> filters) {
        WireTap tap = OPEN.get();
        if (tap != null) {
            filters.add(tap.new Keeping());
        }
    }

    private final class Keeping extends Filter {

        @Override
        public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
            if (!keeping) {
                chain.doFilter(exchange);
                return;
            }
            Copy copy = new Copy(exchange.getResponseBody());
            exchange.setStreams(null, copy);
            chain.doFilter(exchange);
            if (exchange.getResponseCode() == 200) {
                bodies.add(copy.bytes.toByteArray());
            }
        }

        @Override
        public String description() {
            return "keeps answers";
        }
    }

    private static final class Copy extends FilterOutputStream {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Copy(OutputStream body) {
            super(body);
        }

        @Override
        public void write(int one) throws IOException {
            bytes.write(one);
            out.write(one);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            bytes.write(from, offset, length);
            out.write(from, offset, length);
        }
    }
}
