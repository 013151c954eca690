package eu.passerelle.routes;

import eu.passerelle.alerts.Facts;
import eu.passerelle.journal.AlertFacts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** How this hub is set up now, for the alerts' rules; looks at the certificates of universities' servers. */
public final class Surroundings implements Supplier<Facts.Around> {

    private final Connections connections;
    private final SigningKeys keys;
    private final AlertFacts facts;
    private final Clock clock;

    Surroundings(Connections connections, SigningKeys keys, AlertFacts facts, Clock clock) {
        this.connections = connections;
        this.keys = keys;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public Facts.Around get() {
        List<Facts.HeldCertificate> held = new ArrayList<>();
        keys.held()
                .forEach(key -> held.add(new Facts.HeldCertificate(
                        key.use(), null, key.endsAt(), key.problem() != null && key.nextFrom() == null)));
        connections
                .all()
                .forEach(university -> university
                        .clientCertificateEnd()
                        .ifPresent(end -> held.add(
                                new Facts.HeldCertificate("client certificate", university.id(), end, false))));
        return new Facts.Around(
                Set.copyOf(connections.ids()),
                connections.all().stream()
                        .filter(Surroundings::isScheduled)
                        .map(ConnectedUniversity::id)
                        .collect(Collectors.toSet()),
                connections.targets().keySet(),
                held);
    }

    private static boolean isScheduled(ConnectedUniversity<?> university) {
        return university.settings().schedule() != null;
    }

    /** A handshake with each server, and nothing more. */
    public void lookAtServers() {
        for (ConnectedUniversity<?> university : connections.all()) {
            facts.seen(university.id(), university.servers(), university.certificateEnds(), clock.instant());
        }
    }
}
