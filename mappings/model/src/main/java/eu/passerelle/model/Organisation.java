package eu.passerelle.model;

import org.jspecify.annotations.Nullable;

/**
 * A legal organisation: an awarding body or an issuer.
 *
 * @param country ISO 3166-1 alpha-3 code as used by the EU country authority list, for example {@code FIN}
 * @param legalIdentifier ETSI EN 319 412-1 form, for example {@code VATFI-02454372}; the seal certificate's
 *     organizationIdentifier for an issuer
 * @param schacDomain home organisation domain, for example {@code tuni.fi}
 */
public record Organisation(
        LocalizedText legalName,
        String country,
        @Nullable String legalIdentifier,
        @Nullable String schacDomain,
        @Nullable String homepage) {

    public Organisation {
        if (!country.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("country must be an ISO 3166-1 alpha-3 code, not " + country);
        }
    }
}
