package eu.passerelle.portal.claim;

import eu.passerelle.connectors.TargetContext;
import eu.passerelle.journal.ClaimSessions.Session;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.University;
import eu.passerelle.portal.PublicAddress;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;

/**
 * Who is at the page: by a cookie that scripts cannot read, that no other site's page can send, and that ends with the
 * session. Forms must say what only our own pages know, so that no other page can send them.
 */
final class ClaimGuard {

    private static final String COOKIE = "claim";

    private final ClaimStores stores;
    private final ClaimTargets targets;
    private final PublicAddress hub;

    ClaimGuard(ClaimStores stores, ClaimTargets targets, PublicAddress hub) {
        this.stores = stores;
        this.targets = targets;
        this.hub = hub;
    }

    /** A learner who is logged in, and the credential, which stands. */
    record Visitor(String secret, Session session, Achievement achievement, ClaimPage page) {

        ClaimTexts texts() {
            return page.texts();
        }

        @Override
        public String toString() {
            return "Visitor[" + session.transfer() + "]";
        }
    }

    /** What a learner who is logged in gets to see. */
    interface Step {
        ResponseEntity<?> take(Visitor visitor);
    }

    /** @param self where the page can be had again, below {@link ClaimPage#PATH} */
    ResponseEntity<?> look(HttpServletRequest http, String self, Step step) {
        Optional<String> secret = secret(http);
        Optional<Session> session = secret.flatMap(stores.sessions()::find);
        if (session.isEmpty()) {
            ClaimPage page = page(wanted(http, null), "/credential", null, "", null);
            return page.show(401, page.texts().text("over.title"), page.paragraph("over.text"));
        }
        Optional<Achievement> achievement =
                stores.achievements().standing(session.get().transfer());
        ClaimTexts texts = texts(http, secret.get(), session.get());
        if (achievement.isEmpty()) {
            ClaimPage page = page(texts, "/credential", null, "", formToken(secret.get()));
            return page.show(410, texts.text("closed.title"), page.paragraph("closed.withdrawn"));
        }
        University university = achievement.get().university();
        ClaimPage page =
                page(texts, self, university, help(session.get().target(), university, texts), formToken(secret.get()));
        return step.take(new Visitor(secret.get(), session.get(), achievement.get(), page));
    }

    /** The same for a form that changes something. */
    ResponseEntity<?> act(HttpServletRequest http, String self, Step step) {
        return look(http, self, visitor -> {
            String said = http.getParameter("form");
            boolean ours = said != null
                    && isFromOurPages(http)
                    && MessageDigest.isEqual(
                            said.getBytes(StandardCharsets.UTF_8),
                            formToken(visitor.secret()).getBytes(StandardCharsets.UTF_8));
            return ours ? step.take(visitor) : problem(visitor.page(), 403);
        });
    }

    static ResponseEntity<String> problem(ClaimPage page, int status) {
        return page.show(status, page.texts().text("problem.title"), page.paragraph("problem.text"));
    }

    /** As browsers say it themselves; those that do not are too old to be asked. */
    static boolean isFromOurPages(HttpServletRequest http) {
        String site = http.getHeader("Sec-Fetch-Site");
        return site == null || site.equals("same-origin") || site.equals("none");
    }

    private ClaimTexts texts(HttpServletRequest http, String secret, Session session) {
        Optional<ClaimTexts> chosen = chosen(http);
        chosen.ifPresent(texts -> stores.sessions().language(secret, texts.language()));
        return chosen.orElseGet(() -> ClaimTexts.in(session.language()));
    }

    private static Optional<ClaimTexts> chosen(HttpServletRequest http) {
        return Optional.ofNullable(http.getParameter("lang")).flatMap(ClaimTexts::find);
    }

    /** The language chosen on the page, else one of the browser's, else the university's. */
    static ClaimTexts wanted(HttpServletRequest http, @Nullable University university) {
        List<Locale> browser =
                http.getHeader("Accept-Language") == null ? List.of() : Collections.list(http.getLocales());
        List<String> theirs = university == null ? List.of() : university.languages();
        return Stream.of(
                        chosen(http).stream(),
                        browser.stream().flatMap(each -> ClaimTexts.find(each.toLanguageTag()).stream()),
                        theirs.stream().flatMap(tag -> ClaimTexts.find(tag).stream()))
                .flatMap(each -> each)
                .findFirst()
                .orElseGet(() -> ClaimTexts.in("en"));
    }

    ClaimPage page(ClaimTexts texts, String self, @Nullable University university, String help, @Nullable String form) {
        return new ClaimPage(texts, base(), self, university, help, form);
    }

    String help(String target, University university, ClaimTexts texts) {
        TargetContext<ClaimSettings> known = targets.byName().get(target);
        return known == null ? "" : ClaimPage.help(known, university, texts);
    }

    /** Path of all pages, with that of the hub where it has one. */
    String base() {
        return URI.create(hub.of(ClaimPage.PATH)).getRawPath();
    }

    ResponseEntity<String> goTo(String path) {
        return ResponseEntity.status(303)
                .header(HttpHeaders.LOCATION, base() + path)
                .build();
    }

    /** @param secret empty: the cookie ends */
    ResponseEntity<String> goTo(String path, String secret) {
        ResponseCookie cookie = ResponseCookie.from(COOKIE, secret)
                .httpOnly(true)
                .secure("https".equals(hub.hub().getScheme()))
                .sameSite("Strict")
                .path(base())
                .maxAge(secret.isEmpty() ? 0 : -1)
                .build();
        return ResponseEntity.status(303)
                .header(HttpHeaders.LOCATION, base() + path)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .build();
    }

    static Optional<String> secret(HttpServletRequest http) {
        return Stream.ofNullable(http.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .filter(value -> value.matches("[A-Za-z0-9_-]{43}"))
                .findFirst();
    }

    private static String formToken(String secret) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(("form of " + secret).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
