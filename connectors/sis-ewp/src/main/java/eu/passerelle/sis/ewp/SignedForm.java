package eu.passerelle.sis.ewp;

import eu.passerelle.connectors.http.RsaKeys;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A form that is posted with our signature. Each sending has a time and an id of its own. */
record SignedForm(URI address, String form, RsaKeys.Signer signer) {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

    HttpRequest.Builder request(Instant now) {
        byte[] body = form.getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        // proxies may set Date anew, which is why EWP knows this name
        headers.put(
                "original-date",
                HTTP_DATE.format(now.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)));
        headers.put("digest", HttpSignature.digest(body));
        headers.put("x-request-id", UUID.randomUUID().toString());
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header("Accept", "application/xml, text/xml")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        headers.put("host", host(address));
        headers.put(HttpSignature.TARGET, "post " + target(address));
        HttpSignature signature = HttpSignature.sign(
                signer,
                List.of(HttpSignature.TARGET, "host", "original-date", "digest", "x-request-id"),
                name -> Optional.ofNullable(headers.get(name)));
        return request.header("Authorization", signature.header());
    }

    /** As HTTP clients write the {@code Host} header: without the scheme's own port. */
    static String host(URI address) {
        int usual = "https".equals(address.getScheme()) ? 443 : 80;
        return address.getPort() < 0 || address.getPort() == usual
                ? address.getHost()
                : address.getHost() + ":" + address.getPort();
    }

    static String target(URI address) {
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return address.getRawQuery() == null ? path : path + '?' + address.getRawQuery();
    }
}
