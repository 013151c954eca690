package eu.passerelle.dashboard.login;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.People;
import eu.passerelle.dashboard.access.Role;
import eu.passerelle.journal.LoginSessions;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Where browsers go to log in and come back to; not for programs, which send a token. */
@RestController
@Hidden
class LoginApi {

    private static final Logger LOG = LoggerFactory.getLogger(LoginApi.class);

    private final @Nullable LoginDesk desk;

    LoginApi(People people) {
        this.desk = people.logins();
    }

    /** @param to place on the page to come back to */
    @GetMapping("/login")
    @Asks(value = Role.VIEW, at = Asks.Where.ANOTHER_WAY)
    ResponseEntity<Void> begin(@RequestParam(defaultValue = "/") String to) {
        LoginDesk login = desk();
        Attempt attempt = Attempt.begin(to);
        try {
            return go(login.begin(attempt).toString())
                    .header(
                            HttpHeaders.SET_COOKIE,
                            LoginCookies.attempt(
                                    attempt,
                                    LoginSessions.ATTEMPT,
                                    login.settings().isSecure()))
                    .build();
        } catch (LoginRefused e) {
            return refused(e).build();
        }
    }

    @GetMapping("/login/back")
    @Asks(value = Role.VIEW, at = Asks.Where.ANOTHER_WAY)
    ResponseEntity<Void> back(
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String code,
            @RequestParam @Nullable String error,
            @RequestParam @Nullable String iss,
            HttpServletRequest request) {
        LoginDesk login = desk();
        boolean secure = login.settings().isSecure();
        ResponseEntity.BodyBuilder answer;
        try {
            Attempt attempt = LoginCookies.attempt(request, secure)
                    .orElseThrow(
                            () -> new LoginRefused(LoginRefused.Why.AGAIN, "No log-in is under way in this browser"));
            String session = login.end(attempt, new LoginDesk.Answer(state, code, error, iss));
            login.session(request).ifPresent(login::leave); // whoever was logged in here before
            answer = go("/#" + attempt.to()).header(HttpHeaders.SET_COOKIE, LoginCookies.session(session, secure));
        } catch (LoginRefused e) {
            answer = refused(e);
        }
        return answer.header(HttpHeaders.SET_COOKIE, LoginCookies.noAttempt(secure))
                .build();
    }

    /** @param at where to log out of the provider too; null where it does not offer that */
    record Left(@Nullable URI at) {}

    @PostMapping("/logout")
    @Asks(value = Role.VIEW, at = Asks.Where.ANOTHER_WAY)
    ResponseEntity<Left> end(HttpServletRequest request) {
        LoginDesk login = desk();
        Optional<URI> at = login.session(request).flatMap(login::leave);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.SET_COOKIE,
                        LoginCookies.noSession(login.settings().isSecure()))
                .body(new Left(at.orElse(null)));
    }

    private LoginDesk desk() {
        if (desk == null) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "This hub has no log-in: name a provider in hub.yaml (access.issuer).");
        }
        return desk;
    }

    /** The page says it in its own words. */
    private static ResponseEntity.BodyBuilder refused(LoginRefused refused) {
        LOG.warn("Nobody was logged in. {}", refused.getMessage());
        return go("/?login=" + refused.why().word() + "#/");
    }

    private static ResponseEntity.BodyBuilder go(String to) {
        return ResponseEntity.status(HttpStatus.FOUND).header(HttpHeaders.LOCATION, to);
    }
}
