package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not log in anybody, and what a session does not open. */
class LoginRefusedTest extends LoginStage {

    private void nobodyIsIn(HttpResponse<String> answer, String why) {
        assertThat(SampleBrowser.to(answer)).isEqualTo(hub("/?login=" + why + "#/"));
        assertThat(SampleBrowser.set(answer)).noneMatch(cookie -> cookie.startsWith("passerelle-session"));
        assertThat(me(browser).statusCode()).isEqualTo(401);
    }

    @Test
    void anAnswerToAnotherLogInLogsInNobody() {
        URI othersAnswer = back(new SampleBrowser(), OLGA);
        browser.get(hub("/login"));

        nobodyIsIn(browser.get(othersAnswer), "again");
        nobodyIsIn(browser.get(URI.create(back(browser, OLGA).toString().replaceFirst("state=.", "state=!"))), "again");
    }

    @Test
    void anAnswerIsGoodOnceAndInItsBrowserOnly() {
        URI answer = back(browser, OLGA);
        SampleBrowser thief = new SampleBrowser();
        assertThat(SampleBrowser.to(thief.get(answer))).isEqualTo(hub("/?login=again#/"));

        assertThat(SampleBrowser.to(browser.get(answer))).isEqualTo(hub("/#/"));

        assertThat(SampleBrowser.to(browser.get(answer))).isEqualTo(hub("/?login=again#/"));
    }

    @Test
    void aLogInThatTookTooLongIsNone() {
        URI answer = back(browser, OLGA);

        SampleLogin.later = Duration.ofMinutes(11);

        nobodyIsIn(browser.get(answer), "again");
    }

    @ParameterizedTest
    @CsvSource({
        "nonce, of-another-log-in, invalid",
        "aud, another-client, invalid",
        "iss, https://elsewhere.example, invalid",
        "email, , nameless",
        "email_verified, false, nameless"
    })
    void anIdTokenThatSaysTheWrongThingLogsInNobody(String claim, String value, String why) {
        PROVIDER.claims(right -> with(right, claim, value == null ? "" : value));

        nobodyIsIn(logIn(browser, OLGA), why);
    }

    private static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(claims);
        changed.put(name, value);
        return changed;
    }

    @Test
    void anExpiredOrForeignIdTokenLogsInNobody() {
        PROVIDER.claims(right -> with(right, "exp", Instant.now().getEpochSecond() - 120));
        nobodyIsIn(logIn(browser, OLGA), "invalid");
        PROVIDER.claims(UnaryOperator.identity());
        PROVIDER.wrongKey(true);

        nobodyIsIn(logIn(browser, OLGA), "invalid");
    }

    @Test
    void aCodeOfAnotherLogInFailsByPkce() {
        String foreign = back(new SampleBrowser(), OLGA).toString().replaceFirst(".*code=", "");

        URI mine = URI.create(back(browser, ILSE).toString().replaceFirst("code=.*", "code=" + foreign));

        nobodyIsIn(browser.get(mine), "invalid");
    }

    @Test
    void theAnswerOfAnotherProviderIsRefused() {
        URI answer =
                URI.create(back(browser, OLGA).toString().replaceFirst("iss=[^&]*", "iss=https://elsewhere.example"));

        nobodyIsIn(browser.get(answer), "invalid");
    }

    @Test
    void aProviderThatSaysNoOrNothingIsToldApart() {
        nobodyIsIn(logIn(browser, "nobody"), "refused");
        URI answer = back(browser, OLGA);

        PROVIDER.down(true);

        nobodyIsIn(browser.get(answer), "away");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "/x%0d%0aSet-Cookie:a=b",
                "javascript:alert(1)",
                "/%3Cscript%3E"
            })
    void whoLogsInStaysHere(String to) {
        URI asked = SampleBrowser.to(browser.get(hub("/login?to=" + to.replace("\\", "%5C"))));
        HttpResponse<String> answer = browser.get(SampleBrowser.to(browser.get(URI.create(asked + "&as=" + OLGA))));

        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith("/#/");
        assertThat(SampleBrowser.to(answer).getAuthority()).isEqualTo(HUB.getAuthority());
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Sec-Fetch-Site, none, 403",
        "Sec-Fetch-Site, same-origin, 404",
        "Origin, https://evil.example, 403",
        "Origin, http://localhost:1, 403",
        "Origin, null, 403"
    })
    void anotherSiteChangesNothingThroughASession(String header, String value, int status) {
        logIn(browser, OLGA);

        HttpResponse<String> answer = browser.post(hub("/api/failure-groups/none/retry"), "{}", header, value);

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void anotherSiteLogsNobodyOutAndReadsNothing() {
        logIn(browser, OLGA);

        assertThat(browser.post(hub("/logout"), "{}", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get(hub("/api/me"), "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(me(browser).statusCode()).isEqualTo(200);
    }
}
