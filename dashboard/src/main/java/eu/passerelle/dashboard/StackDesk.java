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
     * Everybody who has a part of a pathway, or its award, by id.
     *
     * @param after the last id of the page before; null: from the beginning
     * @param most at most so many, 500 at the highest
     * @return empty where there is no such pathway
     */
    Optional<LearnerPage> learners(String pathway, @Nullable UUID after, int most);

    /** @param next the {@code after} of the next page; null on the last one */
    record LearnerPage(List<LearnerView> learners, @Nullable UUID next) {}

    /**
     * How far one is, in short.
     *
     * @param award key of the completion that stands for it; null where none does
     */
    record LearnerView(
            UUID learner,
            boolean complete,
            String says,
            @Nullable String award) {}

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
     * @param minimumLevel EQF level of each part, at least; null: any
     * @param months from the first part to the last one, at most; null: any
     * @param groups what it asks for
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
            @Nullable Integer minimumLevel,
            @Nullable Integer months,
            List<GroupView> groups,
            long complete,
            long underway,
            Map<String, Long> toGo) {}

    /**
     * Modules of which enough must be completed.
     *
     * @param modules least number; null where credits say it
     * @param credits least ECTS; null where a number says it
     * @param of {@code university/opportunity}
     */
    record GroupView(
            String name,
            @Nullable Integer modules,
            @Nullable BigDecimal credits,
            List<String> of) {}

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
