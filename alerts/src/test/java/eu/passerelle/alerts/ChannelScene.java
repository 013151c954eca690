package eu.passerelle.alerts;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.journal.AlertNotice;
import eu.passerelle.journal.AlertNotice.Kind;
import eu.passerelle.journal.AlertText;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A receiver, channels that send to it, and what is sent. */
final class ChannelScene implements AutoCloseable {

    static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    static final Secret FORMER = new Secret("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    private static final URI HUB = URI.create("https://hub.example");

    final Receiver receiver = new Receiver();

    @Override
    public void close() {
        receiver.close();
    }

    static Channel channel(ChannelSettings settings) {
        AlertSettings alerts = new AlertSettings(Map.of("ops", settings), null, null, null, null);
        return new Channels(alerts, Limits.DEFAULT, new OutgoingAddresses(List.of("localhost")), Clock.systemUTC())
                .find("ops")
                .orElseThrow();
    }

    Channel webhook(Secret secret, @Nullable Secret former) {
        return channel(new ChannelSettings(
                null,
                new ChannelSettings.Webhook(URI.create(receiver.address()), secret, former),
                null,
                null,
                null,
                null,
                null));
    }

    Channel chat(boolean slack) {
        ChannelSettings.Chat chat = new ChannelSettings.Chat(new Secret(receiver.address()));
        return channel(new ChannelSettings(null, null, slack ? chat : null, slack ? null : chat, null, null, null));
    }

    static AlertNotice notice(Kind kind, @Nullable UUID alert, String university) {
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

    static AlertMessage message(AlertNotice... notices) {
        return new AlertMessage(List.of(notices), HUB, Instant.now());
    }
}
