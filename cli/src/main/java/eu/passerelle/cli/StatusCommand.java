package eu.passerelle.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** {@code ./hub status}. */
@Command(
        name = "status",
        description = "How the hub is: sums by university, circuits, newest runs.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private HubApi api = new HubApi();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        JsonNode status = api.get("/api/status");
        PrintWriter out = output.out();
        if (output.isJson()) {
            out.println(HubApi.json(status));
        } else {
            print(status, out);
        }
        return exitCode(status);
    }

    private static int exitCode(JsonNode status) {
        boolean failed = status.path("totals").path("failed").asLong() > 0;
        boolean stopped = status.path("universities")
                .valueStream()
                .anyMatch(one -> "STOPPED".equals(HubApi.text(one.path("lastRun"), "state")));
        boolean unusable = status.path("universities")
                .valueStream()
                .anyMatch(one -> "UNUSABLE".equals(HubApi.text(one.path("configuration"), "draft")));
        boolean refused = !status.path("policyProblems").isEmpty();
        boolean keys = !status.path("keyWarnings").isEmpty()
                || !status.path("templateProblems").isEmpty();
        if (failed || stopped || unusable || refused || keys) {
            return ExitCodes.NEEDS_YOU;
        }
        return status.path("circuits").valueStream().anyMatch(StatusCommand::isOpen)
                ? ExitCodes.UNREACHABLE
                : ExitCodes.OK;
    }

    private static boolean isOpen(JsonNode circuit) {
        return !"CLOSED".equals(HubApi.text(circuit, "state"));
    }

    static void print(JsonNode status, PrintWriter out) {
        TextTable table = new TextTable(
                "university",
                "read",
                "=",
                "delivered",
                "declined",
                "referred",
                "rejected",
                "failed",
                "in flight",
                "last run");
        for (JsonNode university : status.path("universities")) {
            row(table, university.path("id").asString(), university.path("sums"), lastRun(university.path("lastRun")));
        }
        row(table, "all", status.path("totals"), status.path("openRuns").asInt() + " open");
        table.print(out);
        for (JsonNode university : status.path("universities")) {
            String says = HubApi.text(university.path("configuration"), "says");
            if (says != null) {
                out.println("! " + university.path("id").asString() + ": " + says);
            }
        }
        for (JsonNode circuit : status.path("circuits")) {
            if (isOpen(circuit)) {
                out.println("! " + circuit.path("name").asString() + ": circuit "
                        + circuit.path("state").asString() + " since "
                        + circuit.path("since").asString() + "; deliveries wait until it answers again");
            }
        }
        hub(status, out);
    }

    private static void hub(JsonNode status, PrintWriter out) {
        JsonNode opinions = status.path("secondOpinions");
        if (opinions.path("sealed").asLong(0) > 0) {
            out.println("  " + opinions.path("sealed").asLong() + " credentials sealed since the start, "
                    + opinions.path("asked").asLong() + " read by a second implementation");
        }
        if (opinions.path("objections").asLong(0) > 0) {
            out.println(
                    "! " + opinions.path("objections").asLong() + " sealed credentials were not delivered because the"
                            + " second implementation does not agree: see the failed transfers, and report it to the hub's makers");
        }
        for (JsonNode warning : status.path("keyWarnings")) {
            out.println("! " + warning.asString());
        }
        for (JsonNode problem : status.path("templateProblems")) {
            out.println("! " + problem.asString());
        }
        for (JsonNode problem : status.path("policyProblems")) {
            out.println("! recognition policy, the running version stays: " + problem.asString());
        }
    }

    private static void row(TextTable table, String name, JsonNode sums, String lastRun) {
        table.row(
                name,
                sums.path("read"),
                "=",
                sums.path("delivered"),
                sums.path("declined"),
                sums.path("referred"),
                sums.path("rejected"),
                sums.path("failed"),
                sums.path("inFlight"),
                lastRun);
    }

    private static String lastRun(JsonNode run) {
        if (run.isMissingNode() || run.isNull()) {
            return "never";
        }
        String message = HubApi.text(run, "message");
        String since = HubApi.text(run, "since");
        return run.path("state").asString() + " "
                + run.path("startedAt").asString().replaceFirst("\\.\\d+", "")
                + (since == null
                        ? ""
                        : ", only since " + since + ", "
                                + run.path("passedOver").asInt() + " older passed over")
                + (message == null ? "" : ": " + message);
    }
}
