package eu.passerelle.routes;

import eu.passerelle.connectors.DeliveryReceipt;
import eu.passerelle.connectors.ReturnedDocument;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.RetriableException;
import eu.passerelle.credentials.elmo.ElmoRecognitionWriter;
import eu.passerelle.journal.ReturnStore;
import eu.passerelle.journal.ReturnStore.ToReturn;
import eu.passerelle.routes.config.ReceivingSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Beside the three steps: recognition records go back to the SIS of the university that recognises. */
public final class Returning {

    private static final Logger LOG = LoggerFactory.getLogger(Returning.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int MOST = 200;

    private final Connections connections;
    private final ReturnStore store;
    private final Clock clock;

    Returning(Connections connections, ReturnStore store, Clock clock) {
        this.connections = connections;
        this.store = store;
        this.clock = clock;
    }

    /** Hands over what is due, one after the other; a SIS that is down is left alone until the next turn. */
    public void sweep() {
        for (ConnectedUniversity<?> university : connections.all()) {
            ReceivingSettings receiving = university.settings().recognition();
            if (receiving != null) {
                hand(university, receiving);
            }
        }
    }

    private void hand(ConnectedUniversity<?> university, ReceivingSettings receiving) {
        for (int handed = 0; handed < MOST; handed++) {
            List<ToReturn> taken = store.take(university.id(), 1, LEASE);
            if (taken.isEmpty() || !hand(university, receiving, taken.getFirst())) {
                return;
            }
        }
    }

    /** @return whether the next one is worth trying */
    private boolean hand(ConnectedUniversity<?> university, ReceivingSettings receiving, ToReturn next) {
        try {
            DeliveryReceipt receipt = ConnectedReturn.of(university, receiving)
                    .hand(new ReturnedDocument(
                            next.id(),
                            next.version(),
                            ElmoRecognitionWriter.MEDIA_TYPE,
                            "xml",
                            ElmoRecognitionWriter.write(next.content())));
            store.returned(next, receipt.reference());
            return true;
        } catch (RetriableException e) {
            store.failed(
                    next,
                    e.getMessage(),
                    BackOff.next(next.attempts() + 1, clock.instant(), e.retryAfter())
                            .orElse(null));
            return false;
        } catch (HubException e) {
            store.failed(next, e.getMessage(), null);
            return true;
        } catch (RuntimeException e) {
            LOG.error(
                    "Recognition record {} of {}: {} at {}",
                    next.id(),
                    university.id(),
                    e.getClass().getName(),
                    e.getStackTrace().length > 0 ? e.getStackTrace()[0] : "?");
            store.failed(
                    next, "Unexpected " + e.getClass().getSimpleName() + "; report it with the record's id.", null);
            return true;
        }
    }
}
