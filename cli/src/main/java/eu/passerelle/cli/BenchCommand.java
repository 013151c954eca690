package eu.passerelle.cli;

import eu.passerelle.cli.bench.CpuClock;
import eu.passerelle.cli.bench.Measurement;
import eu.passerelle.cli.bench.Stage;
import eu.passerelle.cli.bench.StageSampling;
import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.journal.JournalView;
import eu.passerelle.journal.Sums;
import eu.passerelle.journal.SyncRequests;
import eu.passerelle.recognition.RecognitionRates;
import eu.passerelle.routes.HubApplication;
import eu.passerelle.routes.StorageRates;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.seal.dss.SealRates;
import eu.passerelle.simulators.alliance.DemoAlliance;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./hub bench}. */
@Command(
        name = "bench",
        description =
                "Measures the whole way from simulated SIS to simulated wallet on this machine: credentials a second"
                        + " and CPU time of each stage, beside the raw limits of the same run. The same first load is"
                        + " repeated until the JVM is warm, and the last round is reported (data/bench is emptied).",
        subcommands = {BenchConnectorsCommand.class, BenchFormatsCommand.class, BenchDashboardCommand.class},
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    private static final Path DATA = Path.of("data", "bench");
    private static final Path HUB = DATA.resolve("hub");
    /** The configuration is copied beside it, so that its relative references lead here. */
    private static final Path DEMO = DATA.resolve("data").resolve("demo");

    private static final Path CONFIGURATION = DATA.resolve("config");
    private static final Duration SEALS = Duration.ofSeconds(6);
    private static final Duration STORAGE = Duration.ofSeconds(2);

    private static final long CALM_MILLIS = 50;
    private static final int CALM_TRIES = 40;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--json", description = "One JSON object instead of the tables.")
    private boolean json;

    @Option(
            names = "--results",
            description = "Results of each university in a round (default: ${DEFAULT-VALUE}).",
            defaultValue = "3000")
    private int results = 3000;

    @Option(
            names = "--rounds",
            description =
                    "At most so many rounds, each with a new hub; fewer when the JVM is warm: when its compiler was"
                            + " busy for less than a tenth of a round (default: ${DEFAULT-VALUE}).",
            defaultValue = "8")
    private int rounds = 8;

    @Option(
            names = "--universities",
            split = ",",
            paramLabel = "ID",
            description = "Those that are read; figures of different ones do not compare (default: ${DEFAULT-VALUE}).",
            defaultValue = "aalborg,tampere,twente")
    private Set<String> universities = Set.of();

    @Option(
            names = "--within",
            description = "Give up when a round takes more seconds (default: ${DEFAULT-VALUE}).",
            defaultValue = "300")
    private int seconds = 300;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        for (int round = 1; true; round++) {
            DataDirectory.empty(DATA, HUB);
            DataDirectory.copy(config.directory, CONFIGURATION);
            try (DemoAlliance alliance = new DemoAlliance(DEMO, results, universities)) {
                Configuration configuration = configure(alliance);
                try (ConfigurableApplicationContext hub = HubApplication.start(configuration)) {
                    Optional<Measurement> measured = measure(configuration, hub);
                    if (measured.isEmpty()) {
                        spec.commandLine()
                                .getErr()
                                .printf("Round %d did not come to rest within %d s; see --within.%n", round, seconds);
                        return ExitCodes.NEEDS_YOU;
                    }
                    say(BenchReport.line(round, measured.get()));
                    if (measured.get().warm() || round >= rounds) {
                        report(measured.get(), hub);
                        return ExitCodes.OK;
                    }
                }
            }
        }
    }

    private Configuration configure(DemoAlliance alliance) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(alliance.environment());
        environment.put("PASSERELLE_DATA", HUB.toString());
        environment.put("PASSERELLE_PORT", "0");
        return Configuration.load(CONFIGURATION, environment, universities::contains);
    }

    /** @return empty when it took too long */
    private Optional<Measurement> measure(Configuration configuration, ConfigurableApplicationContext hub)
            throws IOException, InterruptedException {
        JournalView journal = hub.getBean(JournalView.class);
        awaitCompiled();
        System.gc(); // garbage of the start is not the round's
        CpuClock clock = new CpuClock(HUB.resolve("database"));
        try (StageSampling sampling = StageSampling.start()) {
            CpuClock.Reading begin = clock.read();
            boolean rested = sync(configuration, hub.getBean(SyncRequests.class), journal);
            CpuClock.Reading used = clock.read().since(begin);
            Map<Stage, Double> stages = sampling.stop(DATA.resolve("bench.jfr"), used.jvm());
            Sums sums = total(journal);
            return rested
                    ? Optional.of(new Measurement(sums.read(), sums.delivered(), used, stages, clock.load()))
                    : Optional.empty();
        }
    }

    /** What the start and earlier rounds made hot waits in the compiler's queue; compiled now, it does not cost this round. */
    private static void awaitCompiled() throws InterruptedException {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        long before = -CALM_MILLIS;
        for (int i = 0; i < CALM_TRIES && compiler.getTotalCompilationTime() - before >= CALM_MILLIS; i++) {
            before = compiler.getTotalCompilationTime();
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private void report(Measurement measured, ConfigurableApplicationContext hub) {
        say("Measuring the raw limits ...");
        BenchReport report = new BenchReport(
                measured,
                SealRates.measure(hub.getBean(CredentialSealer.class), SEALS),
                hub.getBean(StorageRates.class).measure(STORAGE),
                RecognitionRates.measure());
        if (json) {
            report.json(spec.commandLine().getOut());
        } else {
            report.table(spec.commandLine().getOut());
        }
    }

    /** @return whether everything came to rest in time */
    private boolean sync(Configuration configuration, SyncRequests requests, JournalView journal)
            throws InterruptedException {
        configuration.universities().keySet().forEach(university -> requests.ask(university, "bench"));
        int runs = configuration.universities().size();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            // the sums read every transfer: asked only at the end, they cost the measured run next to nothing
            TimeUnit.MILLISECONDS.sleep(200);
            if (journal.openRuns() == 0
                    && journal.runs(null, runs).size() == runs
                    && total(journal).inFlight() == 0) {
                return true;
            }
        }
        return false;
    }

    private static Sums total(JournalView journal) {
        return journal.sums().values().stream().reduce(Sums.NONE, Sums::plus);
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
    }
}
