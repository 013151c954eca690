package eu.passerelle.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A learner's result as the university recorded it: the fact, in.
 *
 * @param opportunityCode the university's code of what was taken, joined with the catalogue; null where the SIS has none
 * @param title of what was taken, as in the result
 * @param completedOn day of the result; the first day where only a month or term is known
 * @param awardingBody where the SIS names one other than the university itself
 * @param language of instruction, BCP 47
 * @param recognisedFrom where this result is itself a recognition of credit earned elsewhere: who awarded the
 *     original, or {@code "unknown"}
 * @param partOf source key of the completion that contains this one
 * @param unresolved codes of the source that the university's value maps do not know, as {@code map 'code'}; null where
 *     every code is known. Nobody guesses what they mean, so recognition refers the completion until the maps know them
 * @param parts completions that this one is made of, of any universities; null where it is no stack
 */
public record Completion(
        CompletionKey key,
        Learner learner,
        @Nullable String opportunityCode,
        LocalizedText title,
        State state,
        @Nullable Grade grade,
        @Nullable Credits credits,
        LocalDate completedOn,
        @Nullable LocalizedText awardingBody,
        @Nullable String language,
        @Nullable String recognisedFrom,
        @Nullable String partOf,
        @Nullable List<String> unresolved,
        @Nullable List<CompletionPart> parts) {

    public Completion {
        unresolved = unresolved == null || unresolved.isEmpty() ? null : List.copyOf(unresolved);
        parts = parts == null || parts.isEmpty() ? null : List.copyOf(parts);
    }

    /** A completion whose codes are all known, and that is no stack. */
    public Completion(
            CompletionKey key,
            Learner learner,
            @Nullable String opportunityCode,
            LocalizedText title,
            State state,
            @Nullable Grade grade,
            @Nullable Credits credits,
            LocalDate completedOn,
            @Nullable LocalizedText awardingBody,
            @Nullable String language,
            @Nullable String recognisedFrom,
            @Nullable String partOf) {
        this(
                key,
                learner,
                opportunityCode,
                title,
                state,
                grade,
                credits,
                completedOn,
                awardingBody,
                language,
                recognisedFrom,
                partOf,
                null,
                null);
    }

    /** Only final results go on to a credential. */
    public enum State {
        PROVISIONAL,
        FINAL
    }
}
