package eu.passerelle.portal.emrex;

import java.util.Optional;

/** The universities of this hub that give results by EMREX. */
public interface EmrexProviders {

    /** @param university id */
    Optional<EmrexProvider> find(String university);
}
