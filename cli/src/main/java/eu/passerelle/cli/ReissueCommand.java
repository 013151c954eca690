package eu.passerelle.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./hub reissue}. */
@Command(
        name = "reissue",
        description =
                "Judge and issue the results of credentials again: each becomes a new version that supersedes the old.",
        mixinStandardHelpOptions = true)
final class ReissueCommand implements Callable<Integer> {

    @Mixin
    private CredentialOrderOptions order = new CredentialOrderOptions();

    /** As the API knows them. */
    enum Reason {
        DATA_COMPLETED,
        SEAL_RENEWED,
        FORMAT_CHANGED,
        REVOKED_IN_ERROR
    }

    @Option(names = "--reason", description = "One of ${COMPLETION-CANDIDATES}.")
    private @Nullable Reason reason;

    @Override
    public Integer call() {
        return order.order("REISSUE", reason);
    }
}
