package eu.passerelle.cli;

import eu.passerelle.cli.bench.ConnectorBench;
import eu.passerelle.cli.bench.ConnectorFigures;
import eu.passerelle.cli.bench.SimulatedSources;
import eu.passerelle.cli.bench.SimulatedSources.Source;
import eu.passerelle.routes.Connecting;
import eu.passerelle.routes.Connections;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.simulators.WireTap;
import eu.passerelle.simulators.alliance.DemoAlliance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./hub bench connectors}. */
@Command(
        name = "connectors",
        description =
                "Reads each connector's simulated source and says how many records a second it reads, beside a bare"
                        + " parser on the same bytes in the same run (data/bench-connectors is emptied).",
        mixinStandardHelpOptions = true)
final class BenchConnectorsCommand implements Callable<Integer> {

    private static final Path DATA = Path.of("data", "bench-connectors");
    /** The configuration is copied beside it, so that its relative references lead here. */
    private static final Path DEMO = DATA.resolve("data").resolve("demo");

    private static final Path CONFIGURATION = DATA.resolve("config");

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--json", description = "One JSON object instead of the table.")
    private boolean json;

    @Option(
            names = "--results",
            description = "Results of each source (default: ${DEFAULT-VALUE}).",
            defaultValue = "3000")
    private int results = 3000;

    @Option(
            names = "--seconds",
            description = "Measured time of each source, when it is warm (default: ${DEFAULT-VALUE}).",
            defaultValue = "6")
    private int seconds = 6;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "SOURCE",
            description = "Those that are read, by the name in the first column; all when absent.")
    private Set<String> only = Set.of();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        SimulatedSources sources = SimulatedSources.beside(config.directory);
        List<ConnectorFigures> all = new ArrayList<>();
        for (Source source : sources.readable()) {
            if (only.isEmpty() || only.contains(source.name())) {
                spec.commandLine().getErr().println("Reading " + source.name() + " ...");
                all.add(measure(source));
            }
        }
        ConnectorsReport report = new ConnectorsReport(all, sources.unreadable());
        if (json) {
            report.json(spec.commandLine().getOut());
        } else {
            report.table(spec.commandLine().getOut());
        }
        return ExitCodes.OK;
    }

    private ConnectorFigures measure(Source source) throws IOException {
        DataDirectory.empty(DATA, DATA.resolve("hub"));
        DataDirectory.copy(config.directory, CONFIGURATION);
        try (WireTap wire = WireTap.open();
                DemoAlliance alliance = new DemoAlliance(DEMO, results, Set.of(source.simulator()))) {
            source.configure(CONFIGURATION);
            Map<String, String> environment = new HashMap<>(System.getenv());
            environment.putAll(alliance.environment());
            Configuration configuration =
                    Configuration.load(CONFIGURATION, environment, id -> id.equals(source.university()));
            Connections connections = new Connecting(configuration, Clock.systemUTC()).drafts();
            return ConnectorBench.of(source.name(), connections.all().iterator().next(), wire, DEMO)
                    .measure(seconds, DATA.resolve("reading.jfr"));
        }
    }
}
