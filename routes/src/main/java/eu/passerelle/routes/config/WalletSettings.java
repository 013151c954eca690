package eu.passerelle.routes.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Wallets whose learner logs in at this hub: OpenID4VCI's authorisation code flow as the EUDI profile (HAIP) has it.
 *
 * @param clients that may use it; absent: nobody may, and learners are not shown that way
 * @param attestation whose word on wallets and their keys is taken; absent: nobody's, and what wallets send of it is only
 *     kept
 */
public record WalletSettings(List<Client> clients, @Nullable Attestation attestation) {

    public WalletSettings(@Nullable List<Client> clients, @Nullable Attestation attestation) {
        this.clients = clients == null ? List.of() : List.copyOf(clients);
        this.attestation = attestation;
    }

    /** Whether a wallet of this name may have the browser sent to this address. */
    public boolean knows(String client, String redirect) {
        return clients.stream()
                .anyMatch(each -> each.id().equals(client)
                        && each.redirects().stream()
                                .anyMatch(allowed -> allowed.toString().equals(redirect)));
    }

    /**
     * A wallet.
     *
     * @param id its {@code client_id}
     * @param redirects where the browser may be sent with the code, each as the wallet writes it, for example
     *     {@code eudi-openid4ci://authorize}
     */
    public record Client(String id, List<URI> redirects) {}

    /**
     * Wallet attestations (OAuth 2.0 Attestation-Based Client Authentication) and key attestations.
     *
     * @param trust PEM file with the certificates of wallet providers, or of authorities above them; relative to the
     *     configuration directory
     * @param required whether wallets without an attestation are refused at that log-in; false when absent
     */
    public record Attestation(Path trust, Boolean required) {

        public Attestation(Path trust, @Nullable Boolean required) {
            this.trust = trust;
            this.required = Objects.requireNonNullElse(required, false);
        }
    }
}
