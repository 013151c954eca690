package eu.passerelle.routes;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.failure.CredentialInvalid;
import eu.passerelle.credentials.CredentialProblem;
import eu.passerelle.credentials.CredentialRenderer;
import eu.passerelle.credentials.CredentialValidator;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import java.util.List;

/** Renders, validates and seals; nothing that is not valid is ever sealed. */
record Sealing(CredentialRenderer renderer, CredentialValidator validator, CredentialSealer sealer) {

    /** @throws CredentialInvalid the validator has something against it */
    Credential seal(Achievement achievement) {
        Credential credential = renderer.render(achievement);
        List<CredentialProblem> problems = validator.validate(credential.content());
        if (!problems.isEmpty()) {
            CredentialProblem first = problems.getFirst();
            throw new CredentialInvalid(
                    "%s: the credential of transfer %s has %d problems and was not sealed; first: %s %s (%s)."
                            .formatted(
                                    achievement.university().id(),
                                    achievement.credentialId(),
                                    problems.size(),
                                    first.path(),
                                    first.message(),
                                    first.rule()));
        }
        return sealer.seal(credential, achievement.issuedAt());
    }
}
