package eu.passerelle.dashboard.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderConfigurationRequest;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import eu.passerelle.dashboard.login.LoginRefused.Why;
import eu.passerelle.journal.LoginSessions.Login;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The provider, as the hub speaks with it: authorization code flow with PKCE (OpenID Connect Core 1.0, section 3.1). */
final class OpenIdProvider {

    /** So long its metadata are taken for right. */
    private static final long KNOWN_NANOS = Duration.ofHours(1).toNanos();

    private final LoginSettings settings;
    private final HTTPRequestSender http;
    private final ClientID client;
    private volatile @Nullable Known known;

    private record Known(OIDCProviderMetadata metadata, IDTokenValidator validator, long since) {}

    OpenIdProvider(LoginSettings settings, HTTPRequestSender http) {
        this.settings = settings;
        this.http = http;
        this.client = new ClientID(settings.clientId());
    }

    private Known known() throws LoginRefused {
        Known now = known;
        if (now == null || System.nanoTime() - now.since() > KNOWN_NANOS) {
            now = discover();
            known = now;
        }
        return now;
    }

    private Known discover() throws LoginRefused {
        Issuer issuer = new Issuer(settings.issuer());
        try {
            HTTPResponse answer =
                    new OIDCProviderConfigurationRequest(issuer).toHTTPRequest().send(http);
            if (!answer.indicatesSuccess()) {
                throw new LoginRefused(Why.AWAY, "The provider answers HTTP " + answer.getStatusCode());
            }
            OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(answer.getBodyAsJSONObject());
            if (!issuer.equals(metadata.getIssuer())) {
                throw new LoginRefused(
                        Why.INVALID,
                        "access.issuer of hub.yaml is not what the provider calls itself, " + metadata.getIssuer());
            }
            return new Known(metadata, ProviderKeys.validator(metadata, client, http), System.nanoTime());
        } catch (IOException | ParseException e) {
            throw new LoginRefused(Why.AWAY, "The provider's metadata cannot be read", e);
        }
    }

    /** Where the browser goes. */
    URI begin(Attempt attempt) throws LoginRefused {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope(settings.scopes().toArray(String[]::new)),
                        client,
                        settings.redirect())
                .endpointURI(known().metadata().getAuthorizationEndpointURI())
                .state(attempt.state())
                .nonce(attempt.nonce())
                .codeChallenge(attempt.verifier(), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /** Who the person is, by the code that the browser has brought. */
    Login redeem(String code, Attempt attempt) throws LoginRefused {
        Known now = known();
        OIDCTokens tokens = tokens(now, code, attempt);
        Map<String, Object> said = new HashMap<>();
        String subject;
        try {
            IDTokenClaimsSet claims = now.validator().validate(tokens.getIDToken(), attempt.nonce());
            subject = claims.getSubject().getValue();
            said.putAll(claims.toJSONObject());
        } catch (KeySourceException e) {
            throw new LoginRefused(Why.AWAY, "The provider's keys cannot be read", e);
        } catch (BadJOSEException | JOSEException e) {
            throw new LoginRefused(Why.INVALID, "The provider's ID token is not to be believed", e);
        }
        Claims claims = new Claims(settings, said);
        if (claims.lacks()) {
            userInfo(now, tokens.getAccessToken(), subject).ifPresent(more -> more.forEach(said::putIfAbsent));
        }
        return claims.login(subject);
    }

    private OIDCTokens tokens(Known now, String code, Attempt attempt) throws LoginRefused {
        var grant = new AuthorizationCodeGrant(new AuthorizationCode(code), settings.redirect(), attempt.verifier());
        URI endpoint = now.metadata().getTokenEndpointURI();
        try {
            HTTPResponse answer =
                    request(now.metadata(), endpoint, grant).toHTTPRequest().send(http);
            if (answer.getStatusCode() >= 500) {
                throw new LoginRefused(Why.AWAY, "The provider gives no token: HTTP " + answer.getStatusCode());
            }
            TokenResponse response = OIDCTokenResponseParser.parse(answer);
            if (!response.indicatesSuccess()) {
                String error = String.valueOf(
                        response.toErrorResponse().getErrorObject().getCode());
                throw new LoginRefused(Why.INVALID, "The provider gives no token: " + error);
            }
            OIDCTokens tokens = response.toSuccessResponse().getTokens().toOIDCTokens();
            if (tokens.getIDToken() == null) {
                throw new LoginRefused(Why.INVALID, "The provider gives no ID token");
            }
            return tokens;
        } catch (IOException e) {
            throw new LoginRefused(Why.AWAY, "The provider gives no token", e);
        } catch (ParseException e) {
            throw new LoginRefused(Why.INVALID, "The provider's answer to the code cannot be read", e);
        }
    }

    private TokenRequest request(OIDCProviderMetadata metadata, URI endpoint, AuthorizationCodeGrant grant) {
        String secret = settings.clientSecret();
        if (secret == null) {
            return new TokenRequest.Builder(endpoint, client, grant).build();
        }
        List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
        boolean post = methods != null
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        Secret shown = new Secret(secret);
        return new TokenRequest.Builder(
                        endpoint,
                        post ? new ClientSecretPost(client, shown) : new ClientSecretBasic(client, shown),
                        grant)
                .build();
    }

    /** What stands at the UserInfo endpoint alone; it must be of the same person (section 5.3.2). */
    private Optional<Map<String, Object>> userInfo(Known now, AccessToken token, String subject) throws LoginRefused {
        URI endpoint = now.metadata().getUserInfoEndpointURI();
        if (endpoint == null || token == null) {
            return Optional.empty();
        }
        try {
            UserInfoResponse response = UserInfoResponse.parse(
                    new UserInfoRequest(endpoint, token).toHTTPRequest().send(http));
            UserInfo info =
                    response.indicatesSuccess() ? response.toSuccessResponse().getUserInfo() : null;
            return info != null && info.getSubject().getValue().equals(subject)
                    ? Optional.of(info.toJSONObject())
                    : Optional.empty();
        } catch (IOException | ParseException e) {
            throw new LoginRefused(Why.AWAY, "The provider does not say who it is", e);
        }
    }

    /** Where the person can log out of the provider too, and is sent back from; empty where it does not offer that. */
    Optional<URI> end() {
        try {
            return Optional.ofNullable(known().metadata().getEndSessionEndpointURI())
                    .map(endpoint -> LogoutAddress.of(endpoint, settings));
        } catch (LoginRefused e) {
            return Optional.empty();
        }
    }
}
