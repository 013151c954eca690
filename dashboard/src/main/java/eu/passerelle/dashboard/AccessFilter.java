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
import java.util.Optional;
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
 * send (only JSON bodies change anything; another origin cannot send them without being asked; and what a browser's session
 * opens must come from our own pages). What is not named as public needs a token or a session, however its path is written.
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
            "/actuator/health/readiness",
            "/livez",
            "/readyz");

    /** Scripts, styles and fonts of the page; their names change with what is in them. */
    static final Pattern ASSET = Pattern.compile("/assets/[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)+");

    /**
     * The style attributes with which dmn-js shows the logo of bpmn.io (its licence wants that unchanged) and drags columns,
     * each by the hash of its very text; the browser's test tells when a later version has others.
     */
    private static final String EDITOR_STYLES = "style-src-attr 'unsafe-hashes'"
            + " 'sha256-CA/eh4+2R0J7cEQ14gBMtx834RIOjzMUqCM+evtrkp4='"
            + " 'sha256-r3vOsuepBDg6tz/cOusiNJ9Y4Lp9hGQTT7pzDks1Xxc='"
            + " 'sha256-JpvvTIK7ulxf/3oA+AUuVbO9Labs8npGWGm9X9nGIWw='"
            + " 'sha256-9OIpRRx0bq4t4s2zyqbocMNwedniLDaxLB+FlLIjNgM='"
            + " 'sha256-GAdrtwahSjGXI0UQQnfyEVtPn+wfgQxvyrjyQuByfuU='"
            + " 'sha256-ZG9bHUWWXDZyu7zfItuLwGK+cah/hweM0RfXpZpxZVM='"
            + " 'sha256-T+dPSjRVHalDc/mwQm0/E2bredKPUxLfYOuU3MOV1BE='"
            + " 'sha256-bm56T0MNpGdOoTgsIXEhZNUZHvlrlkZAsRnI6b1+tBk='";

    /** Everything from here, nothing inline; pictures in style sheets may be data. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none';"
            + " frame-ancestors 'none'";

    private static final Set<String> PAGE = Set.of("/", "/index.html");

    private static final String PAGE_POLICY = POLICY + "; " + EDITOR_STYLES;

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

    /** Where browsers go to log in, and come back to. */
    private static final Set<String> LOGIN = Set.of("/login", "/login/back");

    private static final String LOGOUT = "/logout";

    private final ApiAccess access;
    private final People people;
    private final ScrapeAccess scrape;

    AccessFilter(ApiAccess access, People people, ScrapeAccess scrape) {
        this.access = access;
        this.people = people;
        this.scrape = scrape;
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
        Call call = Call.of(request, scrape.opens(request));
        response.setHeader("Content-Security-Policy", PAGE.contains(request.getRequestURI()) ? PAGE_POLICY : POLICY);
        response.setHeader("Cache-Control", call.asset() ? "public, max-age=31536000, immutable" : "no-store");
        boolean byToken = request.getHeader("Authorization") != null || call.upload() || call.told();
        Optional<String> session = byToken ? Optional.empty() : people.session(request);
        Person person = call.open() && !people.isOpen() ? null : person(request, session);
        Refusal refusal = refusal(call, request, session.isPresent(), person);
        if (refusal == null) {
            request.setAttribute(Person.class.getName(), person);
            chain.doFilter(request, response);
        } else {
            refuse(response, refusal);
        }
    }

    /**
     * What a request is, by its path as it was sent.
     *
     * @param asset a script, style or font of the page
     * @param upload of a university's file
     * @param told a notification
     * @param leaves somebody logs out
     * @param open whether it needs neither token nor session
     */
    private record Call(boolean asset, boolean upload, boolean told, boolean leaves, boolean open) {

        static Call of(HttpServletRequest request, boolean scraped) {
            String path = request.getRequestURI();
            boolean asset = isRead(request) && ASSET.matcher(path).matches();
            boolean upload =
                    request.getMethod().equals("PUT") && UPLOAD.matcher(path).matches();
            boolean told = request.getMethod().equals("POST")
                    && NOTIFICATION.matcher(path).matches();
            boolean leaves = request.getMethod().equals("POST") && path.equals(LOGOUT);
            boolean open = asset
                    || upload
                    || told
                    || leaves
                    || scraped
                    || isRead(request) && (PUBLIC.contains(path) || LOGIN.contains(path));
            return new Call(asset, upload, told, leaves, open);
        }
    }

    private record Refusal(HttpStatus status, String detail) {}

    private @Nullable Refusal refusal(
            Call call, HttpServletRequest request, boolean bySession, @Nullable Person person) {
        if (people.isOpen() && !access.hosts().contains(request.getServerName())) {
            return new Refusal(HttpStatus.FORBIDDEN, "Call the hub by its own name, for example http://localhost.");
        }
        if ((!call.open() || call.leaves()) && bySession && !isFromOurPages(request)) {
            return new Refusal(
                    HttpStatus.FORBIDDEN, "A session opens the hub to its own pages only; programs send a token.");
        }
        if (!call.open() && person == null) {
            return new Refusal(
                    HttpStatus.UNAUTHORIZED,
                    people.logins() != null
                            ? "Log in, or send a token as 'Authorization: Bearer'."
                            : "Send the token of hub.yaml (web.token) as 'Authorization: Bearer'.");
        }
        if (!call.open() && !request.getRequestURI().startsWith(API) && !administers(person)) {
            return new Refusal(HttpStatus.FORBIDDEN, "This is for who administers the hub.");
        }
        if (!isRead(request) && !call.upload() && !call.told() && !isJson(request)) {
            return new Refusal(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send 'Content-Type: application/json'.");
        }
        if (call.upload() && (isForm(request) || request.getHeader("Content-Encoding") != null)) {
            return new Refusal(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Send the file as it is as the body, for example with 'curl -T file': no form, not compressed.");
        }
        return null;
    }

    private @Nullable Person person(HttpServletRequest request, Optional<String> session) {
        return session.flatMap(people::ofSession).orElseGet(() -> people.of(request.getHeader("Authorization")));
    }

    /**
     * As browsers say it themselves, in one of two ways. Cookies are SameSite, too; this holds where another site has the
     * same host, as on other ports of localhost.
     */
    private static boolean isFromOurPages(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        return site == null
                ? origin == null || origin.endsWith("://" + request.getHeader("Host"))
                : site.equals("same-origin") || isRead(request) && site.equals("none");
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

    /**
     * A filter stands before Spring MVC, so it writes its problem (RFC 9457) itself; the texts are constants. It says where
     * to log in.
     */
    private void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
        boolean unknown = refusal.status() == HttpStatus.UNAUTHORIZED;
        if (unknown) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        response.setStatus(refusal.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter()
                .write("{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"%s}"
                        .formatted(
                                refusal.status().getReasonPhrase(),
                                refusal.status().value(),
                                refusal.detail(),
                                unknown && people.logins() != null ? ",\"login\":\"login\"" : ""));
    }
}
