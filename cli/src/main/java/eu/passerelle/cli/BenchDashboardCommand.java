package eu.passerelle.cli;

import eu.passerelle.dashboard.bench.PollingUsers;
import eu.passerelle.dashboard.bench.PollingUsers.Figures;
import eu.passerelle.database.EmbeddedDatabase;
import eu.passerelle.journal.CountRates;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.JournalView;
import eu.passerelle.journal.SyncRequests;
import eu.passerelle.routes.HubApplication;
import eu.passerelle.simulators.alliance.DemoAlliance;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./hub bench dashboard}. */
@Command(
        name = "dashboard",
        description =
                "Invents a large journal of thirteen universities (a twentieth has failed, in 40 groups), starts a hub on"
                        + " it that reads simulated universities, and has people look at its pages meanwhile; says how"
                        + " long answers take, once more while all that has failed is tried again, and what counts and search"
                        + " cost who writes (data/bench-dashboard is emptied).",
        mixinStandardHelpOptions = true)
final class BenchDashboardCommand implements Callable<Integer> {

    /** What an answer may take at the 95th percentile, in milliseconds. */
    private static final double PROMISED = 300;

    private static final Set<String> KEPT =
            Set.of("overview", "groups", "list", "list, of a group", "list, of a university", "search", "journey");

    /** Of each university that is read: enough to seal meanwhile, and nothing left when it comes to trying again. */
    private static final int RESULTS_A_SECOND = 30;

    private static final Duration EVERY = Duration.ofSeconds(5);

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Mixin
    private Output output = new Output();

    @Option(
            names = "--transfers",
            description = "In the journal before (default: ${DEFAULT-VALUE}).",
            defaultValue = "1000000")
    private int transfers = 1_000_000;

    @Option(names = "--users", description = "Who look at pages (default: ${DEFAULT-VALUE}).", defaultValue = "20")
    private int users = 20;

    @Option(names = "--seconds", description = "How long they look (default: ${DEFAULT-VALUE}).", defaultValue = "90")
    private int seconds = 90;

    @Option(
            names = "--warm",
            description = "Seconds that they look before, which do not count (default: ${DEFAULT-VALUE}).",
            defaultValue = "30")
    private int warm = 30;

    @Option(
            names = "--writing",
            description = "Seconds of the measurement of who writes; 0: none (default: ${DEFAULT-VALUE}).",
            defaultValue = "40")
    private int writing = 40;

    @Option(
            names = "--filled",
            description =
                    "A directory to keep the filled journal in: one that is there is copied, of however many transfers.")
    private @Nullable Path filled;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        LargeHub.prepare(config.directory);
        say("Inventing transfers ...");
        long began = System.nanoTime();
        LargeHub.fill(transfers, filled);
        say("... in " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began) + " s.");
        List<String> looked = LargeHub.samples();
        CountRates rates = writing == 0 ? null : writing();
        try (DemoAlliance alliance = LargeHub.alliance(RESULTS_A_SECOND * (warm + seconds));
                ConfigurableApplicationContext hub = HubApplication.start(LargeHub.configure(alliance))) {
            return look(hub, looked, rates);
        }
    }

    private CountRates writing() {
        say("Writing, with counts and without ...");
        try (EmbeddedDatabase server = EmbeddedDatabase.start(LargeHub.DATA.resolve("writing"), true)) {
            new JdbcTemplate(new org.springframework.jdbc.datasource.DriverManagerDataSource(
                            server.url(), server.user(), ""))
                    .execute("create database bare");
            String bare = server.url().replaceFirst("/postgres(?=\\?|$)", "/bare");
            try (JournalDatabase one = new JournalDatabase(server.url(), server.user(), "");
                    JournalDatabase other = new JournalDatabase(bare, server.user(), "")) {
                return CountRates.measure(one, other, Duration.ofSeconds(writing));
            }
        }
    }

    /** While the hub reads its universities, and once more while it tries again all that has failed. */
    private int look(ConfigurableApplicationContext hub, List<String> looked, @Nullable CountRates rates)
            throws InterruptedException {
        URI address = URI.create("http://localhost:" + hub.getEnvironment().getProperty("local.server.port"));
        KeptReading kept =
                new KeptReading(hub.getBean(JournalView.class), hub.getBean(SyncRequests.class), LargeHub.READ);
        say(users + " people look for " + warm + " s, until the hub is warm ...");
        look(address, looked, kept, seconds(warm));
        say("... and for " + seconds + " s while it reads ...");
        long before = kept.read();
        Map<String, Figures> reading = look(address, looked, kept, seconds(seconds));
        say("... " + (kept.read() - before) + " new results meanwhile.");
        say(users + " people look while all that has failed is tried again ...");
        BulkRetry retry = new BulkRetry(address);
        Map<String, Figures> retrying = look(address, looked, kept, retry::goesOn);
        report(new Report(reading, retrying, retry.retried(), rates));
        return reading.entrySet().stream().anyMatch(BenchDashboardCommand::tooLong)
                        || Stream.of(reading, retrying)
                                .flatMap(figures -> figures.values().stream())
                                .anyMatch(each -> each.failed() > 0)
                ? ExitCodes.NEEDS_YOU
                : ExitCodes.OK;
    }

    private static BooleanSupplier seconds(int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        return () -> System.nanoTime() < end;
    }

    private Map<String, Figures> look(URI address, List<String> looked, KeptReading kept, BooleanSupplier more)
            throws InterruptedException {
        return new PollingUsers(address, PollingUsers.pages(LargeHub.INVENTED, looked)).look(users, EVERY, () -> {
            kept.goOn();
            return more.getAsBoolean();
        });
    }

    private static boolean tooLong(Map.Entry<String, Figures> each) {
        return KEPT.contains(each.getKey()) && each.getValue().p95() > PROMISED;
    }

    /**
     * All that was measured.
     *
     * @param reading answers while the hub read
     * @param retrying answers while it tried again
     * @param writing null where it was not asked for
     */
    private record Report(
            Map<String, Figures> reading,
            Map<String, Figures> retrying,
            BulkRetry.Retried retried,
            @Nullable CountRates writing) {}

    private void report(Report report) {
        if (output.isJson()) {
            output.out().println(JsonMapper.shared().writeValueAsString(report));
            return;
        }
        table("while a hub reads", report.reading());
        BulkRetry.Retried retried = report.retried();
        output.out()
                .println(String.format(
                        Locale.ROOT,
                        "%d failed transfers were tried again: the answer came after %.0f ms, the job was %s after %.0f s"
                                + " (%d delivered, %d failed, %d otherwise).",
                        retried.asked(),
                        retried.answered(),
                        retried.state(),
                        retried.seconds(),
                        retried.delivered(),
                        retried.failed(),
                        retried.otherwise()));
        table("meanwhile", report.retrying());
        CountRates rates = report.writing();
        if (rates != null) {
            output.out()
                    .println(String.format(
                            Locale.ROOT,
                            "%.0f transfers/s written with counts, lists and search, %.0f/s without: %.1f %% lost.",
                            rates.with(),
                            rates.without(),
                            100 * rates.lost()));
        }
    }

    private void table(String when, Map<String, Figures> figures) {
        TextTable table =
                new TextTable("question, " + when, "asked", "unchanged", "failed", "p50 ms", "p95 ms", "p99 ms");
        figures.entrySet()
                .forEach(each -> table.row(
                        each.getKey(),
                        each.getValue().asked(),
                        each.getValue().unchanged(),
                        each.getValue().failed(),
                        Math.round(each.getValue().p50()),
                        Math.round(each.getValue().p95()) + (tooLong(each) ? " (too long)" : ""),
                        Math.round(each.getValue().p99())));
        table.print(output.out());
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
    }
}
