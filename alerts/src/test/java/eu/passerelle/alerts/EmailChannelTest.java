package eu.passerelle.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.failure.TargetUnavailable;
import eu.passerelle.connectors.mail.MailAccount;
import eu.passerelle.journal.AlertNotice;
import eu.passerelle.journal.AlertNotice.Kind;
import eu.passerelle.simulators.mail.MailSimulator;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What comes by mail. */
class EmailChannelTest {

    @Test
    void mailsToEachAddressAndRepeatsItsMessageId() throws Exception {
        try (MailSimulator server = new MailSimulator(0)) {
            Channel channel = ChannelScene.channel(mail(server, null));
            AlertMessage message = ChannelScene.message(
                    ChannelScene.notice(Kind.OPENED, null, "tampere"),
                    ChannelScene.notice(Kind.RESOLVED, null, "trento"));

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
            assertThat(server.messages().stream().map(EmailChannelTest::id).distinct())
                    .hasSize(2);
            assertThat(server.messages().stream().map(EmailChannelTest::to).distinct())
                    .containsExactlyInAnyOrder("ops@hub.example", "second@hub.example");
        }
    }

    @Test
    void whatHasComeToThoseThatAreSentAgainIsNotTakenForThem() throws Exception {
        try (MailSimulator server = new MailSimulator(0)) {
            Channel channel = ChannelScene.channel(mail(server, null));
            AlertNotice first = ChannelScene.notice(Kind.OPENED, null, "tampere");

            channel.send(ChannelScene.message(first));
            channel.send(ChannelScene.message(first, ChannelScene.notice(Kind.OPENED, null, "trento")));

            assertThat(server.messages().stream().map(EmailChannelTest::id).distinct())
                    .hasSize(4);
        }
    }

    @Test
    void aMailServerThatIsDownCanBeTriedAgain() {
        try (MailSimulator server = new MailSimulator(0)) {
            server.down(true);

            assertThatThrownBy(() -> ChannelScene.channel(mail(server, null))
                            .send(ChannelScene.message(ChannelScene.notice(Kind.TEST, null, "tampere"))))
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
}
