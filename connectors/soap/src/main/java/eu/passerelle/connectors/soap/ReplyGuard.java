package eu.passerelle.connectors.soap;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.jspecify.annotations.Nullable;

/**
 * First and last of CXF's interceptors on a reply: takes the whole body within the limits and keeps it in the call's
 * {@link WireReply}. What CXF and JAXB would make of it costs several times what reading it does: objects of the
 * contract, DOM for what the contract leaves open, and for a fault a search for the factory of its exception.
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
            // an answer without parts: none at all would be an error
            message.setContent(List.class, List.of());
            message.getInterceptorChain().abort();
        } catch (IOException e) {
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
