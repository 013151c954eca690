package eu.passerelle.routes;

import eu.passerelle.dashboard.ApiAccess;
import eu.passerelle.dashboard.Notifications;
import eu.passerelle.dashboard.PagesFirst;
import eu.passerelle.journal.CatalogueStore;
import eu.passerelle.journal.DeliveryStore;
import eu.passerelle.journal.IssueStore;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.JournalView;
import eu.passerelle.journal.Outbox;
import eu.passerelle.journal.PageStore;
import eu.passerelle.journal.PayloadCipher;
import eu.passerelle.journal.RetryRunner;
import eu.passerelle.journal.Schedules;
import eu.passerelle.journal.Sweeper;
import eu.passerelle.journal.SyncRequests;
import eu.passerelle.journal.SyncRuns;
import eu.passerelle.journal.TransferCounts;
import eu.passerelle.journal.Transfers;
import eu.passerelle.portal.status.CopyStatuses;
import eu.passerelle.recognition.Recognition;
import eu.passerelle.routes.catalogue.CatalogueFiles;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.routes.config.HubSettings;
import eu.passerelle.routes.observe.FlowRecorder;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;

/** Puts the hub together; every part is plain Java. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class HubBeans {

    private static final Logger LOG = LoggerFactory.getLogger(HubBeans.class);
    private static final Duration CIRCUIT_OPEN = Duration.ofSeconds(10);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    PayloadCipher payloadCipher(Configuration configuration) {
        return new PayloadCipher(JournalKeys.key(configuration.hub()));
    }

    @Bean
    SyncRuns syncRuns(JournalDatabase database, Configuration configuration) {
        return new SyncRuns(database, configuration.hub().instance());
    }

    @Bean
    SyncRequests syncRequests(JournalDatabase database) {
        return new SyncRequests(database);
    }

    @Bean
    CatalogueStore catalogueStore(JournalDatabase database) {
        return new CatalogueStore(database);
    }

    @Bean
    Outbox outbox(JournalDatabase database) {
        return new Outbox(database.jdbc());
    }

    @Bean
    Schedules schedules(JournalDatabase database) {
        return new Schedules(database);
    }

    @Bean(destroyMethod = "close")
    Scheduling scheduling(
            ActiveVersions active,
            SyncRuns runs,
            SyncRequests requests,
            Schedules schedules,
            Synchronising synchronising,
            Clock clock) {
        return new Scheduling(active, runs, requests, schedules, synchronising, clock);
    }

    @Bean
    PageStore pageStore(JournalDatabase database, PayloadCipher cipher) {
        return new PageStore(database, cipher);
    }

    @Bean
    Synchronising synchronising(
            SyncRuns runs,
            PageStore pages,
            CatalogueStore catalogue,
            Dispatching dispatching,
            Companions companions,
            FlowRecorder recorder,
            PagesFirst pagesFirst,
            Clock clock) {
        return new Synchronising(
                runs,
                pages,
                catalogue,
                dispatching,
                new Synchronising.Beside(companions, recorder, pagesFirst::letPass),
                clock);
    }

    @Bean
    Issuing issuing(
            JournalDatabase database,
            PayloadCipher cipher,
            CatalogueStore catalogue,
            Dispatching dispatching,
            Connections connections,
            CopyStatuses statuses,
            Issuing.Tools tools,
            PagesFirst pagesFirst,
            Past past) {
        return new Issuing(
                new IssueStore(database, cipher),
                catalogue,
                dispatching,
                new Judging(tools, connections, past),
                new Sealing(tools.formats(), connections, statuses),
                pagesFirst::letPass);
    }

    @Bean
    Issuing.Tools issuingTools(
            Supplier<GradeStatistics> grades,
            Supplier<Recognition> recognition,
            Formats formats,
            FlowRecorder recorder,
            Clock clock) {
        return new Issuing.Tools(Normalising.with(grades), recognition, formats, recorder, clock);
    }

    @Bean
    TargetGates targetGates(Connections connections, Schedules schedules) {
        Map<String, TargetGate> gates = new HashMap<>();
        connections
                .targets()
                .keySet()
                .forEach(name -> gates.put(name, new TargetGate(name, CIRCUIT_OPEN, (target, state) -> {
                    LOG.warn("Target {}: circuit {}", target, state);
                    schedules.circuit("target:" + target, state);
                })));
        schedules.circuitsClosed(
                gates.keySet().stream().map(name -> "target:" + name).toList());
        return new TargetGates(Map.copyOf(gates));
    }

    /** @param byName one gate a target */
    record TargetGates(Map<String, TargetGate> byName) {}

    @Bean
    RoutesBuilder syncRoutes(Scheduling scheduling) {
        return new SyncRoutes(scheduling);
    }

    @Bean
    RoutesBuilder credentialRoute(Issuing issuing) {
        return new CredentialRoute(issuing, 1 + Runtime.getRuntime().availableProcessors());
    }

    @Bean
    RoutesBuilder deliverRoutes(
            JournalDatabase database,
            PayloadCipher cipher,
            Connections connections,
            TargetGates gates,
            FlowRecorder recorder,
            PagesFirst pagesFirst,
            Clock clock) {
        Map<String, Delivering> delivering = new HashMap<>();
        connections
                .targets()
                .forEach((name, target) -> delivering.put(
                        name,
                        new Delivering(
                                target,
                                java.util.Objects.requireNonNull(gates.byName().get(name)),
                                new DeliveryStore(database, cipher),
                                connections,
                                recorder,
                                clock)));
        return new DeliverRoutes(delivering, pagesFirst);
    }

    @Bean
    RoutesBuilder sweepRoutes(
            JournalDatabase database,
            Outbox outbox,
            Dispatching dispatching,
            TargetGates gates,
            CatalogueFiles catalogueFiles,
            RetryRunner retries,
            TellingLearners learners) {
        return new SweepRoutes(
                new Sweeping(new Sweeper(database), outbox, dispatching, gates.byName()),
                catalogueFiles,
                retries,
                new TransferCounts(database),
                learners);
    }

    @Bean
    CatalogueFiles catalogueFiles(Configuration configuration, Connections connections, CatalogueStore catalogue) {
        return new CatalogueFiles(configuration.home(), connections.ids(), catalogue);
    }

    @Bean
    JournalView journalView(JournalDatabase database) {
        return new JournalView(database);
    }

    @Bean
    Transfers transfers(JournalDatabase database) {
        return new Transfers(database);
    }

    @Bean
    ApiAccess apiAccess(Configuration configuration, Connections connections) {
        HubSettings.Web web = configuration.hub().web();
        return new ApiAccess(
                web.token() == null ? null : web.token().value(),
                Stream.of("localhost", "127.0.0.1", "[::1]", web.host()).collect(Collectors.toSet()),
                connections.ids());
    }

    @Bean
    Notifications notifications(Connections connections, SyncRequests requests) {
        return new Notifying(connections, requests);
    }

    @Bean
    RouteConfigurationBuilder errorPolicy() {
        return new ErrorPolicy();
    }
}
