package eu.passerelle.seal.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.RetriableException;
import eu.passerelle.connectors.http.HttpAuthentication.ClientCredentials;
import eu.passerelle.connectors.keys.CscKeyProvider;
import eu.passerelle.connectors.keys.CscSettings;
import eu.passerelle.seal.dss.DssSealSettings.Level;
import eu.passerelle.simulators.csc.CscSimulator;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CscSealTest extends SealContract {

    private final String secret = UUID.randomUUID().toString();
    private CscSimulator service;

    @BeforeEach
    void start() {
        service = new CscSimulator(0, "hub", secret);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Override
    SigningKey key(String kind) throws Exception {
        KeyPair keys = kind.equals("RSA2048") ? SealFiles.rsa(2048) : SealFiles.ec(kind);
        service.keep(
                "seal",
                keys.getPrivate(),
                List.of(
                        authority.issueSeal(
                                keys.getPublic(),
                                Instant.now().minusSeconds(60),
                                Instant.now().plus(Duration.ofDays(365))),
                        authority.certificate()),
                "1234");
        return new CscKeyProvider()
                .open(
                        new CscSettings(
                                service.address(),
                                new ClientCredentials(service.tokenAddress(), "hub", new Secret(secret), null),
                                "seal",
                                new Secret("1234"),
                                null),
                        context());
    }

    @Test
    void waitsWhenTheServiceIsAway() throws Exception {
        SigningKey key = key("secp256r1");
        int before = service.signatures();

        service.server().down(true);

        assertThatThrownBy(() -> sealed(key, Level.B)).isInstanceOf(RetriableException.class);
        service.server().down(false);
        assertThat(verdict(sealed(key, Level.B).content()).intact()).isTrue();
        assertThat(service.signatures()).isEqualTo(before + 1);
    }
}
