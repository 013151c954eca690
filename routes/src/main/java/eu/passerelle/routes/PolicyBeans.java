package eu.passerelle.routes;

import eu.passerelle.dashboard.TableDesk;
import eu.passerelle.journal.Decisions;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.Policies;
import eu.passerelle.journal.TableChanges;
import eu.passerelle.routes.config.Configuration;
import java.time.Clock;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Bean;

/** The recognition policy: kept in step with its files, and asked about the past. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class PolicyBeans {

    @Bean
    PolicyKeeper policyKeeper(Configuration configuration, JournalDatabase database, ActiveVersions active) {
        return new PolicyKeeper(
                configuration.home().resolve("recognition"),
                new Policies(database),
                configuration.hub().instance(),
                active.connections().ids());
    }

    @Bean
    Deciding deciding(PolicyKeeper policy, JournalDatabase database, Clock clock) {
        return new Deciding(policy, new Decisions(database), clock);
    }

    @Bean
    TableDrafts tableDrafts(Configuration configuration) {
        return new TableDrafts(configuration.home());
    }

    @Bean
    TrialRuns trialRuns(Deciding deciding, JournalDatabase database, TableDrafts drafts, Clock clock) {
        return new TrialRuns(deciding, new Decisions(database), drafts, clock);
    }

    @Bean
    TableDesk tableDesk(
            Configuration configuration,
            PolicyKeeper policy,
            JournalDatabase database,
            TableDrafts drafts,
            TrialRuns trials,
            Clock clock) {
        TableChanges changes = new TableChanges(database);
        return new TableBench(
                new TableShelf(policy, changes),
                drafts,
                new TableFiles(configuration.home().resolve("recognition"), policy),
                changes,
                trials,
                new TableHouse(configuration.hub().policy().fourEyes(), clock));
    }

    @Bean
    RoutesBuilder policyRoute(PolicyKeeper policy) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:policy?period=2000&synchronous=true")
                        .routeId("policy-files")
                        .bean(policy, "refresh");
            }
        };
    }
}
