package eu.passerelle.portal.claim;

import eu.passerelle.journal.ClaimShares.Kind;
import eu.passerelle.journal.ClaimShares.Share;
import eu.passerelle.model.Achievement;
import eu.passerelle.portal.verify.VerifyDesk;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What somebody sees to whom the learner has given a link; and the style of all pages. */
@RestController
class SharedApi {

    static final String PATH = ClaimPage.PATH + "/shared";

    private final ClaimStores stores;
    private final ClaimGuard guard;
    private final ClaimFiles files;
    private final SharedVerdict verdict;
    private final Clock clock;
    private final byte[] style;

    SharedApi(ClaimStores stores, ClaimTools tools, VerifyDesk verification) {
        this.verdict = new SharedVerdict(verification);
        this.stores = stores;
        this.guard = tools.guard(stores);
        this.files = new ClaimFiles(stores.achievements(), tools.templates());
        this.clock = tools.clock();
        try (InputStream file = Objects.requireNonNull(SharedApi.class.getResourceAsStream("claim.css"))) {
            this.style = file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Step {
        ResponseEntity<?> take(Share share, Achievement achievement, ClaimTexts texts);
    }

    @GetMapping(PATH + "/{token}")
    ResponseEntity<?> shared(@PathVariable String token, HttpServletRequest http) {
        return at(token, http, (share, achievement, texts) -> {
            if (http.getParameter("lang") == null) {
                stores.shares().visited(share.transfer(), Kind.SHARE, share.id());
            }
            String self = "/shared/" + token;
            ClaimPage page = guard.page(texts, self, achievement.university(), "", null);
            CredentialView view = new CredentialView(page, achievement);
            String body = page.notice("shared.stands")
                    + "<h2>" + ClaimPage.escape(view.title()) + "</h2>"
                    + view.show(self + "/picture")
                    + files.edc(achievement).map(file -> verdict.of(file, page)).orElse("")
                    + page.paragraph("shared.why")
                    + "<p><a class=\"button\" href=\"" + page.base() + self + "/file\">" + page.say("shared.file")
                    + "</a> <a class=\"button\" href=\"" + page.hubPath("/public/verify") + "\">"
                    + page.say("shared.check") + "</a></p>"
                    + page.paragraph(
                            "shared.until",
                            texts.date(
                                    share.expiresAt(), achievement.university().zone()));
            return page.show(200, texts.text("shared.title"), body);
        });
    }

    @GetMapping(PATH + "/{token}/picture")
    ResponseEntity<?> picture(@PathVariable String token, HttpServletRequest http) {
        return at(token, http, (share, achievement, texts) -> files.picture(achievement, texts.language()));
    }

    @GetMapping(PATH + "/{token}/file")
    ResponseEntity<?> file(@PathVariable String token, HttpServletRequest http) {
        return at(
                token,
                http,
                (share, achievement, texts) -> files.file(achievement, Kind.EDC, texts.language())
                        .<ResponseEntity<?>>map(ClaimFiles::download)
                        .orElseGet(() -> over(token, http)));
    }

    private ResponseEntity<?> at(String token, HttpServletRequest http, Step step) {
        Optional<Share> share = token.matches("[A-Za-z0-9_-]{43}")
                ? stores.shares().find(token).filter(found -> found.isOpen(clock.instant()))
                : Optional.empty();
        Optional<Achievement> achievement =
                share.flatMap(found -> stores.achievements().standing(found.transfer()));
        return achievement.isEmpty()
                ? over(token, http)
                : step.take(
                        share.get(),
                        achievement.get(),
                        ClaimGuard.wanted(http, achievement.get().university()));
    }

    /** The same whatever the reason: a link that is over tells nothing. */
    private ResponseEntity<?> over(String token, HttpServletRequest http) {
        String self = "/shared/" + (token.matches("[A-Za-z0-9_-]+") ? token : "");
        ClaimPage page = guard.page(ClaimGuard.wanted(http, null), self, null, "", null);
        return page.show(404, page.texts().text("shared.over.title"), page.paragraph("shared.over"));
    }

    @GetMapping(ClaimPage.PATH + "/style.css")
    ResponseEntity<byte[]> style() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/css;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(style);
    }
}
