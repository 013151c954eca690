package eu.passerelle.seal.dss;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What DSS says about the seals under a document; with several seals, all about the first but {@code intact},
 * {@code trusted} and {@code problems}, which are about all of them.
 *
 * @param intact the content is what was sealed, by the key of the certificate that the seal names, and the time stamps are
 *     of this seal
 * @param trusted the certificate was issued under one of the given authorities
 * @param level for example {@code JAdES-BASELINE-B}; {@code JSON-NOT-ETSI} for a seal outside the standard; {@code none}
 *     without a seal
 * @param organisation that sealed (O of the certificate)
 * @param organisationIdentifier of it (2.5.4.97), for example {@code NTREE-17207834}
 * @param sealedAt as the seal claims
 * @param stampedAt of the first time stamp, before which the seal was there; empty without
 * @param problems in DSS's words, empty when DSS finds none
 */
public record SealVerdict(
        boolean intact,
        boolean trusted,
        String level,
        Optional<String> organisation,
        Optional<String> organisationIdentifier,
        Optional<Instant> sealedAt,
        Optional<Instant> stampedAt,
        List<String> problems) {

    static final String NO_SEAL = "none";

    public SealVerdict {
        problems = List.copyOf(problems);
    }

    static SealVerdict unsealed(String problem) {
        return new SealVerdict(
                false,
                false,
                NO_SEAL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(problem));
    }
}
