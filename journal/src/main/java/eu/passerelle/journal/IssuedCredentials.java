package eu.passerelle.journal;

import eu.passerelle.journal.IssueOutcome.Issued;
import eu.passerelle.journal.Outbox.WorkOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sealed credentials, what they claim where it is kept, and their deliveries. */
final class IssuedCredentials {

    private final JdbcTemplate jdbc;
    private final Payloads payloads;
    private final Outbox outbox;

    IssuedCredentials(JdbcTemplate jdbc, Payloads payloads) {
        this.jdbc = jdbc;
        this.payloads = payloads;
        this.outbox = new Outbox(jdbc);
    }

    /** In the caller's transaction; the orders are sent after it. */
    List<WorkOrder> add(List<Issued> issued) {
        jdbc.update(
                "insert into credential (id, university, status, issued_at) select t.id, t.university, 'ACTIVE', n.at"
                        + " from unnest(?::uuid[], ?::timestamptz[]) as n (id, at) join transfer t on t.id = n.id",
                issued.stream().map(Issued::transfer).toArray(UUID[]::new),
                issued.stream().map(i -> i.issuedAt().toString()).toArray(String[]::new));
        payloads.add(issued.stream().flatMap(IssuedCredentials::payloads).toList());
        Map<String, List<Issued>> byTarget = new LinkedHashMap<>();
        issued.forEach(i -> i.targets()
                .keySet()
                .forEach(target ->
                        byTarget.computeIfAbsent(target, t -> new ArrayList<>()).add(i)));
        List<WorkOrder> orders = new ArrayList<>();
        byTarget.forEach((target, theirs) -> {
            jdbc.batchUpdate(
                    "insert into delivery (transfer, target, format, state, next_attempt)"
                            + " values (?, ?, ?, 'PENDING', now() + " + PageStore.LEASE + ")",
                    theirs,
                    100,
                    (statement, i) -> {
                        statement.setObject(1, i.transfer());
                        statement.setString(2, target);
                        statement.setString(3, i.targets().get(target));
                    });
            orders.addAll(outbox.add(
                    Queues.deliver(target),
                    theirs.stream().map(Issued::transfer).toList()));
        });
        return orders;
    }

    private static Stream<Payloads.Payload> payloads(Issued issued) {
        Stream<Payloads.Payload> files = issued.sealed().stream()
                .map(each -> new Payloads.Payload(
                        issued.transfer(), PayloadKind.SEALED, each.format(), each.mediaType(), each.content()));
        return Stream.concat(
                files,
                Stream.ofNullable(issued.kept())
                        .map(kept -> new Payloads.Payload(
                                issued.transfer(),
                                PayloadKind.ACHIEVEMENT,
                                "application/json",
                                ModelJson.write(kept))));
    }
}
