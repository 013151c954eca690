package eu.passerelle.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ./hub backfill}: counted first, done only when told so. */
@Command(
        name = "backfill",
        description =
                "Reads older results of a university again, from a date on. Counts first what would be read; with --yes"
                        + " it is read. What is known as it is stays, and the position of the next runs too.",
        mixinStandardHelpOptions = true)
final class BackfillCommand implements Callable<Integer> {

    @Mixin
    private HubApi api = new HubApi();

    @Parameters(paramLabel = "<university>", description = "Id of the university, the name of its file.")
    private String university = "";

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DATE",
            description = "Results of this date and later, for example 2026-01-31.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(
            names = "--move-position",
            description = "The next runs go on from the end of this one: what it passes over is not read again.")
    private boolean move;

    @Option(names = "--yes", description = "Read it; without, only count.")
    private boolean yes;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        PrintWriter out = output.out();
        if (yes) {
            Map<String, Object> wish = new HashMap<>(Map.of("university", university, "since", from.toString()));
            wish.put("moves", move);
            JsonNode answer = api.post("/api/runs", wish);
            out.println(output.isJson() ? HubApi.json(answer) : "Asked for; './hub status' shows the run.");
            return ExitCodes.OK;
        }
        JsonNode looked = api.lastLine(
                HubApi.university(university, "/dry-run"), Map.of("since", from.toString()), HubApi.LONG_PATIENCE);
        String failed = HubApi.text(looked, "failed");
        if (failed != null) {
            throw new HubApi.Refused(failed, 0, looked);
        }
        out.println(output.isJson() ? HubApi.json(looked) : told(looked, move ? " --move-position" : ""));
        return ExitCodes.OK;
    }

    private String told(JsonNode looked, String more) {
        return "Would be read from %s, had the hub read nothing before: %d records %s; %d older results passed over.%n"
                        .formatted(
                                university,
                                looked.path("records").asInt(),
                                looked.path("outcomes"),
                                looked.path("passedOver").asInt())
                + "Nothing was stored, sent or moved. './hub backfill %s --from %s%s --yes' reads it."
                        .formatted(university, from, more);
    }
}
