package eu.passerelle.connectors.soap;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.http.HttpAuthentication.Basic;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.cxf.message.Message;

/** HTTP headers that let us in, as the context of {@link SoapCalls}. */
public final class SoapHeaders {

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

    private static Map<String, Object> of(String header, String value) {
        return Map.of(Message.PROTOCOL_HEADERS, Map.of(header, List.of(value)));
    }
}
