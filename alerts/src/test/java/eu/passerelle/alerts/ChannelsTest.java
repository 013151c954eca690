package eu.passerelle.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.http.OutgoingAddresses;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which channels there can be, and when they are told. */
class ChannelsTest {

    private final ChannelScene scene = new ChannelScene();

    @AfterEach
    void close() {
        scene.close();
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
        assertThatThrownBy(() -> scene.webhook(new Secret("whsec_short"), null))
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
