package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import eu.passerelle.alerts.AlertSettings;
import eu.passerelle.alerts.Channels;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.dashboard.AlertDesk.RuleView;
import eu.passerelle.dashboard.AlertDesk.Threshold;
import eu.passerelle.routes.config.Configuration;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alerts as operators write them into hub.yaml. */
class AlertBeansTest {

    private static final String HUB = """
            instance: hub-1
            outgoing: [localhost, hooks.slack.com, pager.example]
            seal: {protocol: dss, keystore: seal.p12, password: "${env:SEAL}", demo: true}
            alerts:
            """;

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "SEAL", "secret",
            "PAGER", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "SLACK", "https://hooks.slack.com/services/T/B/abc");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private Configuration read(String alerts) {
        Home home = new Home(directory, ENVIRONMENT);
        home.write("hub.yaml", HUB + alerts.indent(2));
        return home.open();
    }

    private Channels channels(String alerts) {
        return new AlertBeans().alertChannels(read(alerts), Clock.systemUTC());
    }

    @Test
    void channelsAreReadAndDescribedWithoutTheirSecrets() {
        Channels channels = channels("""
                channels:
                  ops:
                    email:
                      mail: {host: localhost, security: NONE, from: hub@hub.example}
                      to: [ops@hub.example]
                    digest: {at: "07:30", zone: Europe/Helsinki}
                  pager:
                    webhook: {address: "https://pager.example/x", secret: "${env:PAGER}"}
                    rules: [CIRCUIT_OPEN]
                  chat:
                    slack: {address: "${env:SLACK}"}
                    universities: [tampere]
                """);

        assertThat(channels.described())
                .extracting(
                        Channels.Described::name,
                        Channels.Described::kind,
                        Channels.Described::where,
                        Channels.Described::digest)
                .containsExactly(
                        tuple("chat", "slack", "hooks.slack.com", ""),
                        tuple("ops", "email", "ops@hub.example", "07:30 Europe/Helsinki"),
                        tuple("pager", "webhook", "pager.example", ""));
        assertThat(channels.described().toString()).doesNotContain("whsec", "abc");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "channels: {ops: {rules: []}} | exactly one of email, webhook, slack and teams",
                "channels: {Ops: {slack: {address: '${env:SLACK}'}}} | small letters",
                "channels: {ops: {slack: {address: 'https://hooks.slack.com/x'}}} | a secret is written as a reference",
                "channels: {ops: {teams: {address: '${env:SEAL}'}}} | not the https address that the chat gave you",
                "channels: {ops: {webhook: {address: 'https://elsewhere.example', secret: '${env:PAGER}'}}} | add it to 'outgoing'",
                "channels: {ops: {webhook: {address: 'http://pager.example', secret: '${env:PAGER}'}}} | must be https",
                "channels: {ops: {webhook: {address: 'https://pager.example', secret: '${env:SEAL}'}}} | openssl rand -base64 32",
                "channels: {ops: {slack: {address: '${env:SLACK}'}, rules: [NONE]}} | NONE",
                "thresholds: {failedInHour: 25} | failedInHour is a share above 0 and at most 1",
                "treshold: {} | did you mean 'thresholds'"
            })
    void whatCannotBeMeantIsRefusedWithTheRepair(String alerts, String says) {
        assertThatThrownBy(() -> channels(alerts))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("hub.yaml")
                .hasMessageContaining(says)
                .message()
                .doesNotContain("abc", "MfKQ9r8G");
    }

    @Test
    void rulesAreShownWithTheKeysThatChangeThem() {
        AlertSettings settings =
                read("universities: {tampere: {failedInHour: 0.5}}").hub().alerts();

        assertThat(Alerting.rules(settings, Duration.ofDays(30)))
                .hasSize(10)
                .contains(
                        new RuleView("CERTIFICATE_ENDING", List.of(new Threshold("warnBeforeExpiry", "PT720H", null))))
                .anySatisfy(rule -> {
                    assertThat(rule.rule()).isEqualTo("FAILED_SHARE");
                    assertThat(rule.thresholds())
                            .contains(
                                    new Threshold("alerts.thresholds.failedInHour", "0.25", null),
                                    new Threshold("alerts.universities.tampere.failedInHour", "0.5", "tampere"));
                });
    }
}
