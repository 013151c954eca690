package eu.passerelle.portal.claim;

import eu.passerelle.journal.Offers;
import eu.passerelle.portal.claim.ClaimGuard.Visitor;
import eu.passerelle.portal.wallets.CredentialConfiguration;
import eu.passerelle.portal.wallets.IssuerAddress;
import eu.passerelle.portal.wallets.WalletIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a learner's wallet can be offered, and offers of it: short-lived, with a code that is shown beside them. */
record WalletOffers(ClaimTools.Wallets wallets) {

    private static final Duration VALID = Duration.ofMinutes(20);

    /** @param name for people */
    record Choice(String id, String name) {}

    /**
     * An offer as it is shown once.
     *
     * @param link opens a wallet
     * @param login opens one that lets its learner log in here; null: such wallets are not known here
     * @param pin that the wallet, or our login, asks for
     */
    record Offered(String link, @Nullable String login, String pin, Instant expiresAt) {

        @Override
        public String toString() {
            return "Offered[redacted]";
        }
    }

    List<Choice> choices(Visitor visitor) {
        return wallets
                .issuers()
                .find(visitor.achievement().university().id())
                .map(WalletIssuer::configurations)
                .orElse(List.of())
                .stream()
                .map(configuration -> new Choice(
                        configuration.id(), name(configuration, visitor.texts().languages())))
                .toList();
    }

    private static String name(CredentialConfiguration configuration, List<String> languages) {
        for (String language : languages) {
            for (Map<String, Object> display : configuration.display()) {
                if (String.valueOf(display.get("locale")).startsWith(language)) {
                    return String.valueOf(display.get("name"));
                }
            }
        }
        return configuration.display().isEmpty()
                ? configuration.id()
                : String.valueOf(configuration.display().getFirst().get("name"));
    }

    /** @param kind as the form says it; empty where that is none of the choices */
    Optional<Offered> offer(Visitor visitor, String kind) {
        return choices(visitor).stream()
                .filter(choice -> choice.id().equals(kind))
                .findFirst()
                .map(choice -> {
                    Offers.Made made = wallets.stores()
                            .offers()
                            .create(
                                    visitor.session().transfer(),
                                    visitor.session().target(),
                                    List.of(choice.id()),
                                    VALID,
                                    true);
                    IssuerAddress address = wallets.desk()
                            .address(visitor.achievement().university().id());
                    return new Offered(
                            address.walletLink(made),
                            wallets.authorizations().isOpen() ? address.loginLink(made) : null,
                            String.valueOf(made.pin()),
                            made.expiresAt());
                });
    }
}
