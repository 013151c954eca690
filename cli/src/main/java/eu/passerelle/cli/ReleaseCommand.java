package eu.passerelle.cli;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./hub release}. */
@Command(
        name = "release",
        description = "The learner has asked for a credential that the university releases on request: it goes on.",
        mixinStandardHelpOptions = true)
final class ReleaseCommand implements Callable<Integer> {

    @Mixin
    private HubApi api = new HubApi();

    @Parameters(paramLabel = "<transfer>", description = "Id of the transfer.")
    @SuppressWarnings("NullAway.Init")
    private UUID transfer;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        api.post("/api/transfers/" + transfer + "/release", Map.of());
        spec.commandLine().getOut().println("Noted; it goes on where it waited for that.");
        return ExitCodes.OK;
    }
}
