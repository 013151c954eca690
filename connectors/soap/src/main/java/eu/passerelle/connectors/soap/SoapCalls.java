package eu.passerelle.connectors.soap;

import eu.passerelle.connectors.SisContext;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.WebServiceException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /** @throws eu.passerelle.connectors.failure.HubException when the service cannot be reached or refuses us */
    public <R> SoapAnswer<R> call(Operation<P, R> operation) {
        WireReply wire = new WireReply(sis.limits());
        Map<String, Object> request = ((BindingProvider) port).getRequestContext();
        request.putAll(context);
        request.put(WireReply.KEY, wire);
        long began = System.nanoTime();
        CallFailure failure = new CallFailure(sis.university().id(), partner, wire);
        try {
            R reply = operation.call(port);
            return reply == null ? failure.unreadable("has no content") : new SoapAnswer.Content<>(reply);
        } catch (WebServiceException e) {
            return failure.unreadableOrThrow(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            // a fault that the contract declares; it is read from the wire like any other
            return failure.unreadableOrThrow(e);
        } finally {
            sis.allowed().watch().ended(wire.status(), System.nanoTime() - began);
            request.remove(WireReply.KEY);
            context.keySet().forEach(request::remove);
        }
    }

    /** One operation of the service with its request. */
    @FunctionalInterface
    public interface Operation<P, R> {
        @Nullable
        R call(P port) throws Exception;
    }
}
