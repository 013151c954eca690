package eu.passerelle.connectors.soap;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.jspecify.annotations.Nullable;

/**
 * First of CXF's interceptors on a reply: takes the whole body within the limits, keeps it in the call's
 * {@link WireReply}, and gives CXF a safe XML reader instead of the connection.
 */
final class ReplyGuard extends AbstractPhaseInterceptor<Message> {

    private static final int DEFAULT_WAIT_SECONDS = 30;
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:-]+)");

    ReplyGuard() {
        super(Phase.RECEIVE);
    }

    @Override
    public void handleMessage(Message message) {
        WireReply wire = (WireReply)
                requireNonNull(message.getExchange().getOutMessage().get(WireReply.KEY), "call without WireReply");
        try {
            int status = message.get(Message.RESPONSE_CODE) instanceof Integer code ? code : 0;
            wire.receive(status, retryAfter(message), charset(message), message.getContent(InputStream.class));
            // 400 and 500 may carry a SOAP fault; any other refusal says all with its status
            boolean readable = status == HttpURLConnection.HTTP_OK
                    || status == HttpURLConnection.HTTP_BAD_REQUEST
                    || status == HttpURLConnection.HTTP_INTERNAL_ERROR;
            if (!readable) {
                throw new IOException("HTTP " + status);
            }
            message.setContent(InputStream.class, new ByteArrayInputStream(wire.content()));
            message.setContent(XMLStreamReader.class, wire.xml());
        } catch (IOException | XMLStreamException e) {
            throw new Fault(e);
        }
    }

    /** Retry-After in seconds (RFC 9110, 10.2.3); a date counts as half a minute. */
    private static @Nullable Duration retryAfter(Message message) {
        return header(message, "retry-after")
                .map(value ->
                        Duration.ofSeconds(value.matches("\\d{1,6}") ? Integer.parseInt(value) : DEFAULT_WAIT_SECONDS))
                .orElse(null);
    }

    private static @Nullable String charset(Message message) {
        return header(message, "content-type")
                .map(CHARSET::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .orElse(null);
    }

    private static Optional<String> header(Message message, String name) {
        if (message.get(Message.PROTOCOL_HEADERS) instanceof Map<?, ?> headers) {
            for (Map.Entry<?, ?> header : headers.entrySet()) {
                if (name.equalsIgnoreCase(String.valueOf(header.getKey()))
                        && header.getValue() instanceof List<?> values
                        && !values.isEmpty()) {
                    return Optional.of(String.valueOf(values.getFirst()).strip());
                }
            }
        }
        return Optional.empty();
    }
}
