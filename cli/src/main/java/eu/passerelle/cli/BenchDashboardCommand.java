package eu.passerelle.cli;

import eu.passerelle.dashboard.bench.LargeJournal;
import eu.passerelle.dashboard.bench.PollingUsers;
import eu.passerelle.dashboard.bench.PollingUsers.Figures;
import eu.passerelle.database.EmbeddedDatabase;
import eu.passerelle.journal.CountRates;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.JournalView;
import eu.passerelle.journal.SyncRequests;
import eu.passerelle.routes.HubApplication;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.simulators.alliance.DemoAlliance;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
                        + " long answers take, and what counts and search cost who writes (data/bench-dashboard is"
                        + " emptied).",
        mixinStandardHelpOptions = true)
final class BenchDashboardCommand implements Callable<Integer> {

    /** What an answer may take at the 95th percentile, in milliseconds. */
    private static final double PROMISED = 300;

    private static final Set<String> KEPT =
            Set.of("overview", "groups", "list", "list, of a group", "list, of a university", "search", "journey");

    private static final Path DATA = Path.of("data", "bench-dashboard");
    private static final Path HUB = DATA.resolve("hub");
    private static final Path DEMO = DATA.resolve("data").resolve("demo");
    private static final Path CONFIGURATION = DATA.resolve("config");
    private static final Set<String> READ = Set.of("aalborg", "tampere", "twente");
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final int SAMPLES = 200;

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
            names = "--writing",
            description = "Seconds of the measurement of who writes; 0: none (default: ${DEFAULT-VALUE}).",
            defaultValue = "40")
    private int writing = 40;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        DataDirectory.empty(DATA, HUB);
        DataDirectory.copy(config.directory, CONFIGURATION);
        List<String> looked = fill();
        CountRates rates = writing == 0 ? null : writing();
        Map<String, Figures> figures;
        try (DemoAlliance alliance = new DemoAlliance(DEMO, 40 * seconds, READ);
                ConfigurableApplicationContext hub = HubApplication.start(configure(alliance))) {
            figures = look(hub, looked);
        }
        report(figures, rates);
        return figures.entrySet().stream()
                        .anyMatch(each -> each.getValue().failed() > 0
                                || KEPT.contains(each.getKey())
                                        && each.getValue().p95() > PROMISED)
                ? ExitCodes.NEEDS_YOU
                : ExitCodes.OK;
    }

    /** @return ids of transfers that have failed at the delivery, so that there is a credential too */
    private List<String> fill() {
        say("Inventing " + transfers + " transfers ...");
        long began = System.nanoTime();
        List<String> universities = Stream.concat(
                        READ.stream().sorted(),
                        IntStream.rangeClosed(1, 13 - READ.size()).mapToObj(i -> "invented-" + i))
                .toList();
        try (EmbeddedDatabase server = EmbeddedDatabase.start(HUB.resolve("database"), false);
                JournalDatabase database = new JournalDatabase(server.url(), server.user(), "")) {
            new LargeJournal(database.jdbc()).fill(transfers, universities);
            List<String> looked = database.jdbc()
                    .query(
                            "select transfer from delivery where state = 'FAILED' limit " + SAMPLES,
                            (row, number) -> row.getString(1));
            say("... in " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began) + " s.");
            return looked;
        }
    }

    private CountRates writing() {
        say("Writing, with counts and without ...");
        try (EmbeddedDatabase server = EmbeddedDatabase.start(DATA.resolve("writing"), true)) {
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

    private Configuration configure(DemoAlliance alliance) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(alliance.environment());
        environment.put("PASSERELLE_DATA", HUB.toString());
        environment.put("PASSERELLE_PORT", "0");
        return Configuration.load(CONFIGURATION, environment, READ::contains);
    }

    /** While the hub reads its universities: asked anew whenever they are done. */
    private Map<String, Figures> look(ConfigurableApplicationContext hub, List<String> looked)
            throws InterruptedException, IOException {
        URI address = URI.create("http://localhost:" + hub.getEnvironment().getProperty("local.server.port"));
        SyncRequests requests = hub.getBean(SyncRequests.class);
        JournalView journal = hub.getBean(JournalView.class);
        READ.forEach(university -> requests.ask(university, "bench"));
        say(users + " people look for " + seconds + " s while a hub reads ...");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long before = read(journal);
        Map<String, Figures> figures = new PollingUsers(address, PollingUsers.pages("invented-1", looked))
                .look(users, EVERY, () -> System.nanoTime() < end);
        say("... which has read " + (read(journal) - before) + " results meanwhile.");
        return figures;
    }

    private static long read(JournalView journal) {
        return journal.sums().values().stream().mapToLong(sums -> sums.read()).sum();
    }

    private void report(Map<String, Figures> figures, @org.jspecify.annotations.Nullable CountRates rates) {
        if (output.isJson()) {
            Map<String, Object> all = new HashMap<>(Map.of("answers", figures));
            if (rates != null) {
                all.put("writing", rates);
            }
            output.out().println(JsonMapper.shared().writeValueAsString(all));
            return;
        }
        TextTable table = new TextTable("question", "asked", "unchanged", "failed", "p50 ms", "p95 ms", "p99 ms");
        figures.forEach((name, each) -> table.row(
                name,
                each.asked(),
                each.unchanged(),
                each.failed(),
                Math.round(each.p50()),
                Math.round(each.p95()) + (KEPT.contains(name) && each.p95() > PROMISED ? " (too long)" : ""),
                Math.round(each.p99())));
        table.print(output.out());
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

    private void say(String line) {
        spec.commandLine().getErr().println(line);
    }
}
