package eu.passerelle.journal;

import eu.passerelle.journal.Offers.Stored;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The authorisation code flow of offers: a wallet pushes what it wants (RFC 9126), its learner logs in, the wallet changes
 * the code for a token by its PKCE verifier. An offer is redeemed once, by this flow or by its pre-authorised code.
 */
public final class WalletAuthorizations {

    /** Of a pushed request: the browser comes at once. */
    public static final Duration REQUEST_VALID = Duration.ofSeconds(90);

    private static final Duration LOGIN_VALID = Duration.ofMinutes(15);
    private static final Duration CODE_VALID = Duration.ofMinutes(1);
    static final String SELECT = "select a.*, o.transfer, t.university from wallet_authorization a"
            + " join credential_offer o on o.id = a.offer join transfer t on t.id = o.transfer where a.expires_at > ?";

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final WalletTokens tokens;
    private final Clock clock;

    public WalletAuthorizations(JournalDatabase database, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.tokens = new WalletTokens(database, clock);
        this.clock = clock;
    }

    /**
     * What a wallet wants.
     *
     * @param issuerState of the offer
     * @param state the wallet's own, given back to it
     * @param challenge PKCE, S256
     * @param configurations that it asks for; empty: all that were offered
     * @param byIdentifier it asks by {@code authorization_details}
     * @param dpop thumbprint of the key that the code is bound to; null: none
     */
    public record Pushed(
            String issuerState,
            String client,
            String redirectUri,
            @Nullable String state,
            String challenge,
            List<String> configurations,
            boolean byIdentifier,
            byte @Nullable [] dpop) {}

    /** @return the secret of the {@code request_uri}; empty where nothing of it is offered */
    public Optional<String> push(String university, Pushed pushed) {
        Optional<WalletOffer> offer = jdbc
                .query(
                        Offers.SELECT + " where o.issuer_state = ? and t.university = ? and o.state = 'OFFERED'"
                                + " and o.expires_at > ?",
                        (row, number) -> Stored.of(row).offer(),
                        WalletSecrets.digest(pushed.issuerState()),
                        university,
                        end(Duration.ZERO))
                .stream()
                .filter(found -> found.configurations().containsAll(pushed.configurations()))
                .findFirst();
        return offer.map(found -> add(found, pushed));
    }

    private String add(WalletOffer offer, Pushed pushed) {
        String request = WalletSecrets.random();
        List<String> asked = pushed.configurations().isEmpty() ? offer.configurations() : pushed.configurations();
        jdbc.update(
                "insert into wallet_authorization (id, request, offer, client, redirect_uri, state, challenge,"
                        + " configurations, by_identifier, dpop, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                UUID.randomUUID(),
                WalletSecrets.digest(request),
                offer.id(),
                pushed.client(),
                pushed.redirectUri(),
                pushed.state(),
                pushed.challenge(),
                asked.toArray(String[]::new),
                pushed.byIdentifier(),
                pushed.dpop(),
                end(REQUEST_VALID));
        return request;
    }

    /** An authorisation that waits for its learner. */
    public record Authorization(
            UUID id,
            UUID transfer,
            String university,
            String client,
            String redirectUri,
            @Nullable String state) {}

    /** Takes a pushed request, once; the learner then has time to log in. */
    public Optional<Authorization> begin(String university, String client, String request) {
        return Objects.requireNonNull(database.transactions().execute(status -> {
            Optional<Authorization> found = jdbc
                    .query(
                            SELECT + " and a.request = ? and t.university = ? and a.client = ? for update of a",
                            (row, number) -> read(row),
                            end(Duration.ZERO),
                            WalletSecrets.digest(request),
                            university,
                            client)
                    .stream()
                    .findFirst();
            // another digest: the request_uri is used up
            found.ifPresent(authorization -> jdbc.update(
                    "update wallet_authorization set request = ?, expires_at = ? where id = ?",
                    WalletSecrets.digest(WalletSecrets.random()),
                    end(LOGIN_VALID),
                    authorization.id()));
            return found;
        }));
    }

    /** @param code for the wallet, in clear this once */
    public record Approved(Authorization authorization, String code) {}

    /**
     * The learner of the transfer has logged in.
     *
     * @return empty where the authorisation is of another transfer, is over, or was approved before
     */
    public Optional<Approved> approve(UUID authorization, UUID transfer) {
        String code = WalletSecrets.random();
        return Objects.requireNonNull(database.transactions()
                .execute(status -> jdbc
                        .query(
                                SELECT + " and a.id = ? and o.transfer = ? and a.code is null for update of a",
                                (row, number) -> read(row),
                                end(Duration.ZERO),
                                authorization,
                                transfer)
                        .stream()
                        .findFirst()
                        .map(found -> {
                            jdbc.update(
                                    "update wallet_authorization set code = ?, expires_at = ? where id = ?",
                                    WalletSecrets.digest(code),
                                    end(CODE_VALID),
                                    found.id());
                            return new Approved(found, code);
                        })));
    }

    /** What a wallet sends to have a token. */
    public record Exchange(
            String code,
            String verifier,
            String redirectUri,
            @Nullable String client,
            byte @Nullable [] dpop) {}

    /** @param token in clear, this once */
    public record Exchanged(
            String token, Duration validFor, UUID transfer, List<String> configurations, boolean byIdentifier) {}

    /** @return empty where the code is not this wallet's, was used, or is over; a code that was tried is used up */
    public Optional<Exchanged> exchange(String university, Exchange exchange) {
        return Objects.requireNonNull(database.transactions()
                .execute(status -> jdbc
                        .query(
                                SELECT
                                        + " and a.code = ? and t.university = ? and o.state = 'OFFERED' for update of a, o",
                                (row, number) -> Waiting.of(row),
                                end(Duration.ZERO),
                                WalletSecrets.digest(exchange.code()),
                                university)
                        .stream()
                        .findFirst()
                        .flatMap(found -> exchanged(found, exchange))));
    }

    private Optional<Exchanged> exchanged(Waiting waiting, Exchange exchange) {
        jdbc.update(
                "delete from wallet_authorization where id = ?",
                waiting.authorization().id());
        if (!waiting.isFor(exchange)) {
            return Optional.empty();
        }
        jdbc.update(
                "update credential_offer set state = 'REDEEMED', redeemed_at = ? where id = ?",
                end(Duration.ZERO),
                waiting.offer());
        return Optional.of(new Exchanged(
                tokens.add(waiting.offer(), waiting.configurations(), waiting.byIdentifier(), exchange.dpop()),
                WalletTokens.VALID,
                waiting.authorization().transfer(),
                waiting.configurations(),
                waiting.byIdentifier()));
    }

    private record Waiting(
            Authorization authorization,
            UUID offer,
            String challenge,
            List<String> configurations,
            boolean byIdentifier,
            byte @Nullable [] dpop) {

        static Waiting of(ResultSet row) throws SQLException {
            return new Waiting(
                    read(row),
                    row.getObject("offer", UUID.class),
                    row.getString("challenge"),
                    List.of((String[]) row.getArray("configurations").getArray()),
                    row.getBoolean("by_identifier"),
                    row.getBytes("dpop"));
        }

        boolean isFor(Exchange exchange) {
            String proven = WalletSecrets.text(WalletSecrets.digest(exchange.verifier()));
            return MessageDigest.isEqual(
                            challenge.getBytes(StandardCharsets.US_ASCII), proven.getBytes(StandardCharsets.US_ASCII))
                    && authorization.redirectUri().equals(exchange.redirectUri())
                    && (exchange.client() == null || authorization.client().equals(exchange.client()))
                    && (dpop == null || MessageDigest.isEqual(dpop, exchange.dpop()));
        }
    }

    static Authorization read(ResultSet row) throws SQLException {
        return new Authorization(
                row.getObject("id", UUID.class),
                row.getObject("transfer", UUID.class),
                row.getString("university"),
                row.getString("client"),
                row.getString("redirect_uri"),
                row.getString("state"));
    }

    private Timestamp end(Duration validFor) {
        return Timestamp.from(clock.instant().plus(validFor));
    }
}
