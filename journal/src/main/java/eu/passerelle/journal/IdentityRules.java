package eu.passerelle.journal;

import eu.passerelle.model.LearnerIdentifier.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a university's records may say about who a learner is. A kind that is not trusted is neither looked up nor kept.
 *
 * @param trusted kinds of identifiers, the most trusted first
 * @param country that gave national numbers without an issuer, ISO 3166-1 alpha-3
 * @param domain the university's own, which is the same issuer of local numbers as none
 */
public record IdentityRules(
        List<Kind> trusted, String country, @Nullable String domain) {

    /** E-mail and wallet addresses are shared and given on: they count only where a university says so. */
    public static final List<Kind> USUALLY_TRUSTED = List.of(Kind.ESI, Kind.NATIONAL, Kind.LOCAL);

    public IdentityRules {
        trusted = List.copyOf(trusted);
    }
}
