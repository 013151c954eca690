package eu.passerelle.connectors.soap;

import eu.passerelle.connectors.Limits;
import jakarta.xml.ws.BindingProvider;
import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;

/**
 * The typed clients of a service, one an endpoint and set of limits: making one costs a tenth of a second, calling it
 * from many threads is safe. They hold no secret: credentials go into each request.
 *
 * @param <P> generated interface of the service
 */
public final class SoapPorts<P> {

    private final Class<P> service;
    private final Consumer<Client> further;
    private final ConcurrentHashMap<Key, P> ports = new ConcurrentHashMap<>();

    public SoapPorts(Class<P> service) {
        this(service, client -> {});
    }

    /** @param further what a client of this service needs besides */
    public SoapPorts(Class<P> service, Consumer<Client> further) {
        this.service = service;
        this.further = further;
    }

    public P port(URI endpoint, Limits limits) {
        return ports.computeIfAbsent(new Key(endpoint, limits), this::open);
    }

    private P open(Key key) {
        Bus bus = BusFactory.newInstance().createBus();
        // CXF would log faults with their text, which may name a learner; failures are logged once, by the hub
        FaultListener silent = (exception, description, message) -> false;
        bus.setProperty(FaultListener.class.getName(), silent);
        // its read timeout holds for each read of the body, which the JDK's newer client does not offer
        bus.setProperty("force.urlconnection.http.conduit", true);

        JaxWsProxyFactoryBean factory = new JaxWsProxyFactoryBean();
        factory.setBus(bus);
        factory.setServiceClass(service);
        factory.setAddress(key.endpoint().toString());
        factory.getInInterceptors().add(new ReplyGuard());
        P port = factory.create(service);

        Client client = ClientProxy.getClient(port);
        // elements that our schema does not name are passed over, not refused
        client.getEndpoint().put("set-jaxb-validation-event-handler", false);
        // the guard sees every status with its headers
        client.getEndpoint().put("org.apache.cxf.transport.no_io_exceptions", true);
        ((HTTPConduit) client.getConduit()).setClient(policy(key.limits()));
        ((BindingProvider) port).getRequestContext().put("thread.local.request.context", "true");
        further.accept(client);
        return port;
    }

    private static HTTPClientPolicy policy(Limits limits) {
        HTTPClientPolicy policy = new HTTPClientPolicy();
        policy.setConnectionTimeout(limits.connect().toMillis());
        policy.setReceiveTimeout(limits.answer().toMillis());
        policy.setAllowChunking(false);
        policy.setAutoRedirect(false);
        return policy;
    }

    private record Key(URI endpoint, Limits limits) {}
}
