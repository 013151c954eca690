package eu.passerelle.routes;

import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.RetriableException;
import eu.passerelle.journal.CredentialNotices;
import eu.passerelle.journal.CredentialNotices.Due;
import eu.passerelle.model.Credential;
import eu.passerelle.model.University;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Every few seconds: learners whose credentials people have revoked are told by what had delivered them. */
public final class TellingLearners {

    private static final int AT_ONCE = 20;

    private final CredentialNotices notices;
    private final Connections connections;
    private final Clock clock;

    TellingLearners(CredentialNotices notices, Connections connections, Clock clock) {
        this.notices = notices;
        this.connections = connections;
        this.clock = clock;
    }

    public void tell() {
        notices.due(AT_ONCE).forEach(this::tell);
    }

    private void tell(Due due) {
        ConnectedTarget<?> target = connections.targets().get(due.target());
        Optional<University> university =
                connections.known(due.completion().key().university()).map(ConnectedUniversity::university);
        if (target == null || university.isEmpty()) {
            notices.ended(due, false);
            return;
        }
        boolean told;
        try {
            told = target.tellTakenBack(delivery(due, university.get()));
        } catch (RetriableException e) {
            Optional<Instant> again = BackOff.next(due.attempts() + 1, clock.instant(), e.retryAfter());
            again.ifPresentOrElse(at -> notices.retry(due, at), () -> notices.failed(due, e.getMessage()));
            return;
        } catch (HubException e) {
            notices.failed(due, e.getMessage());
            return;
        } catch (RuntimeException e) {
            notices.failed(due, Defect.told(due.transfer(), due.target(), "telling its learner", e));
            return;
        }
        notices.ended(due, told);
    }

    private static Delivery delivery(Due due, University university) {
        return new Delivery(
                due.transfer().toString(),
                new Credential(due.transfer(), due.format(), due.mediaType(), due.sealed()),
                Recipients.of(due.completion().learner(), university),
                university,
                due.completion());
    }
}
