package eu.passerelle.cli;

import java.util.HashMap;
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
import tools.jackson.databind.JsonNode;

/** {@code ./hub referred decide}. */
@Command(
        name = "decide",
        description = "Decide one case, for this version of the result alone.",
        mixinStandardHelpOptions = true)
final class DecideReferredCommand implements Callable<Integer> {

    /** One of the three. */
    static final class Ruling {
        @Option(
                names = "--recognise",
                required = true,
                description = "Issue the credential all the same: an override, which a second person must approve.")
        private boolean recognise;

        @Option(names = "--decline", required = true, description = "No credential; in force at once.")
        private boolean decline;

        @Option(
                names = "--ask-back",
                required = true,
                description = "A question to the university, shown with the case, which stays referred.")
        private boolean askBack;

        private String word() {
            return recognise ? "RECOGNISE" : decline && !askBack ? "DECLINE" : "ASK_BACK";
        }
    }

    @Mixin
    private HubApi api = new HubApi();

    @Parameters(paramLabel = "<transfer>", description = "Id of the transfer, see 'hub referred'.")
    @SuppressWarnings("NullAway.Init")
    private UUID transfer;

    @ArgGroup(multiplicity = "1")
    private Ruling ruling = new Ruling();

    @Option(
            names = "--reason",
            required = true,
            description = "Why, in your words; kept, so without names and numbers of learners.")
    @SuppressWarnings("NullAway.Init")
    private String reason;

    @Option(names = "--as", paramLabel = "NAME", description = "Who you are; nobody proves it (default: operator).")
    private @Nullable String name;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, String> said = new HashMap<>(Map.of("decision", ruling.word(), "reason", reason));
        if (name != null) {
            said.put("who", name);
        }
        JsonNode decided = api.post(ReferredCommand.PATH + "/" + transfer + "/ruling", said);
        spec.commandLine()
                .getOut()
                .println(
                        switch (ruling.word()) {
                            case "RECOGNISE" ->
                                "Proposed by " + decided.path("by").asString()
                                        + "; another person must approve it: hub referred approve " + transfer
                                        + " --as NAME --reason ...";
                            case "DECLINE" -> "Declined; no credential is issued for this version.";
                            default -> "Noted; the case stays referred and shows the question.";
                        });
        return ExitCodes.OK;
    }
}
