package eu.passerelle.routes;

import eu.passerelle.connectors.NotifiedConnector;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.RetriableException;
import eu.passerelle.dashboard.Notifications;
import eu.passerelle.journal.SyncRequests;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what a university's system tells to its connector, and asks for a run where the connector says so. A run that
 * is asked for and has not begun answers all that was told before it begins.
 */
final class Notifying implements Notifications {

    private static final Logger LOG = LoggerFactory.getLogger(Notifying.class);

    private final Connections connections;
    private final SyncRequests requests;

    Notifying(Connections connections, SyncRequests requests) {
        this.connections = connections;
        this.requests = requests;
    }

    @Override
    public Optional<Reply> receive(String university, Call call) {
        return connections
                .university(university)
                .flatMap(known -> receive(
                        known, new NotifiedConnector.Call(call.method(), call.target(), call.headers(), call.body())));
    }

    private Optional<Reply> receive(ConnectedUniversity<?> university, NotifiedConnector.Call call) {
        try {
            return university.told(call).map(reply -> {
                if (reply.read()) {
                    ask(university.id());
                } else {
                    LOG.warn("{}: a notification was refused with HTTP {}", university.id(), reply.status());
                }
                return new Reply(reply.status(), reply.headers(), reply.body());
            });
        } catch (HubException e) {
            // whom to trust could not be told: the caller tries again, an operator looks
            LOG.warn("{}: a notification could not be judged: {}", university.id(), e.getMessage());
            return Optional.of(new Reply(e instanceof RetriableException ? 503 : 500, Map.of(), new byte[0]));
        }
    }

    private void ask(String university) {
        boolean asked = requests.waiting().stream()
                .anyMatch(request -> request.university().equals(university) && request.since() == null);
        if (!asked) {
            requests.ask(university, "notification");
        }
    }
}
