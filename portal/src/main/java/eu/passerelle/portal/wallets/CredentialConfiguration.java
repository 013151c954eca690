package eu.passerelle.portal.wallets;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.credentials.CredentialRenderer;
import eu.passerelle.credentials.CredentialValidator;
import java.util.List;
import java.util.Map;

/**
 * One kind of credential that wallets can fetch: what the metadata says of it, and what makes it.
 *
 * @param id {@code credential_configuration_id}, also its {@code scope}; never changes once it was offered
 * @param type members of the metadata that name the type: {@code vct}, or {@code credential_definition}
 * @param bound whether each copy is bound to a key of the wallet's
 * @param algorithms what it is signed with, as the format names it: {@code ES256}, or a cryptosuite
 * @param display for people: name, locale, logo, colours, one object a language
 * @param claims descriptions of claims, appendix B.2; empty: none are given
 * @param making what renders, checks and seals it
 */
public record CredentialConfiguration(
        String id,
        WalletFormat format,
        Map<String, Object> type,
        boolean bound,
        List<String> algorithms,
        List<Map<String, Object>> display,
        List<Map<String, Object>> claims,
        Making making) {

    public CredentialConfiguration {
        type = Map.copyOf(type);
        algorithms = List.copyOf(algorithms);
        display = List.copyOf(display);
        claims = List.copyOf(claims);
    }

    /** What makes a credential; nothing leaves that the validator has anything against. */
    public record Making(CredentialRenderer renderer, CredentialValidator validator, CredentialSealer sealer) {}
}
