package eu.passerelle.portal.wallets;

import eu.passerelle.model.Achievement;
import java.util.Optional;
import java.util.UUID;

/** What transfers claim. */
public interface Achievements {

    /** @return empty where nothing was issued, and where what was issued no longer stands */
    Optional<Achievement> find(UUID transfer);
}
