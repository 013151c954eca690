package eu.passerelle.connectors.soap;

import eu.passerelle.connectors.Calls;
import eu.passerelle.connectors.Limits;
import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.soap.SOAPBinding;
import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.DispatchImpl;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import org.apache.cxf.ws.policy.PolicyEngine;

/**
 * The typed clients of a service, one an endpoint and set of limits: making one costs a tenth of a second, calling it
 * from many threads is safe. They hold no secret: credentials go into each request.
 *
 * @param <P> generated interface of the service, or a dispatch of messages made by hand
 */
public final class SoapPorts<P> {

    private static final String KEPT_CONNECTIONS = "http.maxConnections";

    static {
        // of a service's connections the JDK keeps five; the others of those that are under way would be opened anew
        if (System.getProperty(KEPT_CONNECTIONS) == null) {
            System.setProperty(KEPT_CONNECTIONS, String.valueOf(2 * Calls.AT_ONCE));
        }
    }

    private final Opener<P> opener;
    private final ConcurrentHashMap<Key, P> ports = new ConcurrentHashMap<>();

    private SoapPorts(Opener<P> opener) {
        this.opener = opener;
    }

    /** @param service generated interface of the service */
    public SoapPorts(Class<P> service) {
        this((endpoint, bus) -> {
            JaxWsProxyFactoryBean factory = new JaxWsProxyFactoryBean();
            factory.setBus(bus);
            factory.setServiceClass(service);
            factory.setAddress(endpoint.toString());
            P port = factory.create(service);
            return new Opened<>(port, ClientProxy.getClient(port));
        });
    }

    /** For services whose operations have no fixed names: their messages are made by hand. */
    public static SoapPorts<Dispatch<Source>> payloads() {
        return new SoapPorts<>((endpoint, bus) -> {
            QName any = new QName("urn:passerelle", "service");
            Bus before = BusFactory.getAndSetThreadDefaultBus(bus);
            try {
                Service service = Service.create(any);
                service.addPort(any, SOAPBinding.SOAP11HTTP_BINDING, endpoint.toString());
                Dispatch<Source> port = service.createDispatch(any, Source.class, Service.Mode.PAYLOAD);
                return new Opened<>(port, ((DispatchImpl<Source>) port).getClient());
            } finally {
                BusFactory.setThreadDefaultBus(before);
            }
        });
    }

    private interface Opener<P> {
        Opened<P> open(URI endpoint, Bus bus);
    }

    private record Opened<P>(P port, Client client) {}

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

        // it would look for the policies of each message; the contracts of our services have none
        bus.getExtension(PolicyEngine.class).setEnabled(false);

        Opened<P> opened = opener.open(key.endpoint(), bus);
        Client client = opened.client();
        client.getInInterceptors().add(new ReplyGuard());
        // the guard sees every status with its headers
        client.getEndpoint().put("org.apache.cxf.transport.no_io_exceptions", true);
        ((HTTPConduit) client.getConduit()).setClient(policy(key.limits()));
        client.setThreadLocalRequestContext(true);
        return opened.port();
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
