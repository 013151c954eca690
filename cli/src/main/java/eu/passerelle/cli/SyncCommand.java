package eu.passerelle.cli;

import eu.passerelle.routes.Workbench;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./hub sync}. */
@Command(name = "sync", description = "Run a university's sync now.", mixinStandardHelpOptions = true)
final class SyncCommand implements Callable<Integer> {

    private static final int DRY_RUN_MOST = 100_000;

    @Mixin
    private HubApi api = new HubApi();

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Parameters(paramLabel = "<university>", description = "Id of the university, the name of its file.")
    private String university = "";

    @Option(
            names = "--dry-run",
            description = "Read and judge everything here, store and send nothing, and say what would happen.")
    private boolean dryRun;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (!dryRun) {
            api.post("/api/runs", Map.of("university", university));
            out.println("Asked for; './hub status' shows the run.");
            return ExitCodes.OK;
        }
        Map<String, Long> outcomes = new java.util.TreeMap<>();
        new Workbench(config.load())
                .preview(university, DRY_RUN_MOST)
                .forEach(preview -> outcomes.merge(
                        preview.decision() == null
                                ? "Rejected"
                                : preview.decision().getClass().getSimpleName(),
                        1L,
                        Long::sum));
        out.println("Would be read from " + university + ": " + outcomes);
        return ExitCodes.OK;
    }
}
