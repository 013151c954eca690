package eu.passerelle.connectors.soap;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.xml.XmlNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came over the wire for one call, within the limits: filled by {@link ReplyGuard}, used by one thread. */
final class WireReply {

    /** Under this key it travels in the request context of one call. */
    static final String KEY = WireReply.class.getName();

    private static final int KEPT_OF_TOO_LARGE = 64 * 1024;

    private final Limits limits;
    private final long deadline;
    private int status;
    private @Nullable Duration retryAfter;
    private @Nullable String charset;
    private byte[] content = new byte[0];
    private boolean tooLarge;
    private boolean whole;

    WireReply(Limits limits) {
        this.limits = limits;
        this.deadline =
                System.nanoTime() + limits.connect().plus(limits.answer()).toNanos();
    }

    /**
     * @param encoding that the HTTP header names
     * @throws IOException when the reply breaks off, is too large, or is not there in full in time
     */
    void receive(int httpStatus, @Nullable Duration waitFor, @Nullable String encoding, @Nullable InputStream body)
            throws IOException {
        charset = encoding;
        status = httpStatus;
        retryAfter = waitFor;
        if (body == null) {
            whole = true;
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 * 1024];
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            bytes.write(buffer, 0, n);
            if (bytes.size() > limits.maxBytes()) {
                tooLarge = true;
                content = Arrays.copyOf(bytes.toByteArray(), Math.min(bytes.size(), KEPT_OF_TOO_LARGE));
                throw new IOException("the reply is larger than " + limits.maxBytes() + " bytes");
            }
            if (System.nanoTime() > deadline) {
                throw new SocketTimeoutException("the reply did not end in time");
            }
        }
        content = bytes.toByteArray();
        whole = true;
    }

    /** HTTP status, 0 when no reply came. */
    int status() {
        return status;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The body; only its beginning when it was too large. */
    byte[] content() {
        return content;
    }

    boolean tooLarge() {
        return tooLarge;
    }

    /** Whether the reply came to its end: what then goes wrong is not the connection's fault. */
    boolean whole() {
        return whole;
    }

    /** The one element in the SOAP body, a fault or what was asked for; empty where the reply is nothing like it. */
    Optional<XmlNode> payload() {
        try {
            XmlNode envelope = XmlNode.read(content, charset, limits.maxDepth());
            return envelope.child("Body")
                    .flatMap(body -> body.children().stream().findFirst());
        } catch (MalformedRecord e) {
            return Optional.empty();
        }
    }
}
