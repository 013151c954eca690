package eu.passerelle.routes;

import eu.passerelle.dashboard.PagesFirst;
import eu.passerelle.dashboard.SettingsDesk;
import eu.passerelle.dashboard.SharedAnswers;
import eu.passerelle.dashboard.UpcomingRuns;
import eu.passerelle.journal.AlertFacts;
import eu.passerelle.journal.ConfigurationVersions;
import eu.passerelle.journal.CredentialNotices;
import eu.passerelle.journal.CredentialOrders;
import eu.passerelle.journal.CredentialSearch;
import eu.passerelle.journal.Edits;
import eu.passerelle.journal.FailureGroups;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.JournalView;
import eu.passerelle.journal.OverviewView;
import eu.passerelle.journal.PayloadCipher;
import eu.passerelle.journal.RawReading;
import eu.passerelle.journal.Repairs;
import eu.passerelle.journal.Retries;
import eu.passerelle.journal.RetryRunner;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.routes.config.UniversitySettings.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.context.annotation.Bean;

/** What the operators' pages show and do. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class OperatorBeans {

    private static final int UPCOMING = 5;
    /** A little less than the timer's second, so that none is left out. */
    private static final Duration RETRIES = Duration.ofMillis(800);

    @Bean
    OverviewView overviewView(JournalDatabase database) {
        return new OverviewView(database);
    }

    @Bean
    FailureGroups failureGroups(JournalDatabase database) {
        return new FailureGroups(database);
    }

    @Bean
    Past past(ConfigurationVersions versions, ActiveVersions active, PolicyKeeper policy) {
        return new PastVersions(versions, active, policy::at);
    }

    @Bean
    RawReading rawReading(Connections connections, Past past) {
        return new ReadingAgain(connections, past);
    }

    @Bean
    RetryRunner retryRunner(JournalDatabase database, PayloadCipher cipher, RawReading reading) {
        return new RetryRunner(database, cipher, reading, RETRIES);
    }

    @Bean
    Edits edits(JournalDatabase database, PayloadCipher cipher, RawReading reading) {
        return new Edits(database, cipher, reading);
    }

    @Bean
    Repairs repairs(JournalDatabase database, PayloadCipher cipher) {
        return new Repairs(database, cipher);
    }

    @Bean
    Retries retries(JournalDatabase database, RetryRunner runner) {
        return new Retries(database, runner);
    }

    @Bean
    SettingsDesk settingsDesk(
            Configuration configuration, Connections connections, SigningKeys keys, Facing.Stores stores, Clock clock) {
        return new Facing(configuration, connections, keys, stores, clock);
    }

    @Bean
    Facing.Stores facingStores(
            JournalDatabase database,
            AlertFacts facts,
            JournalView journal,
            JmsPoolConnectionFactory pooledConnections) {
        return new Facing.Stores(database, facts, journal, pooledConnections);
    }

    /** Pages ask every five seconds. */
    @Bean
    SharedAnswers sharedAnswers(JournalDatabase database) {
        return new SharedAnswers(Duration.ofSeconds(1), database::within);
    }

    /** Most answers are there sooner. */
    @Bean
    PagesFirst pagesFirst() {
        return new PagesFirst(Duration.ofMillis(100));
    }

    @Bean
    CredentialSearch credentialSearch(JournalDatabase database, PayloadCipher cipher) {
        return new CredentialSearch(database, cipher);
    }

    @Bean
    CredentialOrders credentialOrders(JournalDatabase database, PayloadCipher cipher) {
        return new CredentialOrders(database, cipher);
    }

    @Bean
    TellingLearners tellingLearners(
            JournalDatabase database, PayloadCipher cipher, Connections connections, Clock clock) {
        return new TellingLearners(new CredentialNotices(database, cipher), connections, clock);
    }

    @Bean
    UpcomingRuns upcomingRuns(Connections connections) {
        return () -> connections.all().stream()
                .flatMap(university -> upcoming(university).map(schedule -> Map.entry(university.id(), schedule)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Stream<UpcomingRuns.Schedule> upcoming(ConnectedUniversity<?> university) {
        Schedule schedule = university.settings().schedule();
        if (schedule == null) {
            return Stream.empty();
        }
        List<Instant> next = Stream.iterate(
                        Timetable.next(university, schedule, Instant.now()),
                        at -> at.isBefore(Instant.MAX),
                        at -> Timetable.next(university, schedule, at))
                .limit(UPCOMING)
                .toList();
        return Stream.of(new UpcomingRuns.Schedule(
                schedule.cron(),
                university.settings().timeZone().getId(),
                schedule.jitter().toSeconds(),
                schedule.overlapOrSkip().name(),
                schedule.catchUpOrOne().name(),
                next));
    }
}
