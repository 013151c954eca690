package eu.passerelle.portal.wallets;

import eu.passerelle.credentials.StatusPlace;
import eu.passerelle.model.Achievement;
import java.util.List;
import java.util.UUID;

/** Gives each copy its own places on status lists, so that copies cannot be told to be one credential's. */
public interface StatusPlaces {

    /** Copies without a status. */
    StatusPlaces NONE = (achievement, configuration, copy) -> List.of();

    /** @param copy id of the copy, a new one each time */
    List<StatusPlace> of(Achievement achievement, CredentialConfiguration configuration, UUID copy);
}
