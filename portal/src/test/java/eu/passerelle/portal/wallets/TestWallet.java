package eu.passerelle.portal.wallets;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import eu.passerelle.journal.Offers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the issuer over HTTP, rightly or as wrongly as a test wants. */
final class TestWallet {

    static final String GRANT = "urn:ietf:params:oauth:grant-type:pre-authorized_code";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;

    TestWallet() {
        try {
            this.http = HttpClient.newBuilder()
                    .sslContext(SamplePortal.TLS.trusting())
                    .build();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer of the issuer. */
    record Answer(int status, JsonNode json, HttpResponse<String> raw) {

        String error() {
            return json.path("error").asString("");
        }
    }

    static Offers.Made offer(@Nullable UUID transfer, boolean pin, String... configurations) {
        return SamplePortal.STORES
                .offers()
                .create(
                        transfer == null ? SamplePortal.offered() : transfer,
                        SamplePortal.TARGET,
                        List.of(configurations),
                        Duration.ofMinutes(10),
                        pin);
    }

    Answer get(String address, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    Answer post(String endpoint, String type, String body, @Nullable String token) {
        return postTo(SamplePortal.address().endpoint(endpoint), type, body, token);
    }

    Answer postTo(String address, String type, String body, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        return send(token == null ? request : request.header("Authorization", "Bearer " + token));
    }

    /** @param dpop proof that goes with the request, and with the token if there is one; null: none */
    Answer send(String endpoint, String type, String body, @Nullable String token, @Nullable String dpop) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(SamplePortal.address().endpoint(endpoint)))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        if (dpop != null) {
            request.header("DPoP", dpop);
        }
        if (token != null) {
            request.header("Authorization", (dpop == null ? "Bearer " : "DPoP ") + token);
        }
        return send(request);
    }

    /** A form with headers of its own. */
    Answer send(String endpoint, String form, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(SamplePortal.address().endpoint(endpoint)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        headers.forEach(request::header);
        return send(request);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            boolean json = response.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.contains("json"))
                    .isPresent();
            return new Answer(
                    response.statusCode(), json ? JSON.readTree(response.body()) : JSON.createObjectNode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @param more names and values of further parameters */
    Answer token(String code, @Nullable String pin, String... more) {
        StringBuilder form =
                new StringBuilder("grant_type=" + encoded(GRANT) + "&pre-authorized_code=" + encoded(code));
        if (pin != null) {
            form.append("&tx_code=").append(encoded(pin));
        }
        for (int i = 0; i < more.length; i += 2) {
            form.append('&').append(encoded(more[i])).append('=').append(encoded(more[i + 1]));
        }
        return post("token", "application/x-www-form-urlencoded", form.toString(), null);
    }

    /** A token for one new offer without PIN. */
    String tokenFor(String... configurations) {
        return accessToken(offer(null, false, configurations));
    }

    String accessToken(Offers.Made offer) {
        return token(offer.code(), offer.pin()).json().path("access_token").asString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    String nonce() {
        return post("nonce", "application/json", "", null)
                .json()
                .path("c_nonce")
                .asString();
    }

    static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String proof(String nonce) {
        return proof(newKey(), nonce, header -> {}, claims -> {});
    }

    static String proof(
            ECKey key, String nonce, Consumer<JWSHeader.Builder> header, Consumer<JWTClaimsSet.Builder> claims) {
        JWSHeader.Builder head = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("openid4vci-proof+jwt"))
                .jwk(key.toPublicJWK());
        header.accept(head);
        JWTClaimsSet.Builder body = new JWTClaimsSet.Builder()
                .audience(SamplePortal.address().identifier())
                .issueTime(Date.from(Instant.now()))
                .claim("nonce", nonce);
        claims.accept(body);
        try {
            SignedJWT jwt = new SignedJWT(head.build(), body.build());
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String request(String configuration, String... proofs) {
        return JSON.writeValueAsString(
                Map.of("credential_configuration_id", configuration, "proofs", Map.of("jwt", Arrays.asList(proofs))));
    }

    Answer credential(String token, String json) {
        return post("credential", "application/json", json, token);
    }

    Answer notification(String token, String id, String event) {
        return post(
                "notification",
                "application/json",
                JSON.writeValueAsString(Map.of("notification_id", id, "event", event)),
                token);
    }

    static String json(String... pairs) {
        return Arrays.stream(pairs)
                .map(pair -> pair.split("=", 2))
                .map(pair -> "\"" + pair[0] + "\":" + (pair[1].startsWith("{") ? pair[1] : "\"" + pair[1] + "\""))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
