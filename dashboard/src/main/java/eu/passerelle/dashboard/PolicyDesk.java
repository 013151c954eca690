package eu.passerelle.dashboard;

import eu.passerelle.journal.Decision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The recognition policy: what is in force, why past decisions fell, and what another policy would change. */
public interface PolicyDesk {

    Status status();

    /**
     * A past decision and how its facts are judged by the policy that was in force on a day.
     *
     * @param asOf null: now
     * @return empty where the transfer was not decided yet
     */
    Optional<Again> again(UUID transfer, @Nullable LocalDate asOf);

    /** @throws Refused the policy to be tried cannot be used */
    WhatIf whatIf(Trial trial);

    Completeness completeness(String university);

    /**
     * What is in force.
     *
     * @param problems why newer files are not; empty where the files are in force
     * @param tables the alliance's, today, in the order asked
     */
    record Status(String version, Instant since, List<String> problems, List<Table> tables) {}

    /**
     * A table that is asked.
     *
     * @param version name of the file and the first digits of its hash
     */
    record Table(String name, String version, String question) {}

    /**
     * How facts are judged.
     *
     * @param rule that settled it
     */
    record Judged(String policy, LocalDate asOf, String decision, String rule, String reason, List<Match> matched) {}

    /** The row that decided in one table. */
    record Match(String rule, String table) {}

    /** A past decision beside another. */
    record Again(Instant at, Decision stored, Judged again) {}

    /**
     * Which policy is to be tried on past decisions.
     *
     * @param files texts by path in place of those in force; none: the policy that was in force on that day
     * @param whole whether these files are all of the policy; false when absent: the others stay as they are
     * @param university only decisions of this one; null: all
     * @param asOf for which day tables are taken; null: today, or the newest day that a file names
     * @param replay whether each decision is to be judged by its own version and day, which must change nothing;
     *     false when absent
     */
    record Trial(
            @Nullable Map<String, String> files,
            @Nullable Boolean whole,
            @Nullable String university,
            @Nullable LocalDate asOf,
            @Nullable Boolean replay) {}

    /**
     * What would change.
     *
     * @param decisions past decisions that were judged again
     * @param beforeTables of them referred before any table was asked, which no table changes
     * @param changed recognised, declined or referred otherwise
     * @param otherReason not changed, but by another rule
     * @param notes examples that the policy does not meet yet
     */
    record WhatIf(
            String policy,
            @Nullable LocalDate asOf,
            long decisions,
            long beforeTables,
            long changed,
            long otherReason,
            List<Group> groups,
            List<Change> transfers,
            List<String> notes) {}

    /** Changes of one kind; largest first. */
    record Group(Verdict from, Verdict to, long count) {}

    /**
     * A transfer that would be decided otherwise.
     *
     * @param university null where its facts do not say it
     */
    record Change(UUID transfer, @Nullable String university, Verdict from, Verdict to) {}

    /** A decision and the rule that settled it. */
    record Verdict(String decision, String rule) {}

    /**
     * How complete the credentials of a university are, measured against Annex I.
     *
     * @param decided transfers that were judged
     * @param elements all sixteen, in Annex order
     */
    record Completeness(String university, long decided, List<Element> elements) {}

    /**
     * An element of Annex I.
     *
     * @param from where it should come from
     * @param lacking transfers without it
     */
    record Element(int number, String title, boolean mandatory, String from, long lacking) {}

    /** A policy cannot be used. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** @param problems one a line, each with file, row and repair */
        public Refused(String problems) {
            super(problems);
        }
    }
}
