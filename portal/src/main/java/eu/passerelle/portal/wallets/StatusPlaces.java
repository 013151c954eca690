package eu.passerelle.portal.wallets;

import eu.passerelle.credentials.StatusPlace;
import eu.passerelle.model.Achievement;
import java.util.List;
import java.util.UUID;

/** Gives each copy its own places on status lists, so that copies cannot be told to be one credential's. */
public interface StatusPlaces {

    /** Copies without a status. */
    StatusPlaces NONE = (achievement, configuration, copies) ->
            copies.stream().map(copy -> List.<StatusPlace>of()).toList();

    /**
     * @param copies ids of the copies; one that has its places keeps them
     * @return one list of places a copy, in the order of the copies
     */
    List<List<StatusPlace>> of(Achievement achievement, CredentialConfiguration configuration, List<UUID> copies);
}
