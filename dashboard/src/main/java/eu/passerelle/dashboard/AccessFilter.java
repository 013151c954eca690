package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.People;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests without the token, under a foreign host name (DNS rebinding), and changes that a foreign page could
 * send (only JSON bodies change anything; another origin cannot send them without being asked). What is not named as
 * public needs the token, however its path is written.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE) // before Spring's own filters, which read forms
class AccessFilter extends OncePerRequestFilter {

    /** Compared with the path as it was sent: any other spelling of a path is simply not public. */
    static final Set<String> PUBLIC = Set.of(
            "/",
            "/index.html",
            "/icon.svg",
            "/v3/api-docs",
            "/actuator/health",
            "/actuator/health/liveness",
            "/actuator/health/readiness");

    /** Scripts, styles and fonts of the page; their names change with what is in them. */
    static final Pattern ASSET = Pattern.compile("/assets/[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)+");

    /** Everything from here, nothing inline; pictures in style sheets may be data. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none';"
            + " frame-ancestors 'none'";

    /**
     * What universities push to, with tokens of their own; as it was sent, so that no other path can look like it. The
     * name begins with a letter or digit: no dots lead elsewhere.
     */
    private static final Pattern UPLOAD = Pattern.compile("/upload/[a-z][a-z0-9-]{1,39}/[A-Za-z0-9][A-Za-z0-9._-]*");

    /** Where systems call that show who they are in ways of their own; again, any other spelling is not public. */
    private static final Pattern NOTIFICATION = Pattern.compile("/notify/[a-z][a-z0-9-]{1,39}");

    /** What everybody may call: wallets, learners, verifiers. Plain segments only, so that no dots lead elsewhere. */
    private static final Pattern EVERYBODY =
            Pattern.compile("/(?:public|\\.well-known)(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+");

    /** Where wallets written before OpenID4VCI 1.0 look for an issuer's metadata. */
    private static final Pattern OLDER_WALLETS =
            Pattern.compile("/public/oid4vci/[a-z][a-z0-9-]{1,39}/\\.well-known/[a-z-]+");

    /** Where endpoints ask for roles one by one; any other spelling, and what is elsewhere, is the operator's. */
    private static final String API = "/api/";

    private final ApiAccess access;
    private final People people;

    AccessFilter(ApiAccess access, People people) {
        this.access = access;
        this.people = people;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (EVERYBODY.matcher(request.getRequestURI()).matches()
                || OLDER_WALLETS.matcher(request.getRequestURI()).matches()) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Content-Security-Policy", POLICY);
        boolean asset =
                isRead(request) && ASSET.matcher(request.getRequestURI()).matches();
        response.setHeader("Cache-Control", asset ? "public, max-age=31536000, immutable" : "no-store");
        boolean upload = request.getMethod().equals("PUT")
                && UPLOAD.matcher(request.getRequestURI()).matches();
        boolean told = request.getMethod().equals("POST")
                && NOTIFICATION.matcher(request.getRequestURI()).matches();
        boolean open = upload || told || asset || isRead(request) && PUBLIC.contains(request.getRequestURI());
        Person person = people.of(request.getHeader("Authorization"));
        if (people.isOpen() && !access.hosts().contains(request.getServerName())) {
            refuse(response, HttpStatus.FORBIDDEN, "Call the hub by its own name, for example http://localhost.");
        } else if (!open && person == null) {
            response.setHeader("WWW-Authenticate", "Bearer");
            refuse(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "Send the token of hub.yaml (web.token) as 'Authorization: Bearer'.");
        } else if (!open && !request.getRequestURI().startsWith(API) && !administers(person)) {
            refuse(response, HttpStatus.FORBIDDEN, "This is for who administers the hub.");
        } else if (!isRead(request) && !upload && !told && !isJson(request)) {
            refuse(response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send 'Content-Type: application/json'.");
        } else if (upload && (isForm(request) || request.getHeader("Content-Encoding") != null)) {
            refuse(
                    response,
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Send the file as it is as the body, for example with 'curl -T file': no form, not compressed.");
        } else {
            request.setAttribute(Person.class.getName(), person);
            chain.doFilter(request, response);
        }
    }

    private static boolean administers(@Nullable Person person) {
        return person != null && person.mayEverywhere(Role.ADMINISTER);
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /** What the server would read into memory or take apart before anybody asked for a token. */
    private static boolean isForm(HttpServletRequest request) {
        String type = String.valueOf(request.getContentType()).strip().toLowerCase(Locale.ROOT);
        return type.startsWith("multipart/") || type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private static boolean isJson(HttpServletRequest request) {
        return request.getContentType() != null
                && request.getContentType().startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    /** A filter stands before Spring MVC, so it writes its problem (RFC 9457) itself; the texts are constants. */
    private static void refuse(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter()
                .write("{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(status.getReasonPhrase(), status.value(), detail));
    }
}
