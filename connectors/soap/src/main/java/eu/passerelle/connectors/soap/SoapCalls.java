package eu.passerelle.connectors.soap;

import eu.passerelle.connectors.SisContext;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.WebServiceException;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Calls one university's service; safe to use from many threads.
 *
 * @param <P> generated interface of the service
 */
public final class SoapCalls<P> {

    private final SisContext<?> sis;
    private final SoapPartner partner;
    private final P port;
    private final Map<String, Object> context;

    /**
     * @param port of {@link SoapPorts}
     * @param context of each request: credentials, headers. Not kept by the port, which is shared
     */
    public SoapCalls(SisContext<?> sis, SoapPartner partner, P port, Map<String, Object> context) {
        this.sis = sis;
        this.partner = partner;
        this.port = port;
        this.context = Map.copyOf(context);
    }

    /**
     * @param request of the service with its message; what the port returns is not looked at, see {@link ReplyGuard}
     * @param reply name of the element that answers it
     * @throws eu.passerelle.connectors.failure.HubException when the service cannot be reached or refuses us
     */
    public SoapAnswer call(Consumer<P> request, String reply) {
        WireReply wire = new WireReply(sis.limits());
        Map<String, Object> requestContext = ((BindingProvider) port).getRequestContext();
        requestContext.putAll(context);
        requestContext.put(WireReply.KEY, wire);
        long began = System.nanoTime();
        CallEnd end = new CallEnd(sis.university().id(), partner, wire);
        try {
            request.accept(port);
        } catch (WebServiceException e) {
            return end.broken(e);
        } finally {
            sis.allowed().watch().ended(wire.status(), System.nanoTime() - began);
            requestContext.remove(WireReply.KEY);
            context.keySet().forEach(requestContext::remove);
        }
        return end.answer(reply);
    }
}
