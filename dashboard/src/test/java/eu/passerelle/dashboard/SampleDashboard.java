package eu.passerelle.dashboard;

import eu.passerelle.journal.ConfigurationVersions;
import eu.passerelle.journal.Failure;
import eu.passerelle.journal.IdentityDecisions;
import eu.passerelle.journal.JournalView;
import eu.passerelle.journal.LearnerReview;
import eu.passerelle.journal.Learners;
import eu.passerelle.journal.Referrals;
import eu.passerelle.journal.Repairs;
import eu.passerelle.journal.ReturnStore;
import eu.passerelle.journal.Rulings;
import eu.passerelle.journal.Schedules;
import eu.passerelle.journal.SyncRequests;
import eu.passerelle.journal.Transfers;
import eu.passerelle.journal.UploadLog;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The dashboard alone, over a sample journal; {@link #main} shows the page without a hub. */
@SpringBootApplication
class SampleDashboard {

    static final String CONFIGURED = "configured";

    @Bean
    JournalView journalView() {
        return new JournalView(SampleJournal.DATABASE);
    }

    @Bean
    Transfers transfers() {
        return new Transfers(SampleJournal.DATABASE);
    }

    @Bean
    Repairs repairs() {
        return new Repairs(SampleJournal.DATABASE, SampleJournal.CIPHER);
    }

    @Bean
    Learners learners() {
        return new Learners(SampleJournal.DATABASE);
    }

    @Bean
    LearnerReview learnerReview() {
        return new LearnerReview(SampleJournal.DATABASE, SampleJournal.CIPHER);
    }

    @Bean
    IdentityDecisions identityDecisions() {
        return new IdentityDecisions(SampleJournal.DATABASE);
    }

    @Bean
    ReturnStore returnStore() {
        return new ReturnStore(SampleJournal.DATABASE, SampleJournal.CIPHER);
    }

    /** One pathway, and one learner who is on it. */
    @Bean
    StackDesk stackDesk() {
        return new SampleStacks();
    }

    @Bean
    SyncRequests syncRequests() {
        return new SyncRequests(SampleJournal.DATABASE);
    }

    @Bean
    PolicyDesk policyDesk() {
        return new SamplePolicy();
    }

    @Bean
    SecondOpinions secondOpinions() {
        return () -> new SecondOpinions.Counts(20, 2, 0);
    }

    @Bean
    KeyWarnings keyWarnings() {
        return () -> List.of("key 'seal': its certificate ends soon");
    }

    @Bean
    Referrals referrals() {
        return new Referrals(SampleJournal.DATABASE);
    }

    @Bean
    Rulings rulings() {
        return new Rulings(SampleJournal.DATABASE);
    }

    @Bean
    ReferredDesk referredDesk() {
        return new SampleReferred();
    }

    @Bean
    ApiAccess apiAccess(@Value("${sample.token:}") String token) {
        return new ApiAccess(
                token.isEmpty() ? null : token,
                Set.of("localhost"),
                Set.of(CONFIGURED, "tampere", "twente", "bologna"));
    }

    @Bean
    ConfigurationVersions configurationVersions() {
        return new ConfigurationVersions(SampleJournal.DATABASE);
    }

    @Bean
    SampleConfigurations configurations(ConfigurationVersions versions) {
        return new SampleConfigurations(versions);
    }

    @Bean
    UploadLog uploadLog() {
        return new UploadLog(SampleJournal.DATABASE);
    }

    @Bean
    UploadAccess uploadAccess(@Value("${sample.inbox:}") String inbox) {
        return university -> inbox.isEmpty() || !Set.of("kaunas", "aveiro").contains(university)
                ? Optional.empty()
                : Optional.of(new UploadAccess.Inbox(Path.of(inbox), university + "-upload-token", 100_000));
    }

    /** Tells the caller of the university {@code echo} what it was told. */
    @Bean
    Notifications notifications() {
        return (university, call) -> university.equals("echo")
                ? Optional.of(new Notifications.Reply(
                        202,
                        Map.of("Content-Type", "text/plain", "X-Target", call.method() + " " + call.target()),
                        call.body()))
                : Optional.empty();
    }

    public static void main(String[] arguments) {
        fill();
        SpringApplication.run(SampleDashboard.class, arguments);
    }

    private static void fill() {
        SampleJournal tampere = new SampleJournal("tampere");
        tampere.withOneInEveryState();
        List<String> keys = SampleJournal.keys("suoritus", 1240);
        tampere.pull(keys, SampleJournal.keys("bad", 9));
        String[] all = keys.toArray(String[]::new);
        tampere.issue(java.util.Arrays.copyOf(all, 1110));
        tampere.deliver(java.util.Arrays.copyOf(all, 1071));
        tampere.refuse(java.util.Arrays.copyOfRange(all, 1071, 1085));
        tampere.fail(
                new Failure("deliver:wallet", "TargetUnavailable", "RECIPIENT", "HTTP 503 for 24 hours.", null),
                java.util.Arrays.copyOfRange(all, 1085, 1088));
        tampere.decline(java.util.Arrays.copyOfRange(all, 1110, 1160));
        tampere.refer(java.util.Arrays.copyOfRange(all, 1160, 1201));
        tampere.pull(List.of("delivered"), List.of(), "5");
        SampleJournal twente = new SampleJournal("twente");
        twente.pull(SampleJournal.keys("result", 310), List.of());
        twente.issue(SampleJournal.keys("result", 310).toArray(String[]::new));
        twente.deliver(SampleJournal.keys("result", 310).toArray(String[]::new));
        twente.waiting(Instant.now().plus(5, ChronoUnit.MINUTES), "SisUnavailable: HTTP 503; goes on by itself.");
        new SampleJournal("bologna").stopped("SisRejected: HTTP 401. Ask the university for a new client secret.");
        new Schedules(SampleJournal.DATABASE).circuit("target:wallet", "OPEN");
    }
}
