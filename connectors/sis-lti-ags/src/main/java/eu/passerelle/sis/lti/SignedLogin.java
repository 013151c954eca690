package eu.passerelle.sis.lti;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.RsaKeys;
import eu.passerelle.connectors.http.TokenLogin;
import eu.passerelle.connectors.json.JsonFields;
import eu.passerelle.connectors.json.SafeJson;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Client credentials with a signed assertion (1EdTech Security Framework 1.0, section 4.1; RFC 7523).
 *
 * @param university whose settings these are
 */
record SignedLogin(String university, LtiSettings.Auth auth, Clock clock) implements TokenLogin {

    private static final String SCOPES = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly"
            + " https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly"
            + " https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration USUAL_TOKEN = Duration.ofHours(1);
    private static final int DEPTH = 8;

    /** @throws ConfigurationInvalid when our key cannot be used */
    @Override
    public HttpRequest.Builder request() {
        String form = "grant_type=client_credentials&client_assertion_type=" + encoded(ASSERTION) + "&client_assertion="
                + assertion() + "&scope=" + encoded(SCOPES);
        return HttpRequest.newBuilder(auth.token())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    @Override
    public Optional<Granted> granted(HubHttp.Answer answer) {
        try {
            JsonNode body = SafeJson.reader(DEPTH).readTree(answer.body());
            Duration life = JsonFields.decimal(body, "expires_in")
                    .map(seconds -> Duration.ofSeconds(seconds.longValue()))
                    .orElse(USUAL_TOKEN);
            return Optional.ofNullable(JsonFields.text(body, "access_token")).map(token -> Granted.bearer(token, life));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** A JSON Web Token (RFC 7519) that says who we are, good for one use. */
    private String assertion() {
        JsonMapper json = SafeJson.reader(DEPTH);
        Instant now = clock.instant();
        byte[] header = json.writeValueAsBytes(
                json.createObjectNode().put("alg", "RS256").put("typ", "JWT").put("kid", auth.keyId()));
        String audience = auth.audience();
        byte[] claims = json.writeValueAsBytes(json.createObjectNode()
                .put("iss", auth.client())
                .put("sub", auth.client())
                .put("aud", audience == null ? auth.token().toString() : audience)
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(LIFE).getEpochSecond())
                .put("jti", UUID.randomUUID().toString()));
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String signed = base64.encodeToString(header) + '.' + base64.encodeToString(claims);
        byte[] signature = signer().sign(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + '.' + base64.encodeToString(signature);
    }

    private RsaKeys.Signer signer() {
        try {
            return RsaKeys.signer(auth.key().value());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationInvalid(
                    university + ": 'auth.key' cannot be used: " + e.getMessage()
                            + ". Refer to a file with an RSA key: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
