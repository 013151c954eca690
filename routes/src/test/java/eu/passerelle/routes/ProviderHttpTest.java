package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderConfigurationRequest;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.simulators.login.DemoPerson;
import eu.passerelle.simulators.login.LoginSimulator;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProviderHttpTest {

    private final LoginSimulator provider = new LoginSimulator(0, "hub", "secret", DemoPerson.ALL);

    @AfterEach
    void close() {
        provider.close();
    }

    private HTTPRequest metadata() {
        return new OIDCProviderConfigurationRequest(new Issuer(provider.address())).toHTTPRequest();
    }

    private static ProviderHttp allowing(String... hosts) {
        return new ProviderHttp(new HubHttp(Limits.DEFAULT, new OutgoingAddresses(List.of(hosts))));
    }

    @Test
    void bringsWhatTheProviderSays() throws Exception {
        HTTPResponse answer = metadata().send(allowing("localhost"));

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBodyAsJSONObject())
                .containsEntry("issuer", provider.address().toString());
    }

    @Test
    void callsNobodyThatIsNotAllowed() {
        assertThatThrownBy(() -> metadata().send(allowing("login.example.org")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("add it to 'outgoing'");
    }
}
