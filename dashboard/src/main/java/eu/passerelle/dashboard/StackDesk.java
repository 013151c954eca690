package eu.passerelle.dashboard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How learners come along on pathways. No personal data: learners are ids. */
public interface StackDesk {

    /**
     * All pathways, by id.
     *
     * @throws PathwaysUnreadable when a file must be mended first
     */
    List<PathwayView> pathways();

    /**
     * One learner on one pathway.
     *
     * @param who looks; kept in the audit log
     * @return empty where there is no such pathway or learner
     */
    Optional<ProgressView> progress(String pathway, UUID learner, String who);

    /**
     * A pathway and how many are how far.
     *
     * @param title by language
     * @param awardedBy university id
     * @param leadsTo code in its catalogue
     * @param credits ECTS
     * @param complete learners who have completed it
     * @param underway learners who have a part of it, and not all
     * @param toGo of these, how many have what to go
     */
    record PathwayView(
            String id,
            Map<String, String> title,
            String awardedBy,
            String leadsTo,
            BigDecimal credits,
            long complete,
            long underway,
            Map<String, Long> toGo) {}

    /**
     * How far a learner is.
     *
     * @param says for people: {@code 3 of 5 ECTS, 2 modules to go (core: 2)}
     * @param award key of the completion that stands for it; null where none does
     */
    record ProgressView(
            String pathway,
            UUID learner,
            boolean complete,
            BigDecimal credits,
            BigDecimal needed,
            String says,
            List<PartView> parts,
            List<ToGoView> toGo,
            List<NotCountedView> notCounted,
            @Nullable String award) {}

    /** A part that counts. */
    record PartView(
            String university,
            String opportunity,
            @Nullable BigDecimal credits,
            LocalDate completedOn,
            UUID credential) {}

    /**
     * A group that lacks modules or credits.
     *
     * @param open modules that would count in it, {@code university/opportunity}
     */
    record ToGoView(String group, int modules, BigDecimal credits, List<String> open) {}

    /** A part that does not count, and why. */
    record NotCountedView(PartView part, String reason) {}

    /** The pathways' files cannot be read; the message says where and what to do. */
    final class PathwaysUnreadable extends RuntimeException {
        public PathwaysUnreadable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
