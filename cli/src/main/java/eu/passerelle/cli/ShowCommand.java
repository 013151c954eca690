package eu.passerelle.cli;

import eu.passerelle.recognition.AnnexElement;
import java.io.PrintWriter;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ./hub show}. */
@Command(name = "show", description = "One transfer's journey, step by step.", mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

    @Mixin
    private HubApi api = new HubApi();

    @Parameters(paramLabel = "<transfer>", description = "Id of the transfer.")
    @SuppressWarnings("NullAway.Init")
    private UUID transfer;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        JsonNode journey = api.get("/api/transfers/" + transfer);
        PrintWriter out = output.out();
        if (output.isJson()) {
            out.println(HubApi.json(journey));
            return ExitCodes.OK;
        }
        JsonNode t = journey.path("transfer");
        out.printf(
                "%s  %s %s, version %s: %s%n",
                t.path("id").asString(),
                t.path("university").asString(),
                t.path("sourceKey").asString(),
                t.path("version"),
                t.path("state").asString());
        String reason = HubApi.text(t, "reason");
        if (reason != null) {
            out.println("  " + reason);
        }
        t.path("missing").forEach(missing -> out.println("  missing: " + missing.asString()));
        JsonNode credential = journey.path("credential");
        if (credential.isObject()) {
            out.println("  credential " + credential.path("status").asString() + " ("
                    + credential
                            .path("formats")
                            .valueStream()
                            .map(JsonNode::asString)
                            .collect(Collectors.joining(", ")) + ") "
                    + TransfersCommand.orEmpty(credential, "statusReason"));
        }
        why(journey.path("decisions"), out);
        TextTable table = new TextTable("at", "step", "outcome", "detail");
        journey.path("steps")
                .forEach(step -> table.row(
                        step.path("at").asString(),
                        step.path("step").asString(),
                        step.path("outcome").asString(),
                        TransfersCommand.orEmpty(step, "detail")));
        table.print(out);
        return ExitCodes.OK;
    }

    /** The newest decision: rows, tables, and what Annex I lacks. */
    private static void why(JsonNode decisions, PrintWriter out) {
        if (decisions.isEmpty()) {
            return;
        }
        JsonNode newest = decisions.get(decisions.size() - 1).path("decision");
        out.println("  " + newest.path("decision").asString() + " by "
                + newest.path("rules").valueStream().map(JsonNode::asString).collect(Collectors.joining(", "))
                + "; policy " + newest.path("policy").asString() + ", as of "
                + newest.path("asOf").asString());
        if (newest.path("rule").asString().startsWith("ruling:")) {
            out.println("  " + newest.path("reason").asString());
        }
        newest.path("lacking")
                .valueStream()
                .map(number -> AnnexElement.numbered(number.asInt()))
                .forEach(element -> out.println("  lacks " + element.title()
                        + (element.mandatory() ? "" : " (optional)") + ": " + element.from()));
    }
}
