package eu.passerelle.tables;

import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PersonName;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A completion in the making, for tests of credits. */
final class Study {

    private final CompletionKey key;
    private Credits credits;
    private String title;
    private Grade.@Nullable Outcome outcome = Grade.Outcome.PASSED;
    private @Nullable String recognisedFrom;
    private @Nullable String partOf;

    private Study(String university, String key, String ects) {
        this.key = new CompletionKey(university, key);
        this.title = key;
        this.credits = Credits.ects(new BigDecimal(ects));
    }

    static Study of(String key, String ects) {
        return of("tampere", key, ects);
    }

    static Study of(String university, String key, String ects) {
        return new Study(university, key, ects);
    }

    Study titled(String title) {
        this.title = title;
        return this;
    }

    Study in(@Nullable String whole) {
        this.partOf = whole;
        return this;
    }

    Study from(@Nullable String awarder) {
        this.recognisedFrom = awarder;
        return this;
    }

    Study graded(Grade.Outcome outcome) {
        this.outcome = outcome;
        return this;
    }

    Study ungraded() {
        this.outcome = null;
        return this;
    }

    Study inHours() {
        this.credits = new Credits(credits.value(), "hour", null);
        return this;
    }

    Completion made() {
        return made(Completion.State.FINAL);
    }

    Completion made(Completion.State state) {
        return new Completion(
                key,
                new Learner(List.of(new PersonName("Aino", "Virtanen", null, null)), null, List.of()),
                null,
                LocalizedText.of("en", title),
                state,
                outcome == null ? null : new Grade("5", "fi-0-5", outcome),
                credits,
                LocalDate.of(2026, 6, 1),
                null,
                null,
                recognisedFrom,
                partOf);
    }
}
