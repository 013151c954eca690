package eu.passerelle.routes;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.CredentialInvalid;
import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.CredentialProblem;
import eu.passerelle.credentials.CredentialRenderer;
import eu.passerelle.credentials.CredentialValidator;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The formats that this hub can issue: each is rendered, validated and sealed; nothing that is not valid is ever sealed. */
public final class Formats {

    /** The European Digital Credential: every recognised result has one. */
    static final String EUROPASS = "elm";

    /** One format: what writes it, what judges it, what seals it. */
    public record Format(CredentialRenderer renderer, CredentialValidator validator, CredentialSealer sealer) {}

    private final Map<String, Format> byName;
    private final ChosenFormats chosen;
    private final SecondOpinion opinion;

    /** @param byName with {@code elm} at least */
    Formats(Map<String, Format> byName, ChosenFormats chosen, SecondOpinion opinion) {
        this.byName = Map.copyOf(byName);
        this.chosen = chosen;
        this.opinion = opinion;
    }

    Optional<Format> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** What universities choose themselves. */
    ChosenFormats chosen() {
        return chosen;
    }

    Format europass() {
        return find(EUROPASS).orElseThrow(() -> new IllegalStateException("a hub issues Europass credentials"));
    }

    /** @throws ConfigurationInvalid a target takes what this hub cannot issue */
    void require(String name, String target) {
        if (!byName.containsKey(name)) {
            throw new ConfigurationInvalid(
                    "hub.yaml: targets.%s takes '%s', which this hub cannot issue (it can issue %s); add the key for it to 'keys'."
                            .formatted(target, name, String.join(", ", names())));
        }
    }

    /** For those who seal by themselves, copies for wallets for example. */
    CredentialSealer sealer(Format format) {
        return opinion.over(format.sealer());
    }

    Set<String> names() {
        return new java.util.TreeSet<>(byName.keySet());
    }

    /** @throws CredentialInvalid the validator or the second reader has something against it */
    Credential seal(String name, Achievement achievement, Binding binding) {
        Format format = find(name).orElseThrow(() -> new IllegalArgumentException(name));
        Credential credential = format.renderer().render(achievement, binding);
        List<CredentialProblem> problems = format.validator().validate(credential.content());
        if (!problems.isEmpty()) {
            CredentialProblem first = problems.getFirst();
            throw new CredentialInvalid(
                    "%s: the credential of transfer %s (%s) has %d problems and was not sealed; first: %s %s (%s)."
                            .formatted(
                                    achievement.university().id(),
                                    achievement.credentialId(),
                                    name,
                                    problems.size(),
                                    first.path(),
                                    first.message(),
                                    first.rule()));
        }
        return opinion.seal(achievement.university().id(), format.sealer(), credential, achievement.issuedAt());
    }
}
