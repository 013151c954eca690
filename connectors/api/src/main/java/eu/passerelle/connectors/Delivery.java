package eu.passerelle.connectors;

import eu.passerelle.model.Credential;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.University;

/**
 * One sealed credential on its way to one target.
 *
 * @param transfer id of the transfer, for correlation only
 * @param title of the achievement, for messages
 */
public record Delivery(
        String transfer, Credential sealed, Recipient recipient, University university, LocalizedText title) {}
