package eu.passerelle.dashboard;

import eu.passerelle.journal.Decision;
import eu.passerelle.journal.Failure;
import eu.passerelle.journal.IssueOutcome;
import eu.passerelle.journal.IssueStore;
import eu.passerelle.journal.Schedules;
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
        ConfigurableApplicationContext context = SpringApplication.run(SampleDashboard.class, arguments);
        configure(context.getBean(SampleConfigurations.class));
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory())
                .scheduleWithFixedDelay(SampleHub::deliver, 1, 1, TimeUnit.SECONDS);
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
        TAMPERE.decline(Arrays.copyOfRange(all, 1110, 1160));
        TAMPERE.refer(Arrays.copyOfRange(all, 1170, 1201));
        Arrays.asList(all).subList(1160, 1170).forEach(SampleHub::refer);
        TAMPERE.pull(List.of("delivered"), List.of(), "5");
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
        List<String> again = JDBC.query(
                "select distinct source_key from transfer t join step s on s.transfer = t.id and s.step = 'replayed'"
                        + " where university = 'tampere' and t.state = 'ISSUED' limit " + AT_ONCE,
                (row, number) -> Objects.requireNonNull(row.getString(1)));
        TAMPERE.deliver(again.toArray(String[]::new));
    }
}
