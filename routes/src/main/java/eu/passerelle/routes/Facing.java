package eu.passerelle.routes;

import eu.passerelle.dashboard.HubState;
import eu.passerelle.dashboard.SettingsDesk;
import eu.passerelle.journal.AlertFacts;
import eu.passerelle.journal.DatabaseState;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.JournalView;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.routes.config.HubSettings;
import eu.passerelle.routes.config.SettingLines;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** How this hub is set up and how its parts stand, for those who look after it. */
final class Facing implements SettingsDesk {

    private static final Duration GOOD_FOR = Duration.ofSeconds(20);

    private final HubSettings hub;
    private final List<HubState.Value> values;
    private final Connections connections;
    private final SigningKeys keys;
    private final Stores stores;
    private final Clock clock;
    private final Instant started;
    private @Nullable HubState last;
    private Instant lookedAt = Instant.MIN;

    /** What stores and queues. */
    record Stores(JournalDatabase database, AlertFacts facts, JournalView journal, ConnectionFactory broker) {}

    Facing(Configuration configuration, Connections connections, SigningKeys keys, Stores stores, Clock clock) {
        this.hub = configuration.hub();
        this.values = SettingLines.ofHub(configuration.home()).stream()
                .map(line -> new HubState.Value(line.key(), line.line(), line.value()))
                .toList();
        this.connections = connections;
        this.keys = keys;
        this.stores = stores;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** Asked by every page that is open: it is looked at anew after some time only. */
    @Override
    public synchronized HubState state() {
        Instant now = clock.instant();
        if (last == null || !lookedAt.plus(GOOD_FOR).isAfter(now)) {
            last = new HubState(instance(), keys.held(), certificates(), targets(), values);
            lookedAt = now;
        }
        return last;
    }

    private HubState.Instance instance() {
        return new HubState.Instance(
                hub.instance(),
                HubApplication.VERSION,
                started,
                hub.web().address().toString(),
                Runtime.version().toString(),
                hub.europass().profilePack(),
                database(),
                broker());
    }

    private HubState.Part database() {
        boolean embedded = hub.database().url() == null;
        try {
            DatabaseState state = DatabaseState.of(stores.database());
            return new HubState.Part(
                    embedded,
                    true,
                    "PostgreSQL %s, schema %s, %d MB"
                            .formatted(state.server(), state.schema(), state.bytes() / 1_000_000));
        } catch (DataAccessException e) {
            return new HubState.Part(embedded, false, "");
        }
    }

    private HubState.Part broker() {
        boolean embedded = hub.broker().url() == null;
        try (Connection connection = stores.broker().createConnection()) {
            return new HubState.Part(
                    embedded,
                    true,
                    connection.getMetaData().getJMSProviderName() + " "
                            + connection.getMetaData().getProviderVersion());
        } catch (JMSException e) {
            return new HubState.Part(embedded, false, "");
        }
    }

    private List<HubState.Certificate> certificates() {
        List<HubState.Certificate> all = new ArrayList<>();
        for (ConnectedUniversity<?> university : connections.all()) {
            university
                    .clientCertificateEnd()
                    .ifPresent(end -> all.add(
                            new HubState.Certificate(university.id(), "client certificate", end, clock.instant())));
        }
        stores.facts().serverCertificates().stream()
                .filter(each -> connections.ids().contains(each.university()))
                .map(each -> new HubState.Certificate(each.university(), each.server(), each.endsAt(), each.seenAt()))
                .forEach(all::add);
        all.sort(Comparator.comparing(HubState.Certificate::endsAt));
        return all;
    }

    private List<HubState.Target> targets() {
        Map<String, JournalView.Circuit> circuits = stores.journal().circuits().stream()
                .collect(Collectors.toMap(JournalView.Circuit::name, Function.identity()));
        Map<String, Instant> arrivals = stores.facts().lastArrivals();
        return new TreeMap<>(connections.targets())
                .entrySet().stream()
                        .map(each -> {
                            JournalView.Circuit circuit = circuits.get("target:" + each.getKey());
                            return new HubState.Target(
                                    each.getKey(),
                                    each.getValue().target().protocol(),
                                    each.getValue().format(),
                                    circuit == null ? "CLOSED" : circuit.state(),
                                    circuit == null ? null : circuit.since(),
                                    arrivals.get(each.getKey()));
                        })
                        .toList();
    }
}
