package eu.passerelle.dashboard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drafts and active versions of the universities' configuration. Who does something is kept in the audit log. */
public interface Configurations {

    /**
     * How a university's file (its draft) stands beside what runs.
     *
     * @param active version that runs; null when none does
     * @param says what can be done; null when the draft is what runs
     */
    record Standing(
            String university,
            @Nullable Integer active,
            Draft draft,
            @Nullable String says) {}

    /** The draft beside the active version. */
    enum Draft {
        SAME,
        DIFFERS,
        /** The file is gone; the active version runs on. */
        ABSENT,
        /** Never active. */
        NEW,
        /** Was active; read no more until it is activated again. */
        RETIRED,
        /** The active version cannot run on this instance: a person must act. */
        UNUSABLE
    }

    /** Of all universities that have a file or a version, in order. */
    List<Standing> standings();

    Optional<Standing> standing(String university);

    /**
     * The file as it is; empty when there is none.
     *
     * @throws Refused when it is no text
     */
    Optional<String> draft(String university);

    /**
     * How a draft is to be activated.
     *
     * @param note why, for those who read the versions later
     * @param unchecked reason for which it is neither checked nor previewed; null: it is
     * @param despiteFailures reason for which failed steps do not count; null: they do
     * @param again also when the text is the active one already: its references are resolved anew
     * @param readAnew whether results that were read before are read again, see {@link Offer}
     * @param dryRun only check and preview
     */
    record Activation(
            @Nullable String note,
            @Nullable String unchecked,
            @Nullable String despiteFailures,
            boolean again,
            boolean readAnew,
            boolean dryRun) {}

    /**
     * One thing that was looked at.
     *
     * @param result OK, FAILED or SKIPPED
     * @param detail what was seen, or what to do
     */
    record Step(String name, String result, String detail) {}

    /**
     * The first records of the draft, without what is in them.
     *
     * @param outcomes how many by decision
     * @param whole whether the SIS had no more to tell
     */
    record Preview(int records, Map<String, Integer> outcomes, boolean whole) {}

    /**
     * The draft says otherwise what results mean or whose they are, but not how the SIS is read: what was read before stays
     * as it is, unless everything is read anew.
     *
     * @param changed sections of the file
     * @param results that would be read again
     * @param seconds that the longest reading to the end has taken; null where there was none
     */
    record Offer(
            List<String> changed, long results, @Nullable Long seconds) {}

    /**
     * What came of it.
     *
     * @param version that is active now; null when none is
     * @param changed whether this call made it so
     * @param preview null when none was taken
     * @param offer null where nothing need be read anew
     * @param says the same in words
     */
    record Outcome(
            String university,
            @Nullable Integer version,
            boolean changed,
            List<Step> steps,
            @Nullable Preview preview,
            @Nullable Offer offer,
            String says) {

        public Outcome(
                String university,
                @Nullable Integer version,
                boolean changed,
                List<Step> steps,
                @Nullable Preview preview,
                String says) {
            this(university, version, changed, steps, preview, null, says);
        }
    }

    /** @throws Refused when the draft is not there, not valid, or fails a step */
    Outcome activate(String university, Activation activation, String who);

    /**
     * How an earlier version is to come back.
     *
     * @param discardDraft whether a draft that cannot be kept as a version (it is not valid) may be lost
     * @param files whether its roster, value maps and catalogue come back too, as its last run found them
     */
    record Return(int version, @Nullable String note, boolean discardDraft, boolean files) {}

    /** @throws Refused when there is no such version, or the draft would be lost */
    Outcome rollBack(String university, Return wish, String who);

    /** @throws Refused when nothing is active */
    Outcome retire(String university, @Nullable String note, String who);

    /** The hub says no, and why. */
    final class Refused extends RuntimeException {

        /** What kind of no. */
        public enum Kind {
            UNKNOWN,
            INVALID,
            FAILED_STEPS,
            NOT_NOW
        }

        private final Kind kind;
        private final transient List<Step> steps;

        public Refused(Kind kind, String message, List<Step> steps) {
            super(message);
            this.kind = kind;
            this.steps = List.copyOf(steps);
        }

        public Kind kind() {
            return kind;
        }

        /** Those that were taken before it was refused. */
        public List<Step> steps() {
            return steps;
        }
    }
}
