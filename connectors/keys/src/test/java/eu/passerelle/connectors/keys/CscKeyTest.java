package eu.passerelle.connectors.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.KeyContext;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.SigningUnavailable;
import eu.passerelle.connectors.http.HttpAuthentication.ClientCredentials;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.connectors.keys.DemoCertificates.Issued;
import eu.passerelle.connectors.keys.DemoCertificates.Validity;
import eu.passerelle.simulators.csc.CscSimulator;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class CscKeyTest extends KeyContract {

    private static final String CLIENT = "hub";
    private static final String PIN = "the pin";

    private final String secret = UUID.randomUUID().toString();
    private CscSimulator service;

    @BeforeEach
    void start() {
        service = new CscSimulator(0, CLIENT, secret);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Override
    String protocol() {
        return "csc";
    }

    @Override
    void put(String kind, Validity validity) throws Exception {
        put(kind, validity, PIN);
    }

    private void put(String kind, Validity validity, @Nullable String pin) throws Exception {
        Issued issued = DemoCertificates.seal(KeyFiles.UNIVERSITY, validity, KeyFiles.pair(kind), files.authority());
        List<X509Certificate> chain = Arrays.stream(files.chain(issued))
                .map(X509Certificate.class::cast)
                .toList();
        service.keep("seal", issued.key(), chain, pin);
    }

    private void put() throws Exception {
        put("secp256r1", KeyFiles.validity(0, 365));
    }

    @Override
    SigningKey open() {
        return open(settings(secret, "seal", PIN));
    }

    private SigningKey open(CscSettings settings) {
        return new CscKeyProvider().open(settings, files.context("keys.seal"));
    }

    private CscSettings settings(String clientSecret, String credential, @Nullable String pin) {
        return new CscSettings(
                service.address(),
                new ClientCredentials(service.tokenAddress(), CLIENT, new Secret(clientSecret), null),
                credential,
                pin == null ? null : new Secret(pin),
                null);
    }

    private void refuses(CscSettings settings, String... message) {
        assertThatThrownBy(() -> open(settings))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContainingAll(message)
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain(PIN, secret));
    }

    @Test
    void signsWithoutAPinWhereNoneIsAsked() throws Exception {
        put("secp256r1", KeyFiles.validity(0, 365), null);

        SigningKey key = open(settings(secret, "seal", null));

        byte[] data = {1};
        assertThat(KeyFiles.verifies(key, data, key.sign(data))).isTrue();
    }

    @Test
    void sharesOneTokenAndRenewsIt() throws Exception {
        put();
        SigningKey key = open();
        key.sign(new byte[] {1});
        assertThat(service.door().tokens()).isEqualTo(1);

        service.door().expireTokens();

        assertThat(key.sign(new byte[] {2})).hasSize(64);
        assertThat(service.door().tokens()).isEqualTo(2);
    }

    @Test
    void isTriedOnceAndNotAtEachLook() throws Exception {
        put();
        CscKeyProvider provider = new CscKeyProvider();

        for (int look = 0; look < 3; look++) {
            provider.open(settings(secret, "seal", PIN), files.context("keys.seal"));
        }
        assertThat(service.signatures()).isEqualTo(1);

        put();
        provider.open(settings(secret, "seal", PIN), files.context("keys.seal"));
        assertThat(service.signatures()).isEqualTo(2);
    }

    @Test
    void refusesAWrongPin() throws Exception {
        put();

        refuses(settings(secret, "seal", "wrong"), "invalid_pin", "keys.seal.pin", "localhost");
        refuses(settings(secret, "seal", null), "asks for a PIN", "keys.seal.pin");
    }

    @Test
    void refusesAWrongClientOrCredential() throws Exception {
        put();

        refuses(settings("wrong", "seal", PIN), "HTTP 401", "keys.seal.oauth2");
        refuses(settings(secret, "nobody", PIN), "invalid_request", "keys.seal.credential");
    }

    @Test
    void refusesACredentialOutOfUse() throws Exception {
        put();
        service.disable("seal");

        refuses(settings(secret, "seal", PIN), "'disabled'");
    }

    @Test
    void findsASignatureThatIsNone() throws Exception {
        put("RSA2048", KeyFiles.validity(0, 365));
        service.garble(true);

        refuses(settings(secret, "seal", PIN), "do not belong together");
    }

    @Test
    void isTriedAgainWhenTheServiceIsAway() throws Exception {
        put();
        SigningKey key = open();

        service.server().down(true);
        assertThatThrownBy(() -> key.sign(new byte[] {1}))
                .isInstanceOf(SigningUnavailable.class)
                .hasMessageContainingAll("localhost", "HTTP 503");

        service.server().down(false);
        service.server().fail(1, 429, Map.of("Retry-After", "7"));
        assertThatThrownBy(() -> key.sign(new byte[] {1}))
                .isInstanceOfSatisfying(
                        RateLimited.class, slow -> assertThat(slow.retryAfter()).contains(Duration.ofSeconds(7)));

        service.close();
        assertThatThrownBy(() -> key.sign(new byte[] {1}))
                .isInstanceOf(SigningUnavailable.class)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void isTriedAgainWhenTheServiceHangs() throws Exception {
        put();
        Limits hasty = new Limits(1 << 20, Duration.ofSeconds(5), Duration.ofSeconds(2), 16);
        SigningKey key = new CscKeyProvider()
                .open(
                        settings(secret, "seal", PIN),
                        new KeyContext(
                                "keys.seal",
                                directory,
                                hasty,
                                new OutgoingAddresses(List.of("localhost")),
                                Clock.systemUTC()));

        service.server().hang();

        assertThatThrownBy(() -> key.sign(new byte[] {1})).isInstanceOf(SigningUnavailable.class);
    }

    @Test
    void callsOnlyWhereItMay() throws Exception {
        put();
        KeyContext nowhere = new KeyContext(
                "keys.seal", directory, Limits.DEFAULT, new OutgoingAddresses(List.of()), Clock.systemUTC());

        assertThatThrownBy(() -> new CscKeyProvider().open(settings(secret, "seal", PIN), nowhere))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContainingAll("localhost", "outgoing");
    }
}
