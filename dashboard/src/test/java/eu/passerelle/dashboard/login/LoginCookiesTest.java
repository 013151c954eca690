package eu.passerelle.dashboard.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoginCookiesTest {

    private static LoginSettings at(String address) {
        return new LoginSettings(
                URI.create("https://login.example.org"),
                "hub",
                null,
                "email",
                "groups",
                List.of("openid"),
                URI.create(address));
    }

    @Test
    void overHttpsTheyAreBoundToTheHostAndSentEncryptedOnly() {
        boolean secure = at("https://hub.example.org").isSecure();

        assertThat(LoginCookies.session("s", secure))
                .startsWith("__Host-passerelle-session=s;")
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Strict")
                .doesNotContain("Domain");
        assertThat(LoginCookies.attempt(Attempt.begin("/"), Duration.ofMinutes(10), secure))
                .startsWith("__Host-passerelle-login=")
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
    }

    @Test
    void onThisMachineTheyNeedNoEncryption() {
        boolean secure = at("http://localhost:8080").isSecure();

        assertThat(LoginCookies.session("s", secure))
                .startsWith("passerelle-session=s;")
                .contains("HttpOnly", "SameSite=Strict")
                .doesNotContain("Secure");
    }

    @Test
    void theWayBackIsBelowTheHubsAddress() {
        assertThat(at("https://hub.example.org").redirect()).hasToString("https://hub.example.org/login/back");
        assertThat(at("https://hub.example.org/").redirect()).hasToString("https://hub.example.org/login/back");
    }
}
