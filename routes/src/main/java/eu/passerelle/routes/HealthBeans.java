package eu.passerelle.routes;

import eu.passerelle.dashboard.HealthDesk;
import eu.passerelle.dashboard.HealthDesk.Part;
import eu.passerelle.dashboard.HealthDesk.State;
import eu.passerelle.dashboard.KeyWarnings;
import eu.passerelle.dashboard.ScrapeAccess;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.OverviewView;
import eu.passerelle.routes.HubBeans.TargetGates;
import eu.passerelle.routes.config.Configuration;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessException;

/** Health: for machines that ask below {@code /actuator/health} without a token, and for people with the reasons. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class HealthBeans {

    /** Between up and down: told, and no reason to send requests elsewhere. */
    private static final String IMPAIRED = State.IMPAIRED.name();

    @Bean
    ScrapeAccess scrapeAccess(Configuration configuration) {
        var token = configuration.hub().observe().metricsToken();
        return new ScrapeAccess(token == null ? null : token.value());
    }

    @Bean
    HealthDesk hubHealth(
            JournalDatabase database,
            JmsPoolConnectionFactory pooledConnections,
            ActiveVersions active,
            OverviewView overview,
            TargetGates gates,
            KeyWarnings keys) {
        return new HubHealth(() -> answers(database), () -> answers(pooledConnections), active, overview, gates, keys);
    }

    private static boolean answers(JournalDatabase database) {
        try {
            database.jdbc().queryForObject("select 1", Integer.class);
            return true;
        } catch (DataAccessException e) {
            return false;
        }
    }

    private static boolean answers(JmsPoolConnectionFactory broker) {
        try (Connection connection = broker.createConnection()) {
            connection.start();
            return true;
        } catch (JMSException e) {
            return false;
        }
    }

    /** Whether the journal answers; without it the hub does nothing. */
    @Bean
    HealthIndicator journalHealthIndicator(JournalDatabase database) {
        return () -> health(answers(database));
    }

    /** Whether the broker answers; without it work waits in the journal. */
    @Bean
    HealthIndicator brokerHealthIndicator(JmsPoolConnectionFactory pooledConnections) {
        return () -> health(answers(pooledConnections));
    }

    private static Health health(boolean up) {
        return up ? Health.up().build() : Health.down().build();
    }

    @Bean
    HealthContributor sisHealthContributor(HealthDesk desk) {
        return new Parts(() -> ((HubHealth) desk).universities());
    }

    @Bean
    HealthContributor targetsHealthContributor(HealthDesk desk) {
        return new Parts(() -> ((HubHealth) desk).targets());
    }

    @Bean
    HealthContributor keysHealthContributor(HealthDesk desk) {
        return new Parts(() -> List.of(((HubHealth) desk).keys()));
    }

    /** Parts that come and go; what is wrong with them is told elsewhere. */
    private record Parts(Supplier<List<Part>> now) implements CompositeHealthContributor {

        @Override
        public @Nullable HealthContributor getContributor(String name) {
            return stream()
                    .filter(entry -> entry.name().equals(name))
                    .map(Entry::contributor)
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public Stream<HealthContributors.Entry> stream() {
            return now.get().stream().map(part -> new Entry(part.name(), (HealthIndicator) () -> of(part)));
        }

        private static Health of(Part part) {
            return part.state() == State.UP
                    ? Health.up().build()
                    : Health.status(IMPAIRED).build();
        }
    }
}
