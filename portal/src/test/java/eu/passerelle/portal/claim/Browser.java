package eu.passerelle.portal.claim;

import eu.passerelle.portal.wallets.SamplePortal;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A browser without scripts: keeps cookies, follows redirects, sends forms with what the page before said. */
final class Browser {

    private final HttpClient http;
    private String site = "same-origin";
    private String seen = "";
    private String cookie = "";

    Browser() {
        http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .sslContext(trusting())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private static SSLContext trusting() {
        try (InputStream pem = Files.newInputStream(SamplePortal.TLS.pem())) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "portal", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The next requests come from a page of there. */
    Browser from(String where) {
        site = where;
        return this;
    }

    HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address).GET());
    }

    HttpResponse<String> post(URI address, Map<String, String> fields) {
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(fields))));
    }

    /** A form of the page that was seen last. */
    HttpResponse<String> submit(String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("form", find(seen, "name=\"form\" value=\"([0-9a-f]+)\""));
        return post(SamplePortal.HUB.hub().resolve("/public/claim" + path), all);
    }

    /** As it was set last. */
    String cookie() {
        return cookie;
    }

    static String find(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in: " + page);
        }
        return matcher.group(1);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(
                    request.header("Sec-Fetch-Site", site)
                            .header("Accept-Language", "en")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            answer.headers().firstValue("Set-Cookie").ifPresent(value -> cookie = value);
            @Nullable String location = answer.headers().firstValue("Location").orElse(null);
            if (location != null) {
                return get(answer.uri().resolve(location));
            }
            if (answer.body().contains("name=\"form\"")) {
                seen = answer.body();
            }
            return answer;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
