package eu.passerelle.routes.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import eu.passerelle.connectors.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessSettingsTest {

    private static AccessSettings at(@Nullable String issuer, @Nullable String client, @Nullable Duration idle) {
        return new AccessSettings(
                null,
                issuer == null ? null : URI.create(issuer),
                client,
                null,
                null,
                null,
                List.of("groups"),
                idle,
                null);
    }

    @Test
    void asksForTheScopeOfOpenIdInAnyCase() {
        assertThat(at("https://login.example.org", "hub", null).scopes()).containsExactly("openid", "groups");
    }

    @ParameterizedTest
    @CsvSource({
        "http://login.example.org, hub, PT1H, https",
        "ftp://localhost, hub, PT1H, https",
        "https://login.example.org, , PT1H, together",
        ", hub, PT1H, together",
        "https://login.example.org, hub, PT0S, more than nothing"
    })
    void refusesWhatWouldNotBeSafeOrWhole(@Nullable String issuer, @Nullable String client, Duration idle, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at(issuer, client, idle))
                .withMessageContaining(why);
    }

    @Test
    void takesAProviderOnThisMachineAndNoNamesOfTheHubsOwn() {
        assertThat(at("http://localhost:1", "hub", null).issuer()).isEqualTo(URI.create("http://localhost:1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccessSettings(
                        Map.of("learner", new Secret("x")), null, null, null, null, null, null, null, null))
                .withMessageContaining("'learner'");
    }
}
