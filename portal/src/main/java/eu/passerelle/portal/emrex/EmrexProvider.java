package eu.passerelle.portal.emrex;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.model.University;

/**
 * One university as EMREX knows it.
 *
 * @param sealer of ELMO documents, with the key that the EMREX registry has for this provider
 * @param returns where learners may be sent back to with their results
 */
public record EmrexProvider(University university, CredentialSealer sealer, ReturnAddresses returns) {}
