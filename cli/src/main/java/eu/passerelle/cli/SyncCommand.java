package eu.passerelle.cli;

import eu.passerelle.routes.Previewing.Looked;
import eu.passerelle.routes.Previewing.Preview;
import eu.passerelle.routes.Previewing.Wish;
import eu.passerelle.routes.Workbench;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./hub sync}. */
@Command(name = "sync", description = "Run a university's sync now.", mixinStandardHelpOptions = true)
final class SyncCommand implements Callable<Integer> {

    @Mixin
    private HubApi api = new HubApi();

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Parameters(paramLabel = "<university>", description = "Id of the university, the name of its file.")
    private String university = "";

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description =
                    "Take only results of this date and later, for example 2026-01-31. Older ones are counted, left"
                            + " where they are and taken by the next run without --since; nothing is withdrawn because it is"
                            + " absent. Records that cannot be read have no date and are kept as ever.")
    private @Nullable LocalDate since;

    @Option(
            names = "--anew",
            description =
                    "Read everything from the beginning; what is known as it is stays. With --since: later runs do not"
                            + " read what this one passes over.")
    private boolean anew;

    @Option(
            names = "--dry-run",
            description =
                    "Read and judge everything here, store, send and move nothing, and say what would happen if the"
                            + " hub had read nothing before.")
    private boolean dryRun;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        PrintWriter out = output.out();
        if (dryRun) {
            Map<String, Long> outcomes = new TreeMap<>();
            Looked looked = new Workbench(config.load(university))
                    .look(university, Wish.whole(since), preview -> outcomes.merge(outcome(preview), 1L, Long::sum));
            print(looked, outcomes, out);
        } else {
            Map<String, Object> request = new HashMap<>(Map.of("university", university));
            if (since != null) {
                request.put("since", since.toString());
            }
            if (anew) {
                request.put("moves", true);
            }
            Object answer = api.post("/api/runs", request);
            out.println(output.isJson() ? HubApi.json(answer) : "Asked for; './hub status' shows the run.");
        }
        return ExitCodes.OK;
    }

    private static String outcome(Preview preview) {
        return preview.decision() == null
                ? "Rejected"
                : preview.decision().getClass().getSimpleName();
    }

    private void print(Looked looked, Map<String, Long> outcomes, PrintWriter out) {
        if (output.isJson()) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("university", university);
            all.put("records", looked.records());
            all.put("outcomes", outcomes);
            all.put("withdrawn", looked.withdrawn());
            all.put("passedOver", looked.passedOver());
            all.put("pages", looked.pages());
            out.println(HubApi.json(all));
            return;
        }
        out.printf(
                "Would be read from %s, had the hub read nothing before: %d records %s%n",
                university, looked.records(), outcomes);
        if (looked.withdrawn() > 0) {
            out.println(looked.withdrawn() + " results are taken back by the SIS.");
        }
        if (since != null) {
            out.println(looked.passedOver() + " results before " + since + " passed over.");
        }
        out.println("Read to the end, " + looked.pages() + " pages. Nothing was stored, sent or moved.");
    }
}
