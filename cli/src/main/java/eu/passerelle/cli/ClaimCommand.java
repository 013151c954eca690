package eu.passerelle.cli;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code ./hub claim}. */
@Command(
        name = "claim",
        description = "How far a learner's link to a credential has come; with --again a new one is sent.",
        mixinStandardHelpOptions = true)
final class ClaimCommand implements Callable<Integer> {

    @Mixin
    private HubApi api = new HubApi();

    @Parameters(paramLabel = "<transfer>", description = "Id of the transfer.")
    @SuppressWarnings("NullAway.Init")
    private UUID transfer;

    @Option(
            names = "--again",
            description = "Send a new link to the address that the university has; the ones before are closed.")
    private boolean again;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        String path = "/api/transfers/" + transfer + "/claim-link";
        JsonNode link = again ? api.post(path, Map.of()) : api.get(path);
        spec.commandLine()
                .getOut()
                .printf(
                        "%s, sent %s, good until %s; asks for %s, %d wrong answers; the learner %s%n",
                        link.path("state").asString(),
                        link.path("sentAt").asString(),
                        link.path("expiresAt").asString(),
                        link.path("factor").asString(),
                        link.path("wrongAnswers").asInt(),
                        link.path("taken").asBoolean() ? "has the credential" : "does not have the credential yet");
        return ExitCodes.OK;
    }
}
