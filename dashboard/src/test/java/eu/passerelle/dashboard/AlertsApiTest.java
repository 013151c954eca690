package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.Alerts;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = SampleDashboard.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class AlertsApiTest {

    private final String university = "a" + UUID.randomUUID().toString().substring(0, 8);
    private ApiClient api = new ApiClient(0);

    @BeforeEach
    void connect(@LocalServerPort int port) {
        api = new ApiClient(port);
        SampleAlerts.put(new Alerts(SampleJournal.DATABASE), university);
    }

    private JsonNode ours() {
        return api.get("/api/alerts?university=" + university).json();
    }

    @Test
    void tellsWhatStandsFirstWithWhoMustActWhatToDoAndWhere() {
        JsonNode first = ours().path(1);

        assertThat(ours().valueStream().map(alert -> alert.path("state").asString()))
                .containsExactly("PENDING", "OPEN", "RESOLVED");
        assertThat(first.path("rule").asString()).isEqualTo("FAILED_SHARE");
        assertThat(first.path("responsible").asString()).isEqualTo("RECIPIENT");
        assertThat(first.path("path").asString()).isEqualTo("#/failed?university=" + university);
        assertThat(first.path("todo").asString()).isNotEmpty();
        assertThat(first.path("silenced").asBoolean()).isFalse();
    }

    @Test
    void aSilenceIsMadeShownAndEnded() {
        String until = Instant.now().plus(Duration.ofHours(2)).toString();

        JsonNode silence = api.post(
                        "/api/alerts/silences",
                        "{\"rule\":\"FAILED_SHARE\",\"university\":\"%s\",\"until\":\"%s\",\"reason\":\"moving\"}"
                                .formatted(university, until))
                .json();
        boolean silenced = ours().path(1).path("silenced").asBoolean();
        boolean other = ours().path(2).path("silenced").asBoolean();
        String end = "/api/alerts/silences/" + silence.path("id").asString() + "/end";

        assertThat(silenced).isTrue();
        assertThat(other).isFalse();
        assertThat(api.get("/api/alerts/silences").json().valueStream())
                .anyMatch(each -> each.path("reason").asString().equals("moving"));
        assertThat(api.post(end, "{}").json().path("ended").asBoolean()).isTrue();
        assertThat(api.post(end, "{}").json().path("ended").asBoolean()).isFalse();
        assertThat(ours().path(1).path("silenced").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"until\":\"2001-01-01T00:00:00Z\",\"reason\":\"x\"} | within the next 90 days",
                "{\"until\":\"2199-01-01T00:00:00Z\",\"reason\":\"x\"} | within the next 90 days",
                "{\"reason\":\"x\"} | Say 'until'",
                "{\"until\":\"UNTIL\"} | Say a 'reason'",
                "{\"until\":\"UNTIL\",\"reason\":\" \"} | Say a 'reason'",
                "{\"until\":\"UNTIL\",\"reason\":\"x\",\"rule\":\"NONE\"} | There is no rule 'NONE'; there are [FAILED_SHARE"
            })
    void aSilenceSaysHowLongAndWhy(String wish, String detail) {
        ApiClient.Answer refused = api.post(
                "/api/alerts/silences",
                wish.replace("UNTIL", Instant.now().plus(Duration.ofHours(2)).toString()));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains(detail);
    }

    @Test
    void channelsAreShownAndTried() {
        assertThat(api.get("/api/alerts/channels")
                        .json()
                        .valueStream()
                        .map(each -> each.path("name").asString()))
                .containsExactly("chat", "operators");
        assertThat(api.post("/api/alerts/channels/operators/test", "{}")
                        .json()
                        .path("arrived")
                        .asBoolean())
                .isTrue();
        assertThat(api.post("/api/alerts/channels/chat/test", "{}")
                        .json()
                        .path("failure")
                        .asString())
                .isEqualTo(SampleAlerts.FAILING);
        ApiClient.Answer absent = api.post("/api/alerts/channels/nobody/test", "{}");
        assertThat(absent.status()).isEqualTo(404);
        assertThat(absent.detail()).contains("there are [chat, operators]");
    }

    @Test
    void tellsWhatWasSentAndWhatWouldBe() {
        assertThat(api.get("/api/alerts/notices?most=500")
                        .json()
                        .valueStream()
                        .filter(notice -> notice.path("text")
                                .path("university")
                                .asString()
                                .equals(university))
                        .map(notice -> notice.path("kind").asString()))
                .containsExactlyInAnyOrder("OPENED", "RESOLVED");
        assertThat(api.get("/api/alerts/rules")
                        .json()
                        .path(0)
                        .path("thresholds")
                        .path(1)
                        .path("university")
                        .asString())
                .isEqualTo("tampere");
        assertThat(api.get("/api/alerts/rehearsal")
                        .json()
                        .path("seen")
                        .path(0)
                        .path("rule")
                        .asString())
                .isEqualTo("RUN_STOPPED");
    }

    @Test
    void settingsHoldReferencesAndNoSecrets() {
        JsonNode settings = api.get("/api/settings").json();

        assertThat(settings.path("instance").path("database").path("answers").asBoolean())
                .isTrue();
        assertThat(settings.path("values").path(1).path("value").asString()).isEqualTo("${file:/run/secrets/db}");
        assertThat(settings.path("targets").path(1).path("circuit").asString()).isEqualTo("OPEN");
    }
}
