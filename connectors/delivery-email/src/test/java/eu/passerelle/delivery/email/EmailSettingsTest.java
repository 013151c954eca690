package eu.passerelle.delivery.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.mail.MailAccount.Security;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailSettingsTest {

    private static final String FROM = "credentials@kuu.example";

    @ParameterizedTest
    @CsvSource({"STARTTLS, 587", "TLS, 465", "NONE, 25", ", 587"})
    void choosesTheUsualPort(Security security, int port) {
        assertThat(new EmailSettings("smtp.kuu.example", null, security, null, null, FROM, null, null)
                        .account()
                        .portOrUsual())
                .isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kuu", "a@kuu.example, b@kuu.example", "a@kuu.example\r\nBcc: b@kuu.example"})
    void wantsOneSender(String from) {
        assertThatThrownBy(() -> new EmailSettings("smtp.kuu.example", null, null, null, null, from, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from");
    }

    @Test
    void sendsNoPasswordUnencrypted() {
        assertThatThrownBy(() -> new EmailSettings(
                        "smtp.kuu.example", null, Security.NONE, "hub", new Secret("x"), FROM, null, null))
                .hasMessageContaining("STARTTLS");
        assertThatThrownBy(() -> new EmailSettings("smtp.kuu.example", null, null, "hub", null, FROM, null, null))
                .hasMessageContaining("'password'");
    }
}
