package eu.passerelle.sis.virta;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.xml.SafeXml;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
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
    private byte[] content = new byte[0];
    private boolean tooLarge;
    private boolean whole;

    WireReply(Limits limits) {
        this.limits = limits;
        this.deadline =
                System.nanoTime() + limits.connect().plus(limits.answer()).toNanos();
    }

    /** @throws IOException when the reply breaks off, is too large, or is not there in full in time */
    void receive(int httpStatus, @Nullable Duration waitFor, @Nullable InputStream body) throws IOException {
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

    /** Reads the body without document types, entities or unbounded depth. */
    XMLStreamReader xml() throws XMLStreamException {
        return SafeXml.reader(new ByteArrayInputStream(content), limits.maxDepth());
    }

    /** The SOAP fault in the body, where it is one, as opposed to something that CXF could not read. */
    Optional<SoapFault> fault() {
        try {
            XMLStreamReader xml = xml();
            boolean inBody = false;
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    if (inBody) {
                        return xml.getLocalName().equals("Fault") ? Optional.of(fault(xml)) : Optional.empty();
                    }
                    inBody = xml.getLocalName().equals("Body");
                }
            }
            return Optional.empty();
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    private static SoapFault fault(XMLStreamReader xml) throws XMLStreamException {
        String code = "";
        String text = "";
        while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
            String element = xml.getLocalName();
            if (element.equals("faultcode")) {
                code = xml.getElementText().strip();
            } else if (element.equals("faultstring")) {
                text = xml.getElementText().strip();
            } else {
                break;
            }
        }
        return new SoapFault(code.substring(code.indexOf(':') + 1), text);
    }

    /**
     * SOAP 1.1, section 4.4.
     *
     * @param code local name: {@code Client}, {@code Server} ...
     * @param text of the other side: may name a learner, so never shown
     */
    record SoapFault(String code, String text) {
        @Override
        public String toString() {
            return "SoapFault[" + code + "]";
        }
    }
}
