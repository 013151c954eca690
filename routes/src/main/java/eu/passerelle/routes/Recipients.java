package eu.passerelle.routes;

import eu.passerelle.connectors.Recipient;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier.Kind;
import eu.passerelle.model.University;

/** Where a learner's credential goes. */
final class Recipients {

    private Recipients() {}

    static Recipient of(Learner learner, University university) {
        return new Recipient(
                learner.identifier(Kind.WALLET).orElse(null),
                learner.identifier(Kind.EMAIL).orElse(null),
                university.languages().getFirst());
    }
}
