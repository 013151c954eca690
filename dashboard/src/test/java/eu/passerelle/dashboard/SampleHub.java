package eu.passerelle.dashboard;

import eu.passerelle.journal.Alerts;
import eu.passerelle.journal.CopyRef;
import eu.passerelle.journal.CredentialOrder;
import eu.passerelle.journal.CredentialOrders;
import eu.passerelle.journal.Decision;
import eu.passerelle.journal.Failure;
import eu.passerelle.journal.FlowCounts;
import eu.passerelle.journal.FlowCounts.What;
import eu.passerelle.journal.IssueOutcome;
import eu.passerelle.journal.IssueStore;
import eu.passerelle.journal.RetryRunner;
import eu.passerelle.journal.Rulings.Speaker;
import eu.passerelle.journal.Schedules;
import eu.passerelle.journal.StatusKind;
import eu.passerelle.journal.StatusLists;
import eu.passerelle.simulators.login.DemoPerson;
import eu.passerelle.simulators.login.LoginSimulator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The pages without a hub: one university is well apart from its wallet, one is retried, one is stopped. What is tried
 * again is delivered little by little, as a hub would.
 */
final class SampleHub {

    private static final SampleJournal TAMPERE = new SampleJournal("tampere");
    private static final JdbcTemplate JDBC = SampleJournal.DATABASE.jdbc();
    private static final int AT_ONCE = 5;
    private static final String DRAFT =
            "# yaml of a university\nsis: {protocol: %s, address: \"https://sis.%s.example/api\"}\n"
                    + "schedule: {cron: \"0 0 3 * * ?\", jitter: PT10M}\npageSize: %d\nformats: [elm]\ntargets: [wallet]\n";

    private SampleHub() {}

    public static void main(String[] arguments) {
        tampere();
        others();
        long age = 0;
        for (String university : List.of("tampere", "twente", "bologna")) {
            past(university, age++);
        }
        new Schedules(SampleJournal.DATABASE).circuit("target:wallet", "OPEN");
        SampleAlerts.put(new Alerts(SampleJournal.DATABASE), "tampere");
        lastHour();
        ConfigurableApplicationContext context = SpringApplication.run(SampleDashboard.class, arguments);
        configure(context.getBean(SampleConfigurations.class));
        guarded(arguments);
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory())
                .scheduleWithFixedDelay(
                        () -> {
                            deliver();
                            context.getBean(RetryRunner.class).tick();
                        },
                        1,
                        1,
                        TimeUnit.SECONDS);
    }

    /** The same journal behind a log-in, on another port, which is said. */
    private static void guarded(String... arguments) {
        LoginSimulator provider = new LoginSimulator(0, SampleLogin.CLIENT, SampleLogin.SECRET, DemoPerson.ALL);
        int port = SampleLogin.freePort();
        SpringApplication application = new SpringApplication(SampleDashboard.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.run(Stream.concat(
                        Stream.of(arguments).filter(argument -> !argument.startsWith("--server.port")),
                        Stream.of(
                                "--server.port=" + port,
                                "--sample.people=true",
                                "--sample.issuer=" + provider.address(),
                                "--sample.address=http://localhost:" + port))
                .toArray(String[]::new));
        LoggerFactory.getLogger(SampleHub.class).info("Guarded on port {}", port);
    }

    private static void tampere() {
        TAMPERE.withOneInEveryState();
        List<String> keys = SampleJournal.keys("suoritus", 1240);
        TAMPERE.pull(keys, SampleJournal.keys("bad", 9));
        String[] all = keys.toArray(String[]::new);
        TAMPERE.issue(Arrays.copyOf(all, 1110));
        TAMPERE.deliver(Arrays.copyOf(all, 1071));
        TAMPERE.refuse(Arrays.copyOfRange(all, 1071, 1085));
        TAMPERE.fail(
                new Failure("deliver:wallet", "TargetUnavailable", "RECIPIENT", "HTTP 503 for 24 hours.", null),
                Arrays.copyOfRange(all, 1085, 1088));
        TAMPERE.fail(
                new Failure("deliver:wallet", "TargetUnavailable", "RECIPIENT", "The wallet is being moved.", null),
                Arrays.copyOfRange(all, 1088, 1100));
        TAMPERE.decline(Arrays.copyOfRange(all, 1110, 1160));
        TAMPERE.refer(Arrays.copyOfRange(all, 1170, 1201));
        Arrays.asList(all).subList(1160, 1170).forEach(SampleHub::refer);
        TAMPERE.pull(List.of("delivered"), List.of(), "5");
        credentials();
        SampleLearners.pull(TAMPERE);
    }

    /** One is revoked, one waits for a second person to be issued anew; wallets have copies of both. */
    private static void credentials() {
        UUID revoked = TAMPERE.id("suoritus-10017");
        StatusLists lists = new StatusLists(SampleJournal.DATABASE);
        lists.allocate(
                "tampere",
                StatusKind.TOKEN,
                List.of(new CopyRef(revoked, "dc+sd-jwt", "1"), new CopyRef(revoked, "dc+sd-jwt", "2")));
        lists.allocate("tampere", StatusKind.BITSTRING, List.of(CopyRef.only(revoked, "openbadge")));
        CredentialOrders orders = new CredentialOrders(SampleJournal.DATABASE, SampleJournal.CIPHER);
        Speaker aino = new Speaker("operator", "Aino");
        CredentialOrder.Reason error = CredentialOrder.Reason.ISSUED_IN_ERROR;
        orders.ask(
                new CredentialOrder.Asked(error.kind(), List.of(revoked), error, "The exam was of another course."),
                aino);
        CredentialOrder.Reason seal = CredentialOrder.Reason.SEAL_RENEWED;
        orders.ask(
                new CredentialOrder.Asked(
                        seal.kind(),
                        List.of(TAMPERE.id("suoritus-10018"), TAMPERE.id("suoritus-10019")),
                        seal,
                        "The seal has a new key since Monday."),
                aino);
    }

    private static void refer(String key) {
        UUID id = TAMPERE.id(key);
        List<String> missing = List.of("EQF level", "learning outcomes");
        new IssueStore(SampleJournal.DATABASE, SampleJournal.CIPHER)
                .store(
                        List.of(new IssueOutcome.Referred(
                                id, "catalogue-thin", "The catalogue entry is too thin.", missing)),
                        List.of(new Decision(
                                id,
                                LocalDate.of(2026, 11, 26),
                                "0123456789ab",
                                "referred",
                                List.of("catalogue-thin"),
                                List.of("catalogue#01234567"),
                                "catalogue-thin",
                                "The catalogue entry is too thin.",
                                missing,
                                List.of(8),
                                Map.of("reachable", true, "missing", missing, "credits", 5, "language", "en"))),
                        IssueStore.Basis.NONE);
    }

    private static void others() {
        SampleJournal twente = new SampleJournal("twente");
        List<String> keys = SampleJournal.keys("result", 310);
        twente.pull(keys, List.of());
        twente.issue(keys.toArray(String[]::new));
        twente.deliver(keys.toArray(String[]::new));
        twente.waiting(Instant.now().plus(5, ChronoUnit.MINUTES), "SisUnavailable: HTTP 503; goes on by itself.");
        new SampleJournal("bologna").stopped("SisRejected: HTTP 401. Ask the university for a new client secret.");
    }

    /** Runs of the last days, which read nothing new. */
    private static void past(String university, long age) {
        JDBC.update(
                "insert into sync_run (id, university, trigger, state, owner, scheduled_at, started_at, ended_at, seen,"
                        + " unchanged, message) select gen_random_uuid(), ?, 'SCHEDULE',"
                        + " case when n = 4 + ? then 'STOPPED' else 'DONE' end, 'test', at, at,"
                        + " at + interval '40 seconds', 1200, 1200,"
                        + " case when n = 4 + ? then 'SisRejected: HTTP 403.' end from (select n,"
                        + " date_trunc('hour', now()) - n * interval '11 hours' - ? * interval '2 hours' as at"
                        + " from generate_series(1, 14) n) nights",
                university,
                age,
                age,
                age);
    }

    /** What has gone through the steps in the last hour, in waves. */
    private static void lastHour() {
        FlowCounts counts = new FlowCounts(SampleJournal.DATABASE);
        Instant now = Instant.now();
        for (int ago = 0; ago < 360; ago++) {
            Instant at = now.minusSeconds(10L * ago);
            long wave = Math.round(6 + 5 * Math.sin(ago / 22.0));
            counts.add(
                    "hub-1",
                    at,
                    Map.of(
                            new What("sync", "tampere", "", "read"), wave,
                            new What("sync", "twente", "", "read"), wave / 3,
                            new What("credential", "tampere", "", "issued"), Math.max(0, wave - 1),
                            new What("credential", "tampere", "", "declined"), wave / 5,
                            new What("credential", "tampere", "", "referred"), wave / 8,
                            new What("deliver", "tampere", "email", "delivered"), wave / 2,
                            new What("deliver", "tampere", "badges", "offered"), wave / 4,
                            new What("deliver", "tampere", "wallet", "retry"), 1L));
        }
    }

    private static void configure(SampleConfigurations configurations) {
        for (String university : List.of("tampere", "twente", "bologna")) {
            for (int version = 1; version <= 2; version++) {
                configurations.drafts.put(university, DRAFT.formatted("virta", university, 100 * version));
                configurations.activate(
                        university,
                        new Configurations.Activation(
                                "page size " + 100 * version, "first set-up", null, false, false, false),
                        "operator");
            }
        }
        configurations.drafts.put("tampere", DRAFT.formatted("virta", "tampere", 500));
    }

    private static void deliver() {
        new FlowCounts(SampleJournal.DATABASE)
                .add(
                        "hub-1",
                        Instant.now(),
                        Map.of(
                                new What("sync", "tampere", "", "read"), 1L,
                                new What("credential", "tampere", "", "issued"), 1L,
                                new What("deliver", "tampere", "email", "delivered"), 1L));
        List<String> again = JDBC.query(
                "select distinct source_key from transfer t join step s on s.transfer = t.id and s.step = 'replayed'"
                        + " where university = 'tampere' and t.state = 'ISSUED' limit " + AT_ONCE,
                (row, number) -> Objects.requireNonNull(row.getString(1)));
        TAMPERE.deliver(again.toArray(String[]::new));
    }
}
