package eu.passerelle.connectors;

import eu.passerelle.model.Completion;
import eu.passerelle.model.Credential;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.University;

/**
 * One sealed credential on its way to one target.
 *
 * @param transfer id of the transfer, for correlation only
 * @param completion that the credential is about, for targets that write a badge of their own from it
 */
public record Delivery(
        String transfer, Credential sealed, Recipient recipient, University university, Completion completion) {

    /** Of the achievement, for messages to the learner. */
    public LocalizedText title() {
        return completion.title();
    }

    @Override
    public String toString() {
        return "Delivery[" + transfer + ", " + university.id() + ", " + sealed + "]";
    }
}
