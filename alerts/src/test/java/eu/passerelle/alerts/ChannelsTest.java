package eu.passerelle.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.acceptance.Judge;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.TargetUnavailable;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.connectors.mail.MailAccount;
import eu.passerelle.journal.AlertNotice;
import eu.passerelle.journal.AlertNotice.Kind;
import eu.passerelle.journal.AlertText;
import eu.passerelle.simulators.mail.MailSimulator;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What goes over the wire: mail, signed webhooks, Slack and Teams. */
class ChannelsTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final Secret FORMER = new Secret("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    private static final URI HUB = URI.create("https://hub.example");

    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    private static Channel channel(ChannelSettings settings) {
        AlertSettings alerts = new AlertSettings(Map.of("ops", settings), null, null, null, null);
        return new Channels(alerts, Limits.DEFAULT, new OutgoingAddresses(List.of("localhost")), Clock.systemUTC())
                .find("ops")
                .orElseThrow();
    }

    private Channel webhook(Secret secret, @Nullable Secret former) {
        return channel(new ChannelSettings(
                null,
                new ChannelSettings.Webhook(URI.create(receiver.address()), secret, former),
                null,
                null,
                null,
                null,
                null));
    }

    private Channel chat(boolean slack) {
        ChannelSettings.Chat chat = new ChannelSettings.Chat(new Secret(receiver.address()));
        return channel(new ChannelSettings(null, null, slack ? chat : null, slack ? null : chat, null, null, null));
    }

    private static AlertNotice notice(Kind kind, @Nullable UUID alert, String university) {
        return new AlertNotice(
                UUID.randomUUID(),
                alert,
                kind,
                "ops",
                new AlertText(
                        "FAILED_SHARE",
                        university,
                        null,
                        "UNIVERSITY",
                        university + ": 12 of 40 transfers (30 %) <failed> in the last hour & more.",
                        "Look at the causes.",
                        "#/failed?university=" + university + "&group=1"),
                Instant.parse("2026-11-26T12:00:00Z"),
                AlertNotice.State.WAITING,
                1,
                Instant.now(),
                null,
                null);
    }

    private static AlertMessage message(AlertNotice... notices) {
        return new AlertMessage(List.of(notices), HUB, Instant.now());
    }

    @Test
    void signsAsTheExampleOfStandardWebhooksIs() {
        String signature = WebhookSignature.of(
                SECRET,
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void receiversOfStandardWebhooksVerifyWhatIsSentAndNothingElse() throws Exception {
        webhook(SECRET, null).send(message(notice(Kind.OPENED, UUID.randomUUID(), "tampere")));
        webhook(FORMER, SECRET).send(message(notice(Kind.RESOLVED, UUID.randomUUID(), "tampere")));
        webhook(FORMER, null).send(message(notice(Kind.OPENED, UUID.randomUUID(), "tampere")));
        Receiver.Call genuine = receiver.calls.getFirst();
        List<Receiver.Call> shown = new ArrayList<>(receiver.calls);
        shown.add(new Receiver.Call(genuine.headers(), genuine.body().replace("12 of 40", "0 of 40")));

        JsonNode verdicts = JSON.readTree(Judge.of("standard-webhooks.mjs")
                        .ask(JSON.writeValueAsString(Map.of("secret", SECRET.value(), "calls", shown))))
                .path("verdicts");

        assertThat(verdicts.valueStream().map(each -> each.path("verified").asBoolean()))
                .containsExactly(true, true, false, false);
        assertThat(verdicts.path(0).path("type").asString()).isEqualTo("alert.opened");
        assertThat(verdicts.path(1).path("type").asString()).isEqualTo("alert.resolved");
    }

    @Test
    void aWebhookTellsWhatWhoAndWhere() {
        AlertNotice notice = notice(Kind.REMINDED, UUID.randomUUID(), "tampere");

        webhook(SECRET, null).send(message(notice));

        Receiver.Call call = receiver.calls.getFirst();
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
        receiver.answer(status);

        assertThatThrownBy(() -> chat(true).send(message(notice(Kind.OPENED, null, "tampere"))))
                .satisfies(failure ->
                        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind))
                .hasMessageContaining("channel 'ops': localhost answers HTTP " + status)
                .message()
                .doesNotContain("abc-secret");
    }

    @Test
    void aReceiverThatIsAwayCanBeTriedAgain() {
        Channel channel = webhook(SECRET, null);
        receiver.close();

        assertThatThrownBy(() -> channel.send(message(notice(Kind.OPENED, null, "tampere"))))
                .isInstanceOf(TargetUnavailable.class);
    }

    @Test
    void slackGetsOneSectionAnAlertWithItsSignsEscaped() {
        UUID comesAndGoes = UUID.randomUUID();

        chat(true)
                .send(message(
                        notice(Kind.OPENED, comesAndGoes, "tampere"),
                        notice(Kind.REMINDED, UUID.randomUUID(), "trento"),
                        notice(Kind.RESOLVED, comesAndGoes, "tampere")));

        JsonNode body = JSON.readTree(receiver.calls.getFirst().body());
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
        AlertNotice[] many = java.util.stream.IntStream.range(0, chat(false).atOnce())
                .mapToObj(i -> notice(Kind.OPENED, UUID.randomUUID(), "a-university-with-a-long-name-" + i))
                .toArray(AlertNotice[]::new);

        chat(false).send(message(many));

        String sent = receiver.calls.getFirst().body();
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

    @Test
    void mailsToEachAddressAndRepeatsItsMessageId() throws Exception {
        try (MailSimulator server = new MailSimulator(0)) {
            Channel channel = channel(mail(server, null));
            AlertMessage message = message(notice(Kind.OPENED, null, "tampere"), notice(Kind.RESOLVED, null, "trento"));

            channel.send(message);
            channel.send(message);

            assertThat(server.messages()).hasSize(4);
            MimeMessage first = server.messages().getFirst();
            String text = String.valueOf(first.getContent()).replace("\r", "");
            assertThat(first.getSubject()).isEqualTo("[Passerelle] 2 alerts: 1 new, 1 over");
            assertThat(first.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(text)
                    .contains("New: tampere: 12 of 40", "Who must act: the university (tampere)")
                    .contains("Page: https://hub.example/#/failed?university=tampere&group=1")
                    .contains("What to do: Nothing, it is over.", "https://hub.example/#/settings");
            assertThat(server.messages().stream().map(ChannelsTest::id).distinct())
                    .hasSize(2);
            assertThat(server.messages().stream().map(ChannelsTest::to).distinct())
                    .containsExactlyInAnyOrder("ops@hub.example", "second@hub.example");
        }
    }

    @Test
    void aMailServerThatIsDownCanBeTriedAgain() {
        try (MailSimulator server = new MailSimulator(0)) {
            server.down(true);

            assertThatThrownBy(() -> channel(mail(server, null)).send(message(notice(Kind.TEST, null, "tampere"))))
                    .isInstanceOf(TargetUnavailable.class)
                    .hasMessageContaining("channel 'ops'");
        }
    }

    private static ChannelSettings mail(MailSimulator server, ChannelSettings.@Nullable Digest digest) {
        return new ChannelSettings(
                new ChannelSettings.Email(
                        new MailAccount(
                                server.host(),
                                server.port(),
                                MailAccount.Security.NONE,
                                null,
                                null,
                                "Hub <hub@hub.example>",
                                null),
                        List.of("ops@hub.example", "second@hub.example")),
                null,
                null,
                null,
                null,
                null,
                digest);
    }

    private static String id(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String to(MimeMessage message) {
        try {
            return message.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void onlyAllowedHostsAreCalledAndSecretsAreSecrets() {
        AlertSettings elsewhere = new AlertSettings(
                Map.of(
                        "ops",
                        new ChannelSettings(
                                null,
                                null,
                                new ChannelSettings.Chat(new Secret("https://hooks.slack.com/services/T/B/X")),
                                null,
                                null,
                                null,
                                null)),
                null,
                null,
                null,
                null);

        assertThatThrownBy(() -> new Channels(
                        elsewhere, Limits.DEFAULT, new OutgoingAddresses(List.of("localhost")), Clock.systemUTC()))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("alerts.channels.ops: The address hooks.slack.com is not allowed");
        assertThatThrownBy(() -> webhook(new Secret("whsec_short"), null))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("openssl rand")
                .message()
                .doesNotContain("short");
        assertThatThrownBy(() -> new ChannelSettings.Chat(new Secret("http://hooks.example/x")).uri())
                .hasMessage("'address' is not the https address that the chat gave you");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T05:00:00Z, 2026-11-26T05:30:00Z",
        "2026-11-26T05:30:00Z, 2026-11-27T05:30:00Z",
        "2026-06-26T05:00:00Z, 2026-06-27T04:30:00Z",
        "2026-03-28T12:00:00Z, 2026-03-29T04:30:00Z"
    })
    void aDigestIsDueAtItsTimeInItsZone(Instant now, Instant due) {
        assertThat(new ChannelSettings.Digest("07:30", ZoneId.of("Europe/Helsinki")).next(now))
                .isEqualTo(due);
    }
}
