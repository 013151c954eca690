package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The door without a token: open for one kind of path only, and what comes in goes on as it came. */
@SpringBootTest(
        classes = SampleDashboard.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "sample.token=secret")
class NotificationsTest {

    @LocalServerPort
    private int port;

    private ApiClient api() {
        return new ApiClient(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"b=2&a=1&a=%2F+x", "", "no form at all & {}"})
    void handsOnTheBodyToTheByte(String body) {
        ApiClient.Answer answer = api().postForm("/notify/echo?q=%2F", body);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text()).isEqualTo(body);
        assertThat(answer.type()).startsWith("text/plain");
    }

    @Test
    void saysThatNobodyListens() {
        assertThat(api().postForm("/notify/nobody").status()).isEqualTo(404);
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertThat(api().postForm("/notify/echo", "x".repeat(200_000)).status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/notify/echo/../../api/runs", "/notify/echo/", "/notify/%65cho", "/notify", "/api/runs"})
    void isNoWayAroundTheToken(String path) {
        assertThat(api().postForm(path).status()).isIn(400, 401);
    }

    @Test
    void isNotOpenForReading() {
        assertThat(api().get("/notify/echo").status()).isEqualTo(401);
    }
}
