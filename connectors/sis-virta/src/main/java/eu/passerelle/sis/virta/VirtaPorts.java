package eu.passerelle.sis.virta;

import eu.passerelle.connectors.Limits;
import eu.passerelle.sis.virta.wsdl.OpiskelijanTiedot;
import jakarta.xml.ws.BindingProvider;
import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;

/**
 * The typed clients of the read service, one an endpoint and set of limits: making one costs a tenth of a second,
 * calling it from many threads is safe. They hold no secret: Virta's key goes into each message.
 */
final class VirtaPorts {

    private final ConcurrentHashMap<Key, OpiskelijanTiedot> ports = new ConcurrentHashMap<>();

    OpiskelijanTiedot port(URI endpoint, Limits limits) {
        return ports.computeIfAbsent(new Key(endpoint, limits), VirtaPorts::open);
    }

    private static OpiskelijanTiedot open(Key key) {
        Bus bus = BusFactory.newInstance().createBus();
        // CXF would log faults with their text, which may name a learner; failures are logged once, by the hub
        FaultListener silent = (exception, description, message) -> false;
        bus.setProperty(FaultListener.class.getName(), silent);
        // its read timeout holds for each read of the body, which the JDK's newer client does not offer
        bus.setProperty("force.urlconnection.http.conduit", true);

        JaxWsProxyFactoryBean factory = new JaxWsProxyFactoryBean();
        factory.setBus(bus);
        factory.setServiceClass(OpiskelijanTiedot.class);
        factory.setAddress(key.endpoint().toString());
        factory.getInInterceptors().add(new ReplyGuard());
        OpiskelijanTiedot port = factory.create(OpiskelijanTiedot.class);

        Client client = ClientProxy.getClient(port);
        // elements that our schema does not name are passed over, not refused
        client.getEndpoint().put("set-jaxb-validation-event-handler", false);
        // the guard sees every status with its headers
        client.getEndpoint().put("org.apache.cxf.transport.no_io_exceptions", true);
        ((HTTPConduit) client.getConduit()).setClient(policy(key.limits()));
        ((BindingProvider) port).getRequestContext().put("thread.local.request.context", "true");
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
