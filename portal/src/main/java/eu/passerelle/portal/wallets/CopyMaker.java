package eu.passerelle.portal.wallets;

import eu.passerelle.connectors.failure.CredentialInvalid;
import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.CredentialProblem;
import eu.passerelle.credentials.HolderKey;
import eu.passerelle.credentials.StatusPlace;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes copies for one wallet: rendered, checked, sealed. Thread-safe. */
final class CopyMaker {

    private final StatusPlaces statuses;
    private final Clock clock;

    CopyMaker(StatusPlaces statuses, Clock clock) {
        this.statuses = statuses;
        this.clock = clock;
    }

    /**
     * @param ids of the copies
     * @param holders one key a copy; null for a copy that is bound to none
     * @return sealed, in the order of the ids
     * @throws CredentialInvalid the validator has something against it
     * @throws eu.passerelle.connectors.failure.RetriableException the key is away
     */
    List<Credential> make(
            Achievement achievement,
            CredentialConfiguration configuration,
            List<UUID> ids,
            List<? extends @Nullable HolderKey> holders) {
        List<List<StatusPlace>> places = statuses.of(achievement, configuration, ids);
        List<Credential> copies = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            copies.add(make(achievement, configuration, new Binding(holders.get(i), places.get(i))));
        }
        return copies;
    }

    private Credential make(Achievement achievement, CredentialConfiguration configuration, Binding binding) {
        Credential written = configuration.making().renderer().render(achievement, binding);
        List<CredentialProblem> problems = configuration.making().validator().validate(written.content());
        if (!problems.isEmpty()) {
            CredentialProblem first = problems.getFirst();
            throw new CredentialInvalid(
                    "%s: a copy of transfer %s as %s has %d problems and was not sealed; first: %s %s (%s)."
                            .formatted(
                                    achievement.university().id(),
                                    achievement.credentialId(),
                                    configuration.id(),
                                    problems.size(),
                                    first.path(),
                                    first.message(),
                                    first.rule()));
        }
        return configuration.making().sealer().seal(written, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }
}
