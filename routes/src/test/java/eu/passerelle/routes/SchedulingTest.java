package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.passerelle.journal.CatalogueStore;
import eu.passerelle.journal.CompanionFiles;
import eu.passerelle.journal.ConfigurationVersions;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.JournalView;
import eu.passerelle.journal.Outbox;
import eu.passerelle.journal.PageStore;
import eu.passerelle.journal.PayloadCipher;
import eu.passerelle.journal.SchedulePauses.NotRun;
import eu.passerelle.journal.SchedulePauses.Why;
import eu.passerelle.journal.Schedules;
import eu.passerelle.journal.SyncRequests;
import eu.passerelle.journal.SyncRun;
import eu.passerelle.journal.SyncRun.Trigger;
import eu.passerelle.journal.SyncRuns;
import eu.passerelle.journal.WaitingForData;
import eu.passerelle.routes.observe.FlowRecorder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jms.core.JmsTemplate;

/** Scheduled times that must not or cannot be run, of a university that is read at three every night. */
class SchedulingTest {

    private static final String UNIVERSITY = "twente";
    private static final String SCHEDULE = "schedule: {cron: \"0 0 3 * * ?\", jitter: PT0S%s}%n";

    @SuppressWarnings("NullAway.Init")
    private static JournalDatabase database;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final Schedules schedules = new Schedules(database);
    private final SyncRuns runs = new SyncRuns(database, "this");
    private final SyncRequests requests = new SyncRequests(database);
    private Instant now = Instant.now();
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @SuppressWarnings("NullAway.Init")
    private Scheduling scheduling;

    @BeforeAll
    static void startDatabase() {
        database = EmptyJournal.open();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.jdbc()
                .execute("truncate configuration_version, schedule_pause, skipped_run, missed_run, sync_request,"
                        + " companion_version, sync_run cascade");
    }

    @AfterEach
    void close() {
        scheduling.close();
    }

    private void start(String policy) {
        Home home = Home.in(directory, "hub-1", Map.of());
        home.university(UNIVERSITY, Home.UNIVERSITY.formatted(UNIVERSITY) + SCHEDULE.formatted(policy));
        Instance hub = Instance.start(home, new ConfigurationVersions(database));
        PayloadCipher cipher = new PayloadCipher(new byte[32]);
        Companions companions = new Companions(
                directory,
                hub.active().connections(),
                new CompanionFiles(database, cipher),
                new WaitingForData(database, cipher),
                requests);
        Synchronising synchronising = new Synchronising(
                runs,
                new PageStore(database, cipher),
                new CatalogueStore(database),
                new Dispatching(new JmsTemplate(), new Outbox(database.jdbc())),
                new Synchronising.Beside(companions, FlowRecorder.none(), () -> {}),
                clock);
        scheduling = new Scheduling(hub.active(), runs, requests, schedules, synchronising, clock);
        scheduling.pulse();
    }

    /** The next three o'clock comes. */
    private void night() {
        now = now.plus(Duration.ofDays(1));
        scheduling.pulse();
    }

    private void anotherRunIsUnderWay() {
        assertThat(new SyncRuns(database, "another instance").start(UNIVERSITY, Trigger.MANUAL, null))
                .isPresent();
    }

    private List<Why> notRun() {
        return schedules.pauses().notRun(UNIVERSITY, 10).stream()
                .map(NotRun::why)
                .toList();
    }

    private List<Trigger> triggers() {
        return new JournalView(database)
                .runs(UNIVERSITY, 10).stream().map(SyncRun::trigger).toList();
    }

    @Test
    void aTimeThatFindsAnotherRunIsPassedOver() {
        start("");
        anotherRunIsUnderWay();

        night();

        await().until(() -> notRun().equals(List.of(Why.OVERLAP)));
        scheduling.catchUp();
        assertThat(triggers()).as("nothing is made up for").containsExactly(Trigger.MANUAL);
        assertThat(requests.waiting()).isEmpty();
    }

    @Test
    void orItWaitsForItsEnd() {
        start(", overlap: WAIT");
        anotherRunIsUnderWay();

        night();

        await().until(() -> requests.waiting().size() == 1);
        assertThat(notRun()).isEmpty();
        scheduling.catchUp();
        assertThat(notRun()).as("a time that waits is not missed").isEmpty();
    }

    @Test
    void aPausedScheduleRunsNothingAndMakesUpForNothing() {
        start("");
        schedules.pauses().pause(UNIVERSITY, "The SIS is moved", null, "ann");

        night();

        await().until(() -> notRun().equals(List.of(Why.PAUSED)));
        schedules.pauses().resume(UNIVERSITY, "ann");
        scheduling.catchUp();
        assertThat(triggers()).isEmpty();
    }

    @Test
    void whatNobodyRanIsToldAndMadeUpForByOneRun() {
        start("");
        now = now.plus(Duration.ofDays(3));

        scheduling.catchUp();

        assertThat(notRun()).containsExactly(Why.MISSED);
        assertThat(triggers()).containsExactly(Trigger.CATCH_UP);
    }

    @Test
    void orIsToldAndLeftToTheNextTime() {
        start(", catchUp: NONE");
        now = now.plus(Duration.ofDays(3));

        scheduling.catchUp();
        scheduling.catchUp();

        assertThat(notRun()).containsExactly(Why.MISSED);
        assertThat(triggers()).isEmpty();
    }
}
