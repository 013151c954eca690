package eu.passerelle.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A hub with a key whose certificate ends soon, one that waits for its time, and a target that is away. */
final class SampleSettings implements SettingsDesk {

    private static final Instant TODAY = Instant.now().truncatedTo(ChronoUnit.DAYS);

    @Override
    public HubState state() {
        return new HubState(
                new HubState.Instance(
                        "hub-1",
                        "0.1.0",
                        TODAY,
                        "https://hub.example",
                        "25.0.1",
                        "edc-1.1.0",
                        new HubState.Part(false, true, "PostgreSQL 18.1, schema 23, 512 MB"),
                        new HubState.Part(true, false, "")),
                List.of(
                        new HubState.Key(
                                "seal",
                                "RS256",
                                "/etc/passerelle/config/seal.p12",
                                TODAY.plus(Duration.ofDays(12)),
                                TODAY.plus(Duration.ofDays(2)),
                                "not valid yet"),
                        new HubState.Key(
                                "jwt", "ES256", "token 'hub', key 'jwt'", TODAY.plus(Duration.ofDays(400)), null, null),
                        new HubState.Key("proof", "EdDSA", "proof.p12", null, null, null)),
                List.of(
                        new HubState.Certificate(
                                "tampere", "sis.tampere.example:443", TODAY.plus(Duration.ofDays(9)), TODAY),
                        new HubState.Certificate(
                                "tampere", "client certificate", TODAY.plus(Duration.ofDays(99)), TODAY)),
                List.of(
                        new HubState.Target("email", "email", "elm", "CLOSED", null, TODAY),
                        new HubState.Target("wallet", "europass-wallet", "elm", "OPEN", TODAY, null)),
                List.of(
                        new HubState.Value("instance", 2, "hub-1"),
                        new HubState.Value("database.password", 9, "${file:/run/secrets/db}"),
                        new HubState.Value("outgoing[0]", 12, "sis.tampere.example"),
                        new HubState.Value("targets.wallet.base", 21, "https://europa.eu/europass/wallet/v1"),
                        new HubState.Value("alerts.channels.operators.email.to[0]", 30, "ops@hub.example")));
    }
}
