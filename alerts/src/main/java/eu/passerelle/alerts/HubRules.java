package eu.passerelle.alerts;

import eu.passerelle.alerts.Condition.Said;
import eu.passerelle.alerts.Facts.HeldCertificate;
import eu.passerelle.connectors.failure.HubException.Responsible;
import eu.passerelle.journal.AlertFacts.ServerCertificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The hub's own state: keys, certificates and targets. */
final class HubRules {

    private static final String CLOSED = "CLOSED";
    private static final String TARGET = "target:";
    private static final String SETTINGS = "#/settings";

    private HubRules() {}

    /** @param before how long before its end a certificate is told of */
    static Stream<Condition> conditions(Facts facts, AlertSettings settings, Duration before) {
        Duration open = Objects.requireNonNull(settings.thresholds().circuitOpen());
        return Stream.of(
                        facts.around().keys().stream().flatMap(key -> held(key, facts.now(), before).stream()),
                        facts.servers().stream()
                                .filter(server -> facts.around().universities().contains(server.university()))
                                .flatMap(server -> server(server, facts.now(), before).stream()),
                        facts.circuits().stream()
                                .filter(circuit -> !circuit.state().equals(CLOSED)
                                        && circuit.name().startsWith(TARGET))
                                .map(circuit -> circuit.name().substring(TARGET.length()))
                                .filter(facts.around().targets()::contains)
                                .map(target -> away(target, open)))
                .flatMap(conditions -> conditions);
    }

    private static Optional<Condition> held(HeldCertificate key, Instant now, Duration before) {
        String whose = key.university() == null ? "key '" + key.name() + "'" : key.university() + ": " + key.name();
        String what;
        if (key.unusable()) {
            what = "The " + whose
                    + ": what lies in its place now cannot be used; the one before is, as far as it is held.";
        } else if (key.endsAt() != null && now.plus(before).isAfter(key.endsAt())) {
            what = "The certificate of " + whose + " " + end(key.endsAt(), now);
        } else {
            return Optional.empty();
        }
        return Optional.of(Condition.of(
                Rule.CERTIFICATE_ENDING,
                "held:" + (key.university() == null ? "" : key.university()) + ":" + key.name(),
                Responsible.HUB,
                new Said(
                        key.university(),
                        null,
                        what,
                        "Get the renewed one and put it into the place of the old one; the hub takes it without a stop.",
                        SETTINGS)));
    }

    private static Optional<Condition> server(ServerCertificate server, Instant now, Duration before) {
        if (!now.plus(before).isAfter(server.endsAt())) {
            return Optional.empty();
        }
        return Optional.of(Condition.of(
                Rule.CERTIFICATE_ENDING,
                "server:" + server.university() + ":" + server.server(),
                Responsible.UNIVERSITY,
                new Said(
                        server.university(),
                        null,
                        "%s: the certificate of %s %s"
                                .formatted(server.university(), server.server(), end(server.endsAt(), now)),
                        "Ask the university to renew it; after its end nothing can be read.",
                        SETTINGS)));
    }

    private static String end(Instant end, Instant now) {
        String day = end.toString().substring(0, 10);
        return end.isAfter(now)
                ? "ends on %s, in %d days."
                        .formatted(day, Duration.between(now, end).toDays())
                : "ended on " + day + ".";
    }

    private static Condition away(String target, Duration open) {
        return Condition.of(
                        Rule.CIRCUIT_OPEN,
                        target,
                        Responsible.RECIPIENT,
                        new Said(
                                null,
                                target,
                                "Target %s has not answered for %d minutes.".formatted(target, open.toMinutes()),
                                "Ask whoever runs it. Deliveries wait and go on by themselves when it answers.",
                                SETTINGS))
                .lasting(open);
    }
}
