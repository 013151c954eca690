package eu.passerelle.connectors.soap;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.http.HttpAuthentication.Basic;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.cxf.headers.Header;
import org.apache.cxf.message.Message;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Headers of HTTP and SOAP that let us in, as the context of {@link SoapCalls}. */
public final class SoapHeaders {

    private static final String SECURITY = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
    private static final String WSSE = SECURITY + "wssecurity-secext-1.0.xsd";
    private static final String PASSWORD_TEXT = SECURITY + "username-token-profile-1.0#PasswordText";

    private SoapHeaders() {}

    /** RFC 7617. */
    public static Map<String, Object> basic(Basic basic) {
        String pair = basic.user() + ":" + basic.password().value();
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return of("Authorization", "Basic " + encoded);
    }

    /** A key in a header, as API gateways want it. */
    public static Map<String, Object> key(String header, Secret key) {
        return of(header, key.value());
    }

    /**
     * UsernameToken Profile of WS-Security 1.1 with the password as text, and no time stamp. Many calls may share it:
     * CXF only walks it from child to child, which nothing in it minds.
     */
    public static Map<String, Object> usernameToken(String user, Secret password) {
        Element security = document().createElementNS(WSSE, "wsse:Security");
        security.setAttributeNS("http://schemas.xmlsoap.org/soap/envelope/", "soap:mustUnderstand", "1");
        Element token = child(security, "wsse:UsernameToken");
        child(token, "wsse:Username").setTextContent(user);
        Element secret = child(token, "wsse:Password");
        secret.setAttribute("Type", PASSWORD_TEXT);
        secret.setTextContent(password.value());
        return Map.of(Header.HEADER_LIST, List.of(new Header(new QName(WSSE, "Security"), security)));
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every JDK can make a document", e);
        }
    }

    private static Element child(Element parent, String name) {
        Element child = parent.getOwnerDocument().createElementNS(WSSE, name);
        parent.appendChild(child);
        return child;
    }

    private static Map<String, Object> of(String header, String value) {
        return Map.of(Message.PROTOCOL_HEADERS, Map.of(header, List.of(value)));
    }
}
