package eu.passerelle.sis.hisinone;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.soap.SoapAnswer;
import eu.passerelle.connectors.soap.SoapCalls;
import eu.passerelle.connectors.soap.SoapFault;
import eu.passerelle.connectors.soap.SoapHeaders;
import eu.passerelle.connectors.soap.SoapPartner;
import eu.passerelle.connectors.soap.SoapPorts;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.Dispatch;
import java.io.StringReader;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;

/** Asks the achievement service about one learner, page by page; safe to use from many threads. */
final class HisInOneClient {

    /** Achievements a call. */
    static final int LIMIT = 200;

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
        Map<String, Object> context = new HashMap<>(SoapHeaders.usernameToken(settings.user(), settings.password()));
        context.put(BindingProvider.SOAPACTION_USE_PROPERTY, true);
        context.put(BindingProvider.SOAPACTION_URI_PROPERTY, settings.namespace() + "/" + settings.operationName());
        this.service = new SoapCalls<>(sis, HISINONE, ports.port(endpoint, sis.limits()), context);
    }

    /** A ServiceFault with a validation message is about what was asked, so about this learner. */
    private static SoapPartner.Meaning meaning(SoapFault fault) {
        return fault.elements().contains("validationMessage")
                ? SoapPartner.Meaning.ONE_RECORD
                : SoapPartner.Meaning.FAILURE;
    }

    /**
     * The learner's achievements from {@code offset} on: the element {@code <operation>Response}.
     *
     * @throws eu.passerelle.connectors.failure.HubException when HISinOne cannot be reached or refuses us
     */
    SoapAnswer ask(String registrationNumber, int offset) {
        String operation = sis.settings().operationName();
        String request = "<his:" + operation + " xmlns:his=\"" + sis.settings().namespace() + "\">"
                + "<his:registrationnumber>" + escaped(registrationNumber) + "</his:registrationnumber>"
                + "<his:offset>" + offset + "</his:offset><his:limit>" + LIMIT + "</his:limit>"
                + "</his:" + operation + ">";
        return service.call(port -> port.invoke(new StreamSource(new StringReader(request))), operation + "Response");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
