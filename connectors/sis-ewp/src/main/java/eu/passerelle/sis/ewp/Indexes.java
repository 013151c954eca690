package eu.passerelle.sis.ewp;

import eu.passerelle.connectors.SisContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The index of a run, kept between its pages: it has no paging of its own. */
final class Indexes {

    /** A run whose next page takes longer asks again. */
    private static final Duration KEPT = Duration.ofMinutes(15);
    /** A run that begins again at once, after a failure of its first page, goes on with the same index. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final ConcurrentHashMap<String, Listed> kept = new ConcurrentHashMap<>();

    /** @param started just before it was asked for */
    record Listed(EwpSettings settings, @Nullable Instant modifiedSince, Instant started, SortedSet<String> ids) {}

    /** What a run reads from this position on; its {@code started} is the position's where the run has begun before. */
    Listed of(SisContext<EwpSettings> sis, EwpService service, Position at) {
        Instant now = sis.clock().instant();
        Listed known = kept.get(sis.university().id());
        if (known == null || !fits(known, sis, at, now)) {
            Listed asked = new Listed(sis.settings(), at.modifiedSince(), now, service.index(at.modifiedSince()));
            // of an index that is asked for again, what changed in between is for the next run to ask for
            known = at.started() == null
                    ? asked
                    : new Listed(asked.settings(), asked.modifiedSince(), at.started(), asked.ids());
            kept.put(sis.university().id(), known);
        }
        return known;
    }

    private static boolean fits(Listed known, SisContext<EwpSettings> sis, Position at, Instant now) {
        boolean sameRun = at.started() == null
                ? now.isBefore(known.started().plus(FRESH))
                : known.started().equals(at.started())
                        && now.isBefore(known.started().plus(KEPT));
        return sameRun
                && known.settings().equals(sis.settings())
                && Objects.equals(known.modifiedSince(), at.modifiedSince());
    }

    /** What is told from outside is newer than what is kept. */
    void forget(String university) {
        kept.remove(university);
    }
}
