package eu.passerelle.cli;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ./hub activate}. */
@Command(
        name = "activate",
        description =
                "Checks and previews a university's file (the draft) and makes it the version that runs, without a"
                        + " restart. When a step fails, the version before runs on. The file is the one that the hub sees.",
        mixinStandardHelpOptions = true)
final class ActivateCommand implements Callable<Integer> {

    @Mixin
    private HubApi api = new HubApi();

    @Parameters(paramLabel = "<university>", description = "Id of the university, the name of its file.")
    private String university = "";

    @Option(
            names = {"-m", "--note"},
            paramLabel = "TEXT",
            description = "Why; shown by './hub versions'.")
    private @Nullable String note;

    @Option(
            names = "--despite-failures",
            paramLabel = "REASON",
            description = "Activate also when a step fails; the reason is kept with the version.")
    private @Nullable String despiteFailures;

    @Option(
            names = "--unchecked",
            paramLabel = "REASON",
            description =
                    "Neither check nor preview, for example while the SIS is away; the reason is kept with the version.")
    private @Nullable String unchecked;

    @Option(
            names = "--again",
            description = "Also when the draft is the active version: what its references lead to is read anew.")
    private boolean again;

    @Option(
            names = "--read-anew",
            description =
                    "Where the meaning of results changes (mapping, identity): let the next run read all of them again.")
    private boolean readAnew;

    @Option(names = "--dry-run", description = "Only check and preview.")
    private boolean dryRun;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Map<String, @Nullable Object> wish = new HashMap<>();
        wish.put("note", note);
        wish.put("despiteFailures", despiteFailures);
        wish.put("unchecked", unchecked);
        wish.put("again", again);
        wish.put("readAnew", readAnew);
        wish.put("dryRun", dryRun);
        PrintWriter out = output.out();
        try {
            JsonNode outcome = api.post(HubApi.university(university, "/activate"), wish, HubApi.LONG_PATIENCE);
            if (output.isJson()) {
                out.println(HubApi.json(outcome));
            } else {
                steps(outcome.path("steps"), out);
                out.println(outcome.path("says").asString());
            }
            return dryRun && failed(outcome) ? ExitCodes.NEEDS_YOU : ExitCodes.OK;
        } catch (HubApi.Refused no) {
            if (output.isJson()) {
                out.println(HubApi.json(no.body()));
            } else {
                steps(no.body().path("steps"), out);
            }
            throw no;
        }
    }

    private static boolean failed(JsonNode outcome) {
        return outcome.path("steps")
                .valueStream()
                .anyMatch(step -> step.path("result").asString().equals("FAILED"));
    }

    private static void steps(JsonNode steps, PrintWriter out) {
        if (steps.isEmpty()) {
            return;
        }
        TextTable table = new TextTable("", "step", "seen, or what to do");
        steps.forEach(step -> table.row(
                step.path("result").asString().equals("FAILED")
                        ? "FAILED"
                        : step.path("result").asString().toLowerCase(Locale.ROOT),
                step.path("name").asString(),
                step.path("detail").asString()));
        table.print(out);
    }
}
