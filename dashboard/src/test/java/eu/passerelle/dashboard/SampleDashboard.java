package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.People;
import eu.passerelle.dashboard.login.LoginDesk;
import eu.passerelle.journal.CompanionFiles;
import eu.passerelle.journal.ConfigurationVersions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** The dashboard alone, over a sample journal ({@link SampleStores}); {@link SampleHub} shows its pages without a hub. */
@SpringBootApplication
class SampleDashboard {

    static final String CONFIGURED = "configured";

    /** Tests fill the journal under its feet. */
    @Bean
    SharedAnswers sharedAnswers() {
        return new SharedAnswers(Duration.ZERO, SampleJournal.DATABASE::within);
    }

    @Bean
    FlowTargets flowTargets() {
        return () -> Set.of("wallet", "email", "badges");
    }

    @Bean
    HealthDesk healthDesk() {
        return () -> List.of(
                new HealthDesk.Part("database", "database", HealthDesk.State.UP, null, true),
                new HealthDesk.Part("target", "wallet", HealthDesk.State.IMPAIRED, "Its circuit is OPEN.", false));
    }

    @Bean
    ScrapeAccess scrapeAccess() {
        return new ScrapeAccess("scrape-token");
    }

    /** Tampere is read at three every night of the next days. */
    @Bean
    UpcomingRuns upcomingRuns() {
        Instant night = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(27));
        return () -> Map.of(
                "tampere",
                new UpcomingRuns.Schedule(
                        "0 0 3 * * ?",
                        "Europe/Helsinki",
                        600,
                        "SKIP",
                        "ONE",
                        List.of(night, night.plus(Duration.ofDays(1)), night.plus(Duration.ofDays(2)))));
    }

    /** One pathway, and one learner who is on it. */
    @Bean
    StackDesk stackDesk() {
        return new SampleStacks();
    }

    @Bean
    PolicyDesk policyDesk() {
        return new SamplePolicy();
    }

    @Bean
    SampleTrials sampleTrials() {
        return new SampleTrials();
    }

    @Bean
    SampleTables sampleTables(SampleTrials trials) {
        return new SampleTables(trials);
    }

    /** Nobody was sent a link. */
    @Bean
    ClaimDesk claimDesk() {
        return new ClaimDesk() {
            @Override
            public Optional<LinkView> newest(UUID transfer) {
                return Optional.empty();
            }

            @Override
            public boolean again(UUID transfer, String who) {
                return false;
            }
        };
    }

    @Bean
    SecondOpinions secondOpinions() {
        return () -> new SecondOpinions.Counts(20, 2, 0);
    }

    @Bean
    AlertDesk alertDesk() {
        return new SampleAlerts();
    }

    @Bean
    SettingsDesk settingsDesk() {
        return new SampleSettings();
    }

    @Bean
    KeyWarnings keyWarnings() {
        return () -> List.of("key 'seal': its certificate ends soon");
    }

    @Bean
    TemplateWarnings templateWarnings() {
        return () -> new java.util.TreeMap<>(
                Map.of("twente", "twente: its certificate template cannot be drawn, so the last good one is used."));
    }

    @Bean
    ReferredDesk referredDesk() {
        return new SampleReferred();
    }

    @Bean
    ApiAccess apiAccess(@Value("${sample.token:}") String token, @Value("${sample.people:false}") boolean people) {
        return new ApiAccess(
                token.isEmpty() ? null : token,
                Set.of("localhost"),
                people
                        ? Set.of(CONFIGURED, "tampere", "twente", "bologna", SamplePeople.HERE, SamplePeople.THERE)
                        : Set.of(CONFIGURED, "tampere", "twente", "bologna"));
    }

    /** With {@code sample.people}: a token for each role at two universities, and one without any. */
    @Bean
    People people(
            @Value("${sample.token:}") String token,
            @Value("${sample.people:false}") boolean people,
            ObjectProvider<LoginDesk> logins) {
        return new People(
                token.isEmpty() ? null : token,
                people ? SamplePeople.tokens() : Map.of(),
                SamplePeople::rules,
                logins.getIfAvailable());
    }

    /** With {@code sample.issuer}: people log in there, and the page is at {@code sample.address}. */
    @Bean
    @ConditionalOnProperty("sample.issuer")
    LoginDesk loginDesk(@Value("${sample.issuer}") URI issuer, @Value("${sample.address}") URI address) {
        return SampleLogin.desk(issuer, address);
    }

    @Bean
    SampleConfigurations configurations(ConfigurationVersions versions) {
        return new SampleConfigurations(versions);
    }

    @Bean
    SampleSetup setupDesk(SampleConfigurations configurations) {
        return new SampleSetup(configurations);
    }

    @Bean
    SampleData dataDesk(CompanionFiles files) {
        return new SampleData(files);
    }

    @Bean
    SampleCertificates certificateDesk() {
        return new SampleCertificates();
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
}
