package eu.passerelle.cli;

import eu.passerelle.journal.JournalView;
import eu.passerelle.journal.Sums;
import eu.passerelle.journal.SyncRequests;
import eu.passerelle.routes.Homecoming;
import eu.passerelle.routes.HubApplication;
import eu.passerelle.routes.Returning;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.simulators.alliance.DemoAlliance;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./hub demo}. */
@Command(
        name = "demo",
        description =
                "The alliance's universities, a Europass wallet and a mail server, all simulated, and the real hub"
                        + " between them; starts afresh each time (data/demo is emptied).",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final long TOLD_EVERY = TimeUnit.SECONDS.toNanos(2);
    private static final int MOST_RUNS = 100;
    private static final Path DATA = Path.of("data", "demo");

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--once", description = "End when every transfer has come to rest.")
    private boolean once;

    @Option(
            names = "--json",
            description =
                    "At the end one JSON object: universities, read, delivered, declined, referred, rejected, failed,"
                            + " inFlight, inWallets, byMail, stacked, recognisedAtHome, seconds.")
    private boolean json;

    @Option(
            names = "--results",
            description = "Results of each university (default: ${DEFAULT-VALUE}).",
            defaultValue = "240")
    private int results = 240;

    @Option(
            names = "--universities",
            split = ",",
            paramLabel = "ID",
            description = "Only these; all that are simulated when left out.")
    private Set<String> chosen = Set.of();

    @Option(
            names = "--within",
            description = "With --once: give up after so many seconds (default: ${DEFAULT-VALUE}).",
            defaultValue = "180")
    private int seconds = 180;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Set<String> universities = new TreeSet<>(chosen.isEmpty() ? DemoAlliance.simulated() : chosen);
        boolean stacks = chosen.isEmpty() || universities.remove(DemoAlliance.STACKS);
        // the simulated SFTP server warns of each client that hangs up
        System.setProperty("logging.level.org.apache.sshd.server", "ERROR");
        DataDirectory.empty(DATA, DATA.resolve("hub"));
        try (DemoAlliance alliance = new DemoAlliance(DATA, results, universities);
                DemoLogIn logIn = new DemoLogIn()) {
            Configuration configuration = logIn.guard(configure(alliance, universities, stacks));
            say("Starting the hub (database, broker, routes) ...");
            try (ConfigurableApplicationContext hub = HubApplication.start(configuration)) {
                String address = "http://" + configuration.hub().web().host() + ":"
                        + configuration.hub().web().port();
                say("The hub runs: " + address + ". First syncs begin.");
                say(logIn.told(configuration.hub()));
                SyncRequests requests = hub.getBean(SyncRequests.class);
                universities.forEach(university -> requests.ask(university, "demo"));
                JournalView journal = hub.getBean(JournalView.class);
                long begin = System.nanoTime();
                boolean rested = awaitRest(journal, () -> universities.stream().allMatch(id -> runs(journal, id) > 0));
                if (rested && stacks) {
                    // what learners have of all of them is known only now
                    say("Stacks across the universities are looked for, and credit that comes home.");
                    int before = runs(journal, DemoAlliance.STACKS);
                    requests.ask(DemoAlliance.STACKS, "demo");
                    rested = awaitRest(journal, () -> runs(journal, DemoAlliance.STACKS) > before);
                }
                double took = (System.nanoTime() - begin) / 1e9;
                hub.getBean(Homecoming.class).judge();
                hub.getBean(Returning.class).sweep();
                report(journal, configuration, alliance, took);
                if (once) {
                    if (!rested) {
                        spec.commandLine().getErr().println("Not everything came to rest within " + seconds + " s.");
                    }
                    return rested ? ExitCodes.OK : ExitCodes.NEEDS_YOU;
                }
                say(
                        "The demo goes on until you stop it (Ctrl+C). Try './hub status', './hub preview twente', './hub check tampere'.");
                new CountDownLatch(1).await();
            }
        }
        return ExitCodes.OK;
    }

    /** Universities that nobody simulates are left out. */
    private Configuration configure(DemoAlliance alliance, Set<String> universities, boolean stacks)
            throws IOException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(alliance.environment());
        environment.putIfAbsent("PASSERELLE_DATA", DATA.resolve("hub").toString());
        Properties written = new Properties();
        written.putAll(alliance.environment());
        try (Writer writer = Files.newBufferedWriter(ConfigOption.DEMO_ENVIRONMENT)) {
            written.store(writer, "Where the simulators of the last demo listen");
        }
        return Configuration.load(
                config.directory,
                environment,
                id -> universities.contains(id) || stacks && id.equals(DemoAlliance.STACKS));
    }

    private static int runs(JournalView journal, String university) {
        return journal.runs(university, MOST_RUNS).size();
    }

    /** At rest: what was asked for has begun and was read to its end, and nothing is in flight. */
    private boolean awaitRest(JournalView journal, BooleanSupplier begun) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long told = System.nanoTime();
        while (System.nanoTime() < end) {
            Sums now = DemoFigures.total(journal);
            if (System.nanoTime() - told > TOLD_EVERY) {
                say(
                        "  read %5d = delivered %5d + declined %4d + referred %4d + rejected %3d + failed %3d + in flight %4d"
                                .formatted(
                                        now.read(),
                                        now.delivered(),
                                        now.declined(),
                                        now.referred(),
                                        now.rejected(),
                                        now.failed(),
                                        now.inFlight()));
                told = System.nanoTime();
            }
            if (begun.getAsBoolean() && journal.openRuns() == 0 && now.inFlight() == 0) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        return false;
    }

    private void report(JournalView journal, Configuration configuration, DemoAlliance alliance, double took) {
        PrintWriter out = spec.commandLine().getOut();
        DemoFigures figures = new DemoFigures(DATA, journal, alliance);
        if (json) {
            out.println(HubApi.compact(figures.json(took)));
            return;
        }
        TextTable table = new TextTable(
                "university",
                "SIS",
                "read",
                "=",
                "delivered",
                "declined",
                "referred",
                "rejected",
                "failed",
                "in flight",
                "by");
        configuration
                .universities()
                .forEach((id, university) -> row(
                        table,
                        id,
                        university.sis().protocol(),
                        journal.sums().getOrDefault(id, Sums.NONE),
                        String.join(", ", university.targets())));
        row(table, "all", "", DemoFigures.total(journal), "");
        table.print(out);
        out.printf(
                "The wallets hold %d credentials, each once: %s; %d came by e-mail. %.1f s, %.0f credentials a second.%n",
                alliance.wallet().held().size(),
                alliance.wallet().held().values().stream().allMatch(copies -> copies == 1) ? "yes" : "NO",
                alliance.mail().messages().size(),
                took,
                DemoFigures.total(journal).delivered() / took);
        out.printf(
                "%d stacks across universities were awarded; %d recognition records went home as files.%n",
                figures.stacked(), figures.recognisedAtHome());
    }

    private static void row(TextTable table, String name, String protocol, Sums sums, String targets) {
        table.row(
                name,
                protocol,
                sums.read(),
                "=",
                sums.delivered(),
                sums.declined(),
                sums.referred(),
                sums.rejected(),
                sums.failed(),
                sums.inFlight(),
                targets);
    }

    private void say(String line) {
        PrintWriter where =
                json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        where.println(line);
        where.flush();
    }
}
