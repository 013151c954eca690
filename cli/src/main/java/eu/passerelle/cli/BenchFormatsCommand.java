package eu.passerelle.cli;

import eu.passerelle.cli.bench.FormatBench;
import eu.passerelle.database.EmbeddedDatabase;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.StatusLists;
import eu.passerelle.portal.status.StatusAddress;
import eu.passerelle.routes.IssuingTrial;
import eu.passerelle.routes.Workbench;
import eu.passerelle.routes.config.Configuration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./hub bench formats}. */
@Command(
        name = "formats",
        description =
                "Issues an invented result in each format, rendered, validated and sealed with the configured keys, on all"
                        + " cores, and says how many a second, beside bare signatures of the same key in the same run; and"
                        + " how many when each is given its own place on a status list (data/bench is emptied).",
        mixinStandardHelpOptions = true)
final class BenchFormatsCommand implements Callable<Integer> {

    private static final Path DATA = Path.of("data", "bench");

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Mixin
    private Output output = new Output();

    @Option(
            names = "--university",
            description = "Whose certificate picture is drawn (default: ${DEFAULT-VALUE}).",
            defaultValue = "tampere")
    private String university = "tampere";

    @Option(
            names = "--seconds",
            description =
                    "Measured time of each format, after four times as long to get warm (default: ${DEFAULT-VALUE}).",
            defaultValue = "6")
    private int seconds = 6;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "FORMAT",
            description = "Those that are issued; all when absent.")
    private Set<String> only = Set.of();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Configuration configuration = config.load(university);
        IssuingTrial trial = new Workbench(configuration).trial(university);
        List<FormatBench.Figures> all = new ArrayList<>();
        DataDirectory.empty(DATA, DATA);
        try (EmbeddedDatabase server = EmbeddedDatabase.start(DATA.resolve("database"), true);
                JournalDatabase journal = new JournalDatabase(server.url(), server.user(), "")) {
            StatusLists lists = new StatusLists(journal);
            StatusAddress address = new StatusAddress(configuration.hub().web().address());
            for (String format : trial.formats()) {
                if (only.isEmpty() || only.contains(format)) {
                    spec.commandLine().getErr().println("Issuing " + format + " ...");
                    all.add(FormatBench.measure(trial, lists, address, format, Duration.ofSeconds(seconds)));
                }
            }
        }
        if (output.isJson()) {
            output.out().println(JsonMapper.shared().writeValueAsString(all));
            return ExitCodes.OK;
        }
        TextTable table = new TextTable(
                "format", "key", "bytes", "bare signatures/s", "issued/s", "share", "with status", "kept");
        all.forEach(each -> table.row(
                each.format(),
                each.algorithm(),
                each.bytes(),
                Math.round(each.signatures()),
                Math.round(each.credentials()),
                percent(each.credentials(), each.signatures()),
                each.placed() == null ? "" : Math.round(each.placed()),
                each.kept() == null ? "" : percent(each.kept(), 1)));
        table.print(output.out());
        return ExitCodes.OK;
    }

    private static String percent(double part, double whole) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * part / whole);
    }
}
