package eu.passerelle.alerts;

import eu.passerelle.database.EmbeddedDatabase;
import eu.passerelle.journal.AlertFacts;
import eu.passerelle.journal.AlertNotices;
import eu.passerelle.journal.Alerts;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.JournalView;
import eu.passerelle.journal.OverviewView;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** A journal in a real PostgreSQL with what a test puts into it. */
final class AlertJournal {

    private static final EmbeddedDatabase SERVER = EmbeddedDatabase.start(
            Path.of("target", "alerts-test-" + ProcessHandle.current().pid()), false);
    static final JournalDatabase DATABASE = new JournalDatabase(SERVER.url(), SERVER.user(), "");
    static final Alerts ALERTS = new Alerts(DATABASE);
    static final AlertNotices NOTICES = new AlertNotices(DATABASE);
    static final AlertFacts FACTS = new AlertFacts(DATABASE);
    static final String UNIVERSITY = "tampere";
    private static final JdbcTemplate JDBC = DATABASE.jdbc();

    private AlertJournal() {}

    static void clear() {
        JDBC.execute(
                "truncate alert, alert_notice, alert_silence, queue_sample, seal_objection, server_certificate, circuit,"
                        + " missed_run, failure_group, delivery, transfer, sync_run cascade");
    }

    static Gathering gathering(AlertSettings settings, TestClock clock) {
        return new Gathering(
                FACTS,
                new OverviewView(DATABASE),
                new JournalView(DATABASE),
                () -> new Facts.Around(Set.of(UNIVERSITY), Set.of(), Set.of("wallet"), List.of()),
                settings,
                clock);
    }

    static UUID run(String state, String message, Instant at) {
        UUID id = UUID.randomUUID();
        JDBC.update(
                "insert into sync_run (id, university, trigger, state, owner, started_at, ended_at, message)"
                        + " values (?, ?, 'MANUAL', ?, 'test', ?, ?, ?)",
                id,
                UNIVERSITY,
                state,
                java.sql.Timestamp.from(at),
                java.sql.Timestamp.from(at),
                message);
        return id;
    }

    /** Transfers of one run that came to their end at a time; failed ones fail at the wallet. */
    static void transfers(UUID run, int failed, int delivered, String reason, Instant at) {
        for (int i = 0; i < failed + delivered; i++) {
            UUID id = UUID.randomUUID();
            boolean bad = i < failed;
            JDBC.update(
                    "insert into transfer (id, run, university, source_key, version, state, reason, responsible,"
                            + " failed_step, failure_kind, failure_group, created_at, updated_at)"
                            + " values (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)",
                    id,
                    run,
                    UNIVERSITY,
                    id.toString(),
                    bad ? "FAILED" : "DELIVERED",
                    bad ? reason : null,
                    bad ? "RECIPIENT" : null,
                    bad ? "deliver:wallet" : null,
                    bad ? "TargetUnavailable" : null,
                    bad ? "g1" : null,
                    java.sql.Timestamp.from(at),
                    java.sql.Timestamp.from(at));
            JDBC.update(
                    "insert into delivery (transfer, target, state, updated_at) values (?, 'wallet', ?, ?)",
                    id,
                    bad ? "FAILED" : "DELIVERED",
                    java.sql.Timestamp.from(at));
        }
    }

    static void repaired() {
        JDBC.update("update transfer set state = 'DELIVERED', failure_group = null");
        JDBC.update("update delivery set state = 'DELIVERED'");
    }
}
