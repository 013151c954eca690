package eu.passerelle.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./hub revoke}. */
@Command(
        name = "revoke",
        description = "Take credentials back, for good; verifiers who ask status lists know it within the minute.",
        mixinStandardHelpOptions = true)
final class RevokeCommand implements Callable<Integer> {

    @Mixin
    private CredentialOrderOptions order = new CredentialOrderOptions();

    /** As the API knows them. */
    enum Reason {
        ISSUED_IN_ERROR,
        WRONG_LEARNER,
        MISCONDUCT,
        AWARD_WITHDRAWN,
        LEARNER_ASKED,
        KEY_COMPROMISED
    }

    @Option(names = "--reason", description = "One of ${COMPLETION-CANDIDATES}.")
    private @Nullable Reason reason;

    @Override
    public Integer call() {
        return order.order("REVOKE", reason);
    }
}
