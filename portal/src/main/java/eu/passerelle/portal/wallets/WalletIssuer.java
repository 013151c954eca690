package eu.passerelle.portal.wallets;

import eu.passerelle.connectors.SigningKey;
import eu.passerelle.model.University;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One university as wallets see it.
 *
 * @param configurations what it issues
 * @param access key that signs the metadata, with the certificate that wallets know the issuer by; null: it is not signed
 */
public record WalletIssuer(
        University university,
        List<CredentialConfiguration> configurations,
        @Nullable SigningKey access) {

    public WalletIssuer {
        configurations = List.copyOf(configurations);
    }

    Optional<CredentialConfiguration> configuration(String id) {
        return configurations.stream()
                .filter(configuration -> configuration.id().equals(id))
                .findFirst();
    }
}
