package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Logging in and out over the wire. */
class LoginTest extends LoginStage {

    @Test
    void aPersonIsInWithTheRolesOfAddressAndGroups() {
        HttpResponse<String> answer = logIn(browser, ILSE);

        assertThat(SampleBrowser.to(answer)).isEqualTo(hub("/#/"));
        assertThat(json(me(browser)).toString())
                .isEqualTo("{\"name\":\"ilse.it@twente.example\",\"named\":true,\"session\":true,\"operator\":false,"
                        + "\"roles\":{\"twente\":[\"view\",\"retry\",\"configure\"]}}");
        logIn(browser, OLGA);
        assertThat(json(me(browser)).path("operator").asBoolean()).isTrue();
    }

    @Test
    void whoHasNoRoleIsKnownAndSeesNothing() {
        logIn(browser, "nina.new@aveiro.example");

        assertThat(json(me(browser)).path("roles").isEmpty()).isTrue();
        assertThat(browser.get(hub("/api/transfers")).statusCode()).isEqualTo(403);
    }

    @Test
    void cookiesCannotBeReadByScriptsNorSentByOtherSites() {
        HttpResponse<String> begun = browser.get(hub("/login"));
        assertThat(SampleBrowser.set(begun))
                .singleElement()
                .asString()
                .startsWith("passerelle-login=")
                .contains("HttpOnly", "SameSite=Lax", "Max-Age=600");

        assertThat(SampleBrowser.set(logIn(browser, OLGA)))
                .filteredOn(cookie -> cookie.startsWith("passerelle-session="))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Strict")
                .doesNotContain("Max-Age");
    }

    @Test
    void askingIsByCodeWithPkceAndAnUnguessableStateAndNonce() {
        URI first = SampleBrowser.to(browser.get(hub("/login")));
        URI second = SampleBrowser.to(new SampleBrowser().get(hub("/login")));

        assertThat(first.getQuery())
                .contains("response_type=code", "code_challenge_method=S256", "redirect_uri=" + HUB + "/login/back");
        for (String name : List.of("state", "nonce", "code_challenge")) {
            String value = first.getQuery().replaceFirst(".*\\b" + name + "=([^&]*).*", "$1");
            assertThat(value).hasSize(43);
            assertThat(second.getQuery()).doesNotContain(value);
        }
    }

    @Test
    void whatTheProviderTellsAtItsOtherEndpointCounts() {
        PROVIDER.claimsAtUserinfoOnly(true);

        logIn(browser, ILSE);

        assertThat(json(me(browser)).path("roles").has("twente")).isTrue();
    }

    @Test
    void theProviderIsNeverAskedWhileSomebodyWorks() {
        logIn(browser, ILSE);
        PROVIDER.down(true);

        assertThat(browser.get(hub("/api/transfers")).statusCode()).isEqualTo(200);
    }

    @Test
    void loggingOutEndsTheSessionForWhoeverHoldsItsCookie() {
        String cookie = SampleBrowser.set(logIn(browser, OLGA)).getFirst().replaceFirst(";.*", "");
        SampleBrowser thief = new SampleBrowser();
        assertThat(thief.get(hub("/api/me"), "Cookie", cookie).statusCode()).isEqualTo(200);

        HttpResponse<String> left = browser.post(hub("/logout"), "{}");

        assertThat(json(left).path("at").asString())
                .startsWith(PROVIDER.address() + "/logout?client_id=passerelle&post_logout_redirect_uri=");
        assertThat(me(browser).statusCode()).isEqualTo(401);
        assertThat(thief.get(hub("/api/me"), "Cookie", cookie).statusCode()).isEqualTo(401);
    }

    @Test
    void aSessionEndsWhenItIsNotUsedAndAfterADayOfWorkInAnyCase() {
        logIn(browser, OLGA);
        for (int minutes = 50; minutes < 600; minutes += 50) {
            SampleLogin.later = Duration.ofMinutes(minutes);
            assertThat(me(browser).statusCode()).isEqualTo(200);
        }

        SampleLogin.later = Duration.ofMinutes(601);
        assertThat(me(browser).statusCode()).isEqualTo(401);

        SampleLogin.later = Duration.ZERO;
        logIn(browser, OLGA);
        SampleLogin.later = SampleLogin.IDLE.plusSeconds(1);
        assertThat(me(browser).statusCode()).isEqualTo(401);
    }

    @Test
    void whoLogsInComesToWhereHeWantedToGo() {
        URI asked = SampleBrowser.to(browser.get(hub("/login?to=/transfer/a-1?x=y%26z=1")));

        HttpResponse<String> answer = browser.get(SampleBrowser.to(browser.get(URI.create(asked + "&as=" + OLGA))));

        assertThat(answer.headers().firstValue("Location")).contains("/#/transfer/a-1?x=y&z=1");
    }

    @Test
    void programsGoOnWithTheirTokens() {
        logIn(browser, ILSE);

        assertThat(json(browser.get(hub("/api/me"), "Authorization", "Bearer secret"))
                        .path("operator")
                        .asBoolean())
                .isTrue();
        assertThat(browser.get(hub("/api/me"), "Authorization", "Bearer guess").statusCode())
                .isEqualTo(401);
    }

    @Test
    void twoPeopleOfTwoUniversitiesSeeTheirOwnAlone() {
        new SampleJournal("twente").pull(List.of("of-twente"), List.of());
        new SampleJournal("tampere").pull(List.of("of-tampere"), List.of());
        SampleBrowser other = new SampleBrowser();
        logIn(browser, ILSE);
        logIn(other, "timo.tuki@tampere.example");

        for (String path : List.of("/api/transfers?most=500", "/api/overview", "/api/runs", "/api/status")) {
            assertThat(browser.get(hub(path)).body()).contains("\"twente\"").doesNotContain("\"tampere\"");
            assertThat(other.get(hub(path)).body()).contains("\"tampere\"").doesNotContain("\"twente\"");
        }
    }

    @Test
    void logInsAreInTheAuditLog() {
        logIn(browser, "rob.registrar@twente.example");
        browser.post(hub("/logout"), "{}");

        JsonNode entries = json(new SampleBrowser()
                .get(hub("/api/audit?who=rob.registrar@twente.example"), "Authorization", "Bearer secret"));

        assertThat(entries.valueStream().map(entry -> entry.path("action").asString()))
                .contains("log in", "log out");
    }
}
