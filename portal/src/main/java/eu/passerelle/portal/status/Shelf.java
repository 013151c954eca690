package eu.passerelle.portal.status;

import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.journal.StatusContents.Version;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * The signed copies of one list in the memory of this instance. They are answered without asking anybody until somebody
 * has to look whether the list has changed; while one looks the others get what there is.
 */
final class Shelf {

    /** A change is seen after so long. */
    static final Duration LOOK = Duration.ofSeconds(5);

    /** While the journal does not answer, what is known is told for so long. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Signed again after so long although nothing has changed. */
    static final Duration PERIOD = Duration.ofMinutes(30);

    private static final Duration WAIT = Duration.ofSeconds(5);

    private final Supplier<Version> versions;
    private final Function<Instant, List<PublishedList>> signing;
    private final Clock clock;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile @Nullable Copies known;

    private record Copies(Version version, long period, Instant looked, List<PublishedList> signed) {}

    /**
     * @param versions looks what changes whenever the list does
     * @param signing writes the list as it is now, with the time that it bears
     */
    Shelf(Supplier<Version> versions, Function<Instant, List<PublishedList>> signing, Clock clock) {
        this.versions = versions;
        this.signing = signing;
        this.clock = clock;
    }

    /** @throws StatusUnavailable neither a copy that is new enough nor a way to make one */
    List<PublishedList> copies() {
        Copies copies = known;
        if (copies != null && isWithin(LOOK, copies)) {
            return copies.signed();
        }
        if (looking.tryLock()) {
            return lookAndUnlock();
        }
        if (copies != null && isWithin(PATIENCE, copies)) {
            return copies.signed();
        }
        try {
            if (looking.tryLock(WAIT.toSeconds(), TimeUnit.SECONDS)) {
                return lookAndUnlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new StatusUnavailable("The journal lets others wait already.", null);
    }

    private boolean isWithin(Duration age, Copies copies) {
        Instant now = clock.instant();
        // a clock that was set back says nothing about age
        return !now.isBefore(copies.looked()) && now.isBefore(copies.looked().plus(age));
    }

    private List<PublishedList> lookAndUnlock() {
        try {
            Copies before = known;
            if (before != null && isWithin(LOOK, before)) {
                return before.signed();
            }
            Copies now = look(before);
            known = now;
            return now.signed();
        } finally {
            looking.unlock();
        }
    }

    private Copies look(@Nullable Copies before) {
        // before the journal is asked: what it says is at least as new
        Instant at = clock.instant();
        try {
            Version version = versions.get();
            long period = at.toEpochMilli() / PERIOD.toMillis();
            boolean same = before != null && before.version().equals(version);
            if (before != null && same && before.period() == period) {
                return new Copies(version, period, at, before.signed());
            }
            try {
                return new Copies(version, period, at, signing.apply(at));
            } catch (HubException keyIsAway) {
                if (before != null && same && before.period() == period - 1) {
                    // it says the same and is valid for another period
                    return new Copies(version, before.period(), at, before.signed());
                }
                throw keyIsAway;
            }
        } catch (DataAccessException | HubException away) {
            if (before != null && isWithin(PATIENCE, before)) {
                return before;
            }
            throw new StatusUnavailable("Journal or key do not answer.", away);
        }
    }
}
