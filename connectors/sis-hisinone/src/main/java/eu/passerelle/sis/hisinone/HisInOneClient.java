package eu.passerelle.sis.hisinone;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.soap.SoapAnswer;
import eu.passerelle.connectors.soap.SoapCalls;
import eu.passerelle.connectors.soap.SoapFault;
import eu.passerelle.connectors.soap.SoapPartner;
import eu.passerelle.connectors.soap.SoapPorts;
import eu.passerelle.connectors.soap.XmlFragments;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.Dispatch;
import java.io.StringReader;
import java.net.URI;
import java.util.Map;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.wss4j.common.ConfigurationConstants;
import org.apache.wss4j.common.WSS4JConstants;

/** Asks the achievement service about one learner, page by page; safe to use from many threads. */
final class HisInOneClient {

    /** Achievements a call. */
    static final int LIMIT = 200;

    /** WSS4J reads the password from here; it has no constant for it. */
    private static final String PASSWORD = "password";

    private static final SoapPartner HISINONE = new SoapPartner(
            "HISinOne",
            "'sis.user' and 'sis.password'",
            "'sis.service' and 'sis.operation' (an upgrade renames operations)",
            "the university's HISinOne administrators",
            HisInOneClient::meaning);

    private final SisContext<HisInOneSettings> sis;
    private final SoapCalls<Dispatch<Source>> service;

    /** @throws eu.passerelle.connectors.failure.ConfigurationInvalid when the endpoint's host is not allowed */
    HisInOneClient(SisContext<HisInOneSettings> sis, SoapPorts<Dispatch<Source>> ports) {
        HisInOneSettings settings = sis.settings();
        URI endpoint = sis.allowed().require(settings.endpoint());
        this.sis = sis;
        this.service = new SoapCalls<>(
                sis,
                HISINONE,
                ports.port(endpoint, sis.limits()),
                Map.of(
                        BindingProvider.SOAPACTION_USE_PROPERTY,
                        true,
                        BindingProvider.SOAPACTION_URI_PROPERTY,
                        settings.namespace() + "/" + settings.operationName(),
                        ConfigurationConstants.USER,
                        settings.user(),
                        PASSWORD,
                        settings.password().value()));
    }

    /** The policy of HISinOne's services: a UsernameToken with the password as text, no time stamp. */
    static void sendUsernameToken(Client client) {
        client.getOutInterceptors()
                .add(new WSS4JOutInterceptor(Map.of(
                        ConfigurationConstants.ACTION,
                        ConfigurationConstants.USERNAME_TOKEN,
                        ConfigurationConstants.PASSWORD_TYPE,
                        WSS4JConstants.PW_TEXT)));
    }

    /** A ServiceFault with a validation message is about what was asked, so about this learner. */
    private static SoapPartner.Meaning meaning(SoapFault fault) {
        return fault.elements().contains("validationMessage")
                ? SoapPartner.Meaning.ONE_RECORD
                : SoapPartner.Meaning.FAILURE;
    }

    /**
     * The learner's achievements from {@code offset} on, as the element {@code <operation>Response} in UTF-8.
     *
     * @throws eu.passerelle.connectors.failure.HubException when HISinOne cannot be reached or refuses us
     */
    SoapAnswer<byte[]> ask(String registrationNumber, int offset) {
        String operation = sis.settings().operationName();
        String request = """
                <his:%s xmlns:his="%s"><his:registrationnumber>%s</his:registrationnumber><his:offset>%d</his:offset>\
                <his:limit>%d</his:limit></his:%s>""".formatted(
                        operation, sis.settings().namespace(), escaped(registrationNumber), offset, LIMIT, operation);
        return service.call(port -> {
            Source reply = port.invoke(new StreamSource(new StringReader(request)));
            // the body is parsed now, within the call: what is wrong with it is the reply's fault
            return reply == null ? null : new XmlFragments().bytes(reply);
        });
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
