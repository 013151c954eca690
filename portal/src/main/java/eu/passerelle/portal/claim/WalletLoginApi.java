package eu.passerelle.portal.claim;

import eu.passerelle.journal.WalletAuthorizations.Authorization;
import eu.passerelle.journal.WalletLogins;
import eu.passerelle.journal.WalletLogins.PinCheck;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.University;
import eu.passerelle.portal.wallets.AuthorizationDesk;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The login of the authorisation code flow: asks for the code that stands beside the offer on the learner's page. */
@RestController
class WalletLoginApi {

    private final ClaimStores stores;
    private final ClaimGuard guard;
    private final WalletLogins logins;
    private final AuthorizationDesk authorizations;

    WalletLoginApi(ClaimStores stores, ClaimTools tools) {
        this.stores = stores;
        this.guard = tools.guard(stores);
        this.logins = tools.taking().wallets().stores().logins();
        this.authorizations = tools.taking().wallets().authorizations();
    }

    @GetMapping(WalletLogin.PATH + "{id}")
    ResponseEntity<?> ask(@PathVariable UUID id, HttpServletRequest http) {
        Optional<Authorization> waiting = logins.waiting(id);
        ClaimPage page = page(id, waiting, http);
        return waiting.isPresent() ? form(page, waiting.get(), false) : over(page);
    }

    @PostMapping(WalletLogin.PATH + "{id}")
    ResponseEntity<?> answer(@PathVariable UUID id, HttpServletRequest http) {
        Optional<Authorization> waiting = logins.waiting(id);
        ClaimPage page = page(id, waiting, http);
        String code = http.getParameter("code");
        if (waiting.isEmpty() || code == null || code.length() > 40) {
            return over(page);
        }
        PinCheck check = logins.check(id, code.replaceAll("\\D", ""));
        return switch (check) {
            case WRONG -> form(page, waiting.get(), true);
            case CLOSED -> over(page);
            case RIGHT ->
                authorizations
                        .approved(id, waiting.get().transfer())
                        .<ResponseEntity<?>>map(wallet ->
                                ResponseEntity.status(303).location(wallet).build())
                        .orElseGet(() -> over(page));
        };
    }

    private ClaimPage page(UUID id, Optional<Authorization> waiting, HttpServletRequest http) {
        University university = waiting.flatMap(known -> stores.achievements().standing(known.transfer()))
                .map(Achievement::university)
                .orElse(null);
        return guard.page(ClaimGuard.wanted(http, university), "/wallet-login/" + id, university, "", null);
    }

    private static ResponseEntity<String> form(ClaimPage page, Authorization waiting, boolean wrong) {
        String body = page.paragraph("login.why")
                + (wrong ? page.alarm("login.wrong") : "")
                + page.form(
                        page.self() + "?lang=" + page.texts().language(),
                        "<label>" + page.say("door.code")
                                + "<input name=\"code\" inputmode=\"numeric\" autocomplete=\"one-time-code\""
                                + " maxlength=\"12\" size=\"8\" required"
                                + (wrong ? " aria-describedby=\"alarm\"" : "") + "></label>"
                                + page.button("door.go"));
        return page.show(
                wrong ? 422 : 200,
                page.texts().text("wallet.title"),
                body,
                " " + source(URI.create(waiting.redirectUri())));
    }

    /** As content security policies name it: an origin, or the scheme of an app. */
    private static String source(URI redirect) {
        return redirect.getHost() == null
                ? redirect.getScheme() + ":"
                : redirect.getScheme() + "://" + redirect.getAuthority();
    }

    private static ResponseEntity<String> over(ClaimPage page) {
        return page.show(410, page.texts().text("closed.title"), page.paragraph("login.over"));
    }
}
