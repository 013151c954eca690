package eu.passerelle.routes.config;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.routes.config.SettingLines.Line;
import org.junit.jupiter.api.Test;

class SettingLinesTest {

    private static final String YAML = """
            # a hub
            instance: hub-1
            web: {port: 8080, token: "${env:TOKEN}"}
            database:
              url: "jdbc:postgresql://hub:hunter2@db/passerelle?user=hub&password=hunter2"
            outgoing:
              - sis.example
              - localhost
            keys:
              jwt: {protocol: pkcs12, keystore: jwt.p12, password: "${env:JWT:-hunter2}", pin: hunter2}
            alerts:
              channels:
                ops: {email: {to: [a@b.example, c@d.example]}, rules: []}
            """;

    @Test
    void everyValueIsThereWithItsKeyAndLine() {
        assertThat(SettingLines.of(YAML))
                .contains(
                        new Line("instance", 2, "hub-1"),
                        new Line("web.port", 3, "8080"),
                        new Line("outgoing[0]", 7, "sis.example"),
                        new Line("outgoing[1]", 8, "localhost"),
                        new Line("keys.jwt.keystore", 10, "jwt.p12"),
                        new Line("alerts.channels.ops.email.to[1]", 13, "c@d.example"));
    }

    @Test
    void aReferenceIsShownAndWhatSoundsSecretIsNot() {
        assertThat(SettingLines.of(YAML))
                .contains(
                        new Line("web.token", 3, "${env:TOKEN}"),
                        new Line("keys.jwt.password", 10, "…"),
                        new Line("keys.jwt.pin", 10, "…"),
                        new Line("database.url", 5, "jdbc:postgresql://…@db/passerelle?user=…&password=…"))
                .noneMatch(line -> line.value().contains("hunter2"));
    }
}
