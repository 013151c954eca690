package eu.passerelle.cli;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./hub retry}. */
@Command(
        name = "retry",
        description = "Try a transfer, or all of a failure group, again.",
        mixinStandardHelpOptions = true)
final class RetryCommand implements Callable<Integer> {

    @Mixin
    private HubApi api = new HubApi();

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    /** One of the two. */
    static final class What {
        @Parameters(paramLabel = "<transfer>", description = "Id of the transfer.")
        private @Nullable UUID transfer;

        @Option(
                names = {"-g", "--group"},
                description = "All failed transfers of this group; see 'hub transfers --groups'.")
        private @Nullable String group;
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        String path = what.transfer == null
                ? "/api/failure-groups/" + what.group + "/retry"
                : "/api/transfers/" + what.transfer + "/retry";
        spec.commandLine().getOut().println(api.post(path, Map.of()).path("retried") + " put back on their way.");
        return ExitCodes.OK;
    }
}
