package eu.passerelle.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ./hub recognition}. */
@Command(
        name = "recognition",
        description = "What a receiving university recognises of results at partners, and whether its SIS has it.",
        mixinStandardHelpOptions = true)
final class RecognitionCommand implements Callable<Integer> {

    @Mixin
    private HubApi api = new HubApi();

    @Parameters(paramLabel = "<university>", description = "The receiving university.")
    @SuppressWarnings("NullAway.Init")
    private String university;

    @Option(names = "--retry", description = "Hand over again what its SIS has not taken.")
    private boolean retry;

    @Option(
            names = {"-n", "--most"},
            description = "At most so many (default: ${DEFAULT-VALUE}).",
            defaultValue = "20")
    private int most;

    @Mixin
    private Output output = new Output();

    /** Needs somebody where a record could not be returned or a person must decide. */
    @Override
    public Integer call() {
        PrintWriter out = output.out();
        if (retry) {
            JsonNode retried = api.post("/api/recognitions/" + university + "/retry", Map.of());
            out.println(retried.path("retried") + " records are handed over again.");
            return ExitCodes.OK;
        }
        JsonNode rows = api.get("/api/recognitions/" + university + "?most=" + most);
        if (output.isJson()) {
            out.println(HubApi.json(rows));
        } else {
            TextTable table =
                    new TextTable("record", "version", "result", "ECTS", "SIS", "a person must decide", "why");
            rows.forEach(row -> table.row(
                    row.path("record").asString(),
                    row.path("version").isNull() ? "" : row.path("version"),
                    TransfersCommand.orEmpty(row, "result"),
                    row.path("recognised").isNull() ? "" : row.path("recognised"),
                    TransfersCommand.orEmpty(row, "state"),
                    row.path("referred").size(),
                    why(row)));
            table.print(out);
        }
        boolean needsYou = rows.valueStream()
                .anyMatch(row -> "FAILED".equals(HubApi.text(row, "state"))
                        || !row.path("referred").isEmpty());
        return needsYou ? ExitCodes.NEEDS_YOU : ExitCodes.OK;
    }

    private static String why(JsonNode row) {
        String reason = HubApi.text(row, "reason");
        return reason != null
                ? reason
                : row.path("referred")
                        .valueStream()
                        .map(JsonNode::asString)
                        .distinct()
                        .collect(Collectors.joining(" "));
    }
}
