package eu.passerelle.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.journal.AlertNotice;
import eu.passerelle.journal.AlertNotice.Kind;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Slack and Teams get. */
class ChatChannelsTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private final ChannelScene scene = new ChannelScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void slackGetsOneSectionAnAlertWithItsSignsEscaped() {
        UUID comesAndGoes = UUID.randomUUID();

        scene.chat(true)
                .send(ChannelScene.message(
                        ChannelScene.notice(Kind.OPENED, comesAndGoes, "tampere"),
                        ChannelScene.notice(Kind.REMINDED, UUID.randomUUID(), "trento"),
                        ChannelScene.notice(Kind.RESOLVED, comesAndGoes, "tampere")));

        JsonNode body = JSON.readTree(scene.receiver.calls.getFirst().body());
        assertThat(body.path("text").asString()).isEqualTo("2 alerts: 1 over, 1 still");
        assertThat(body.path("blocks")
                        .valueStream()
                        .map(block -> block.path("type").asString()))
                .containsExactly("section", "section");
        String section = body.path("blocks").path(1).path("text").path("text").asString();
        assertThat(section)
                .contains("*Still:* trento", "&lt;failed&gt;", "&amp; more", "Who must act: the university (trento)")
                .contains("<https://hub.example/#/failed?university=trento&amp;group=1|Open the page>");
    }

    @Test
    void teamsGetsAnAdaptiveCardOfLessThan28Kilobytes() {
        AlertNotice[] many = java.util.stream.IntStream.range(
                        0, scene.chat(false).atOnce())
                .mapToObj(
                        i -> ChannelScene.notice(Kind.OPENED, UUID.randomUUID(), "a-university-with-a-long-name-" + i))
                .toArray(AlertNotice[]::new);

        scene.chat(false).send(ChannelScene.message(many));

        String sent = scene.receiver.calls.getFirst().body();
        JsonNode attachment = JSON.readTree(sent).path("attachments").path(0);
        JsonNode card = attachment.path("content");
        assertThat(sent.length()).isLessThan(21_000);
        assertThat(JSON.readTree(sent).path("type").asString()).isEqualTo("message");
        assertThat(attachment.path("contentType").asString()).isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(attachment.has("contentUrl")).isTrue();
        assertThat(card.path("type").asString()).isEqualTo("AdaptiveCard");
        assertThat(card.path("version").asString()).isEqualTo("1.4");
        assertThat(card.path("body").size()).isEqualTo(many.length);
        assertThat(card.path("body")
                        .path(0)
                        .path("items")
                        .path(4)
                        .path("actions")
                        .path(0)
                        .path("url")
                        .asString())
                .startsWith("https://hub.example/#/failed");
    }

    @ParameterizedTest
    @CsvSource({
        "500, TargetUnavailable",
        "503, RateLimited",
        "429, RateLimited",
        "401, TargetRefused",
        "410, TargetRefused",
        "302, TargetRefused"
    })
    void saysWhatAnUnhappyAnswerMeansAndNeverTheAddress(int status, String kind) {
        scene.receiver.answer(status);

        assertThatThrownBy(() ->
                        scene.chat(true).send(ChannelScene.message(ChannelScene.notice(Kind.OPENED, null, "tampere"))))
                .satisfies(failure ->
                        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind))
                .hasMessageContaining("channel 'ops': localhost answers HTTP " + status)
                .message()
                .doesNotContain("abc-secret");
    }
}
