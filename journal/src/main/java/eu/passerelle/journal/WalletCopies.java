package eu.passerelle.journal;

import eu.passerelle.journal.WalletTokens.WalletToken;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Copies that wallets have been given, and what they have said of them. */
public final class WalletCopies {

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final PayloadCipher cipher;
    private final Steps steps;
    private final Clock clock;

    public WalletCopies(JournalDatabase database, PayloadCipher cipher, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.cipher = cipher;
        this.steps = new Steps(jdbc);
        this.clock = clock;
    }

    /**
     * One copy.
     *
     * @param thumbprint of the key it is bound to, RFC 7638 SHA-256; null: it is bound to none
     * @param attestation what the wallet said of that key, as sent; null: nothing
     */
    public record Copy(
            UUID id,
            String configuration,
            String format,
            byte @Nullable [] thumbprint,
            @Nullable String attestation) {}

    /** How many copies of one configuration an offer has given. */
    public int count(UUID offer, String configuration) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from wallet_copy where offer = ? and configuration = ?",
                Integer.class,
                offer,
                configuration));
    }

    /** @param notification the id that the wallet is given for them; null: none */
    public void issued(WalletToken token, List<Copy> copies, @Nullable UUID notification) {
        Timestamp now = now();
        database.transactions().executeWithoutResult(status -> {
            List<Steps.Step> told = new ArrayList<>();
            for (Copy copy : copies) {
                jdbc.update(
                        "insert into wallet_copy (id, offer, transfer, configuration, format, holder, attestation,"
                                + " notification, state, issued_at) values (?, ?, ?, ?, ?, ?, ?, ?, 'ISSUED', ?)",
                        copy.id(),
                        token.offer(),
                        token.transfer(),
                        copy.configuration(),
                        copy.format(),
                        copy.thumbprint(),
                        attestation(copy),
                        notification,
                        now);
                Audit.add(
                        jdbc,
                        "wallet",
                        "issue copy",
                        token.transfer().toString(),
                        copy.configuration() + ", copy " + copy.id()
                                + (copy.thumbprint() == null ? ", not bound" : ", bound to a key"));
                told.add(new Steps.Step(
                        token.transfer(), "wallet", "fetched", copy.configuration() + ", copy " + copy.id()));
            }
            steps.add(told);
            jdbc.update(
                    "update credential_offer set state = 'CLAIMED', claimed_at = coalesce(claimed_at, ?) where id = ?",
                    now,
                    token.offer());
        });
    }

    private byte @Nullable [] attestation(Copy copy) {
        return copy.attestation() == null
                ? null
                : cipher.encryptWallet(copy.id(), copy.attestation().getBytes(StandardCharsets.UTF_8));
    }

    /** What a wallet says of its copies. */
    public enum Event {
        ACCEPTED,
        FAILED,
        DELETED
    }

    /** Keeps what a wallet says; saying it again changes nothing, and what was deleted stays so. */
    public boolean told(WalletToken token, UUID notification, Event event) {
        return Boolean.TRUE.equals(database.transactions().execute(status -> {
            int changed = jdbc.update(
                    "update wallet_copy set state = ?, told_at = ? where notification = ? and offer = ?"
                            + " and state not in ('DELETED', ?)",
                    event.name(),
                    now(),
                    notification,
                    token.offer(),
                    event.name());
            if (changed > 0) {
                steps.add(List.of(
                        new Steps.Step(token.transfer(), "wallet", event.name().toLowerCase(Locale.ROOT), null)));
            }
            return jdbc.queryForObject(
                    "select exists (select 1 from wallet_copy where notification = ? and offer = ?)",
                    Boolean.class,
                    notification,
                    token.offer());
        }));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /**
     * A delivery whose wallet has fetched and then said nothing.
     *
     * @param copy the first one
     */
    public record Silent(UUID offer, UUID transfer, String target, UUID copy) {}

    /** Those that are still to be closed. */
    public List<Silent> silent(Instant fetchedBefore) {
        return jdbc.query(
                "select distinct on (o.id) o.id, o.transfer, o.target, c.id from wallet_copy c"
                        + " join credential_offer o on o.id = c.offer where c.state = 'ISSUED' and c.told_at is null"
                        + " and c.issued_at < ? and o.target is not null order by o.id, c.issued_at limit 500",
                (row, number) -> new Silent(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getObject(4, UUID.class)),
                Timestamp.from(fetchedBefore));
    }

    /** The delivery of that offer is closed. */
    public void closed(UUID offer) {
        jdbc.update("update wallet_copy set told_at = ? where offer = ? and state = 'ISSUED'", now(), offer);
    }

    /** The wallet's own words about the key of a copy, for a person who asks; audited. */
    public Optional<String> attestation(UUID copy, String who) {
        Audit.add(jdbc, who, "see key attestation", copy.toString(), "of a wallet's copy");
        return jdbc
                .query(
                        "select attestation from wallet_copy where id = ? and attestation is not null",
                        (row, number) ->
                                new String(cipher.decryptWallet(copy, row.getBytes(1)), StandardCharsets.UTF_8),
                        copy)
                .stream()
                .findFirst();
    }
}
