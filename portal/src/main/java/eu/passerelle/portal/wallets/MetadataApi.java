package eu.passerelle.portal.wallets;

import eu.passerelle.connectors.SigningKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Metadata of an issuer, at the places that its identifier leads to: between host and path, and after the path, where
 * wallets written before OpenID4VCI 1.0 look.
 */
@RestController
@CrossOrigin
class MetadataApi {

    private static final MediaType JWT = MediaType.parseMediaType("application/jwt");
    private static final CacheControl CACHED =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final IssuerDesk desk;
    private final AuthorizationDesk authorizations;
    private final SignedMetadata signed;

    MetadataApi(IssuerDesk desk, AuthorizationDesk authorizations, Clock clock) {
        this.desk = desk;
        this.authorizations = authorizations;
        this.signed = new SignedMetadata(clock);
    }

    @GetMapping({
        "/.well-known/openid-credential-issuer" + IssuerAddress.PATH + "{university}",
        IssuerAddress.PATH + "{university}/.well-known/openid-credential-issuer"
    })
    ResponseEntity<Object> issuer(
            @PathVariable String university,
            @RequestHeader(value = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        WalletIssuer issuer = desk.issuer(university);
        IssuerAddress address = desk.address(university);
        Map<String, Object> metadata = IssuerMetadata.issuer(issuer, address);
        SigningKey access = issuer.access();
        if (access != null && isSignedAsked(accept)) {
            return answer(JWT).body(signed.of(metadata, address, access));
        }
        return answer(MediaType.APPLICATION_JSON).body(metadata);
    }

    @GetMapping({
        "/.well-known/oauth-authorization-server" + IssuerAddress.PATH + "{university}",
        IssuerAddress.PATH + "{university}/.well-known/oauth-authorization-server"
    })
    ResponseEntity<Object> authorisationServer(@PathVariable String university) {
        return answer(MediaType.APPLICATION_JSON)
                .body(IssuerMetadata.authorisationServer(
                        desk.issuer(university), desk.address(university), authorizations));
    }

    /** Whether a JWT is named, and nothing before it would take JSON. */
    private static boolean isSignedAsked(@Nullable String accept) {
        if (accept == null) {
            return false;
        }
        try {
            List<MediaType> types = MediaType.parseMediaTypes(accept);
            MimeTypeUtils.sortBySpecificity(types);
            for (MediaType type : types) {
                if (type.equalsTypeAndSubtype(JWT)) {
                    return true;
                }
                if (type.includes(MediaType.APPLICATION_JSON)) {
                    return false;
                }
            }
            return false;
        } catch (org.springframework.http.InvalidMediaTypeException e) {
            return false;
        }
    }

    private static ResponseEntity.BodyBuilder answer(MediaType type) {
        return ResponseEntity.ok()
                .cacheControl(CACHED)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .contentType(type);
    }
}
