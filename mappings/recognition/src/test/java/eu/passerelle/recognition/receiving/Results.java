package eu.passerelle.recognition.receiving;

import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.PartnerCompletion;
import eu.passerelle.model.PersonName;
import eu.passerelle.model.University;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Results of one learner, each a passed one of 5 ECTS unless changed. */
record Results(
        String university,
        String key,
        @Nullable String code,
        Completion.State state,
        Grade.@Nullable Outcome outcome,
        @Nullable Credits credits,
        LocalDate day,
        @Nullable String recognisedFrom,
        @Nullable String partOf) {

    static final LocalDate DAY = LocalDate.of(2026, 6, 15);

    static PartnerCompletion result(String university, String key, String code) {
        return result(university, key, code, results -> results);
    }

    static PartnerCompletion result(String university, String key, String code, UnaryOperator<Results> change) {
        return change.apply(new Results(
                        university,
                        key,
                        code,
                        Completion.State.FINAL,
                        Grade.Outcome.PASSED,
                        Credits.ects(new BigDecimal("5")),
                        DAY,
                        null,
                        null))
                .completion();
    }

    Results worth(String ects) {
        return credits(Credits.ects(new BigDecimal(ects)));
    }

    Results credits(@Nullable Credits changed) {
        return new Results(university, key, code, state, outcome, changed, day, recognisedFrom, partOf);
    }

    Results on(String changed) {
        return new Results(
                university, key, code, state, outcome, credits, LocalDate.parse(changed), recognisedFrom, partOf);
    }

    Results outcome(Grade.@Nullable Outcome changed) {
        return new Results(university, key, code, state, changed, credits, day, recognisedFrom, partOf);
    }

    Results provisional() {
        return new Results(
                university, key, code, Completion.State.PROVISIONAL, outcome, credits, day, recognisedFrom, partOf);
    }

    Results recognisedFrom(String changed) {
        return new Results(university, key, code, state, outcome, credits, day, changed, partOf);
    }

    Results partOf(String changed) {
        return new Results(university, key, code, state, outcome, credits, day, recognisedFrom, changed);
    }

    Results withoutCode() {
        return new Results(university, key, null, state, outcome, credits, day, recognisedFrom, partOf);
    }

    PartnerCompletion completion() {
        return new PartnerCompletion(
                university(university),
                new Completion(
                        new CompletionKey(university, key),
                        new Learner(List.of(PersonName.of("Aino", "Öberg")), null, List.of()),
                        code,
                        LocalizedText.of("en", "Course " + code),
                        state,
                        outcome == null ? null : new Grade("4", "fi-0-5", outcome),
                        credits,
                        day,
                        null,
                        null,
                        recognisedFrom,
                        partOf),
                null);
    }

    static University university(String id) {
        return new University(
                id,
                new Organisation(LocalizedText.of("en", "University of " + id), "ITA", null, id + ".example", null),
                List.of("en"),
                ZoneId.of("Europe/Rome"));
    }
}
