package eu.passerelle.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.acceptance.Judge;
import eu.passerelle.connectors.failure.TargetUnavailable;
import eu.passerelle.journal.AlertNotice;
import eu.passerelle.journal.AlertNotice.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs get: calls of Standard Webhooks, signed. */
class WebhookChannelTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private final ChannelScene scene = new ChannelScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void signsAsTheExampleOfStandardWebhooksIs() {
        String signature = WebhookSignature.of(
                ChannelScene.SECRET,
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    @Tag("slow")
    void receiversOfStandardWebhooksVerifyWhatIsSentAndNothingElse() throws Exception {
        scene.webhook(ChannelScene.SECRET, null)
                .send(ChannelScene.message(ChannelScene.notice(Kind.OPENED, UUID.randomUUID(), "tampere")));
        scene.webhook(ChannelScene.FORMER, ChannelScene.SECRET)
                .send(ChannelScene.message(ChannelScene.notice(Kind.RESOLVED, UUID.randomUUID(), "tampere")));
        scene.webhook(ChannelScene.FORMER, null)
                .send(ChannelScene.message(ChannelScene.notice(Kind.OPENED, UUID.randomUUID(), "tampere")));
        Receiver.Call genuine = scene.receiver.calls.getFirst();
        List<Receiver.Call> shown = new ArrayList<>(scene.receiver.calls);
        shown.add(new Receiver.Call(genuine.headers(), genuine.body().replace("12 of 40", "0 of 40")));

        JsonNode verdicts = JSON.readTree(Judge.of("standard-webhooks.mjs")
                        .ask(JSON.writeValueAsString(Map.of("secret", ChannelScene.SECRET.value(), "calls", shown))))
                .path("verdicts");

        assertThat(verdicts.valueStream().map(each -> each.path("verified").asBoolean()))
                .containsExactly(true, true, false, false);
        assertThat(verdicts.path(0).path("type").asString()).isEqualTo("alert.opened");
        assertThat(verdicts.path(1).path("type").asString()).isEqualTo("alert.resolved");
    }

    @Test
    void aWebhookTellsWhatWhoAndWhere() {
        AlertNotice notice = ChannelScene.notice(Kind.REMINDED, UUID.randomUUID(), "tampere");

        scene.webhook(ChannelScene.SECRET, null).send(ChannelScene.message(notice));

        Receiver.Call call = scene.receiver.calls.getFirst();
        JsonNode body = JSON.readTree(call.body());
        assertThat(call.headers())
                .containsEntry("webhook-id", notice.id().toString())
                .containsEntry("content-type", "application/json");
        assertThat(body.path("type").asString()).isEqualTo("alert.reminded");
        assertThat(body.path("timestamp").asString()).isEqualTo("2026-11-26T12:00:00Z");
        assertThat(body.path("data").path("responsible").asString()).isEqualTo("UNIVERSITY");
        assertThat(body.path("data").path("page").asString())
                .isEqualTo("https://hub.example/#/failed?university=tampere&group=1");
    }

    /** As proxies do, with a page around it. */
    @Test
    void aLongRefusalIsNoArrival() {
        scene.receiver.long500 = true;
        scene.receiver.answer(500);

        assertThatThrownBy(() -> scene.webhook(ChannelScene.SECRET, null)
                        .send(ChannelScene.message(ChannelScene.notice(Kind.OPENED, null, "tampere"))))
                .isInstanceOf(TargetUnavailable.class)
                .hasMessageContaining("HTTP 500");
    }

    @Test
    void aReceiverThatIsAwayCanBeTriedAgain() {
        Channel channel = scene.webhook(ChannelScene.SECRET, null);
        scene.receiver.close();

        assertThatThrownBy(() -> channel.send(ChannelScene.message(ChannelScene.notice(Kind.OPENED, null, "tampere"))))
                .isInstanceOf(TargetUnavailable.class);
    }
}
