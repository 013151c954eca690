package eu.passerelle.portal.wallets;

import eu.passerelle.connectors.failure.CredentialInvalid;
import eu.passerelle.connectors.failure.NonRetriableException;
import eu.passerelle.connectors.failure.RetriableException;
import eu.passerelle.credentials.HolderKey;
import eu.passerelle.journal.DeferredCredentials.Waiting;
import eu.passerelle.journal.WalletCopies.Copy;
import eu.passerelle.journal.WalletTokens.WalletToken;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Gives wallets their copies: judges the proofs, writes a copy for each key, keeps what was given. */
public final class CredentialDesk {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialDesk.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Of one configuration and one offer: a second batch is a wallet's new start, more is something else. */
    private static final int MOST_COPIES = 2 * CredentialRequest.BATCH;

    private final Achievements achievements;
    private final WalletStores stores;
    private final CopyMaker maker;
    private final ProofCheck check;

    /** @param trust whose word on wallets' keys is taken; null: nobody is known */
    public CredentialDesk(
            Achievements achievements,
            StatusPlaces statuses,
            WalletStores stores,
            @Nullable AttestationTrust trust,
            Clock clock) {
        this.achievements = achievements;
        this.stores = stores;
        this.maker = new CopyMaker(statuses, clock);
        this.check = new ProofCheck(clock, trust);
    }

    /** What a wallet is answered. */
    sealed interface Answer {
        /**
         * @param credentials as the format has them in JSON
         * @param notification id to speak of them by; null: it is given none
         */
        record Given(List<Object> credentials, @Nullable UUID notification) implements Answer {}

        /** The key is away: come again. */
        record Later(String transaction) implements Answer {}
    }

    /** Keys of a deferred request, in the form that is stored. */
    private record Proven(List<ProvenKey> keys) {}

    Answer give(WalletToken token, CredentialRequest request, IssuerAddress address) {
        List<ProvenKey> keys = request.configuration().bound() ? proven(request, address) : List.of();
        int copies = Math.max(1, keys.size());
        if (stores.copies().count(token.offer(), request.configuration().id()) + copies > MOST_COPIES) {
            throw Refusal.of("credential_request_denied", "The offer has given all its copies.");
        }
        try {
            return written(token, request.configuration(), keys, UUID.randomUUID());
        } catch (RetriableException e) {
            LOG.warn("{}: a wallet must wait: {}", address.university(), e.getMessage());
            byte[] kept = JSON.writeValueAsBytes(new Proven(keys));
            return new Answer.Later(
                    stores.deferred().add(token, request.configuration().id(), kept));
        }
    }

    /** What was deferred; without a notification id, which a widespread wallet refuses there. */
    Answer giveDeferred(WalletToken token, WalletIssuer issuer, String transaction) {
        Waiting waiting = stores.deferred().find(token, transaction).orElseThrow(CredentialDesk::unknownTransaction);
        CredentialConfiguration configuration = issuer.configuration(waiting.configuration())
                .orElseThrow(() -> Refusal.of("credential_request_denied", "It is not issued any more."));
        List<ProvenKey> keys = JSON.readValue(waiting.proven(), Proven.class).keys();
        try {
            Made made = make(token, configuration, keys, index -> copyId(waiting, index));
            if (!stores.deferred().close(waiting)) {
                throw unknownTransaction();
            }
            stores.copies().issued(token, made.copies(), null);
            return new Answer.Given(made.credentials(), null);
        } catch (RetriableException e) {
            return new Answer.Later(transaction);
        }
    }

    private static Refusal unknownTransaction() {
        return Refusal.of("invalid_transaction_id", "The transaction is unknown, or over.");
    }

    /** All with one nonce, each with another key. */
    private List<ProvenKey> proven(CredentialRequest request, IssuerAddress address) {
        if (request.proofs().isEmpty()) {
            throw Refusal.of("invalid_proof", "proofs is missing: this credential is bound to a key.");
        }
        List<ProofCheck.Proof> proofs = request.proofs().stream()
                .map(jwt -> check.check(jwt, address.identifier()))
                .toList();
        Set<String> nonces = new LinkedHashSet<>();
        Set<String> keys = new LinkedHashSet<>();
        for (ProofCheck.Proof proof : proofs) {
            nonces.add(proof.nonce());
            keys.add(java.util.HexFormat.of().formatHex(proof.key().thumbprint()));
        }
        if (keys.size() < proofs.size()) {
            throw Refusal.of("invalid_proof", "Each proof must be of another key.");
        }
        if (nonces.size() != 1
                || !stores.nonces()
                        .spend(address.university(), nonces.iterator().next())) {
            throw Refusal.of("invalid_nonce", "The nonce was used, or its time is over: ask for a new one.");
        }
        return proofs.stream().map(ProofCheck.Proof::key).toList();
    }

    private Answer written(
            WalletToken token, CredentialConfiguration configuration, List<ProvenKey> keys, UUID notification) {
        Made made = make(token, configuration, keys, index -> UUID.randomUUID());
        stores.copies().issued(token, made.copies(), notification);
        return new Answer.Given(made.credentials(), notification);
    }

    private record Made(List<Object> credentials, List<Copy> copies) {}

    /** The same each time, so that a wallet that comes again and again takes no more places on status lists. */
    private static UUID copyId(Waiting waiting, int index) {
        return UUID.nameUUIDFromBytes((waiting.id() + " " + index).getBytes(StandardCharsets.US_ASCII));
    }

    private Made make(
            WalletToken token, CredentialConfiguration configuration, List<ProvenKey> keys, IntFunction<UUID> newId) {
        Achievement achievement = achievements
                .find(token.transfer())
                .orElseThrow(() -> Refusal.of("credential_request_denied", "The credential does not stand any more."));
        List<@Nullable ProvenKey> holders = new ArrayList<>(keys);
        if (!configuration.bound()) {
            holders.add(null);
        }
        List<UUID> ids = IntStream.range(0, holders.size()).mapToObj(newId).toList();
        List<Credential> sealed = sealed(achievement, configuration, ids, holders);
        List<Copy> copies = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            ProvenKey key = holders.get(i);
            copies.add(new Copy(
                    ids.get(i),
                    configuration.id(),
                    configuration.format().identifier(),
                    key == null ? null : key.thumbprint(),
                    key == null ? null : key.attestation()));
        }
        return new Made(sealed.stream().map(copy -> json(configuration, copy)).toList(), copies);
    }

    private List<Credential> sealed(
            Achievement achievement,
            CredentialConfiguration configuration,
            List<UUID> ids,
            List<@Nullable ProvenKey> keys) {
        List<@Nullable HolderKey> holders = new ArrayList<>();
        keys.forEach(key -> holders.add(key == null ? null : key.holder()));
        try {
            return maker.make(achievement, configuration, ids, holders);
        } catch (CredentialInvalid e) {
            LOG.error("{}", e.getMessage());
            throw Refusal.of("credential_request_denied", "It cannot be issued in this form; the university was told.");
        } catch (NonRetriableException e) {
            LOG.error("{}", e.getMessage());
            throw new Refusal(500, "server_error", "The issuer's key cannot be used; its operator was told.");
        }
    }

    private static Object json(CredentialConfiguration configuration, Credential copy) {
        return configuration.format() == WalletFormat.LDP_VC
                ? JSON.readTree(copy.content())
                : new String(copy.content(), StandardCharsets.US_ASCII);
    }
}
