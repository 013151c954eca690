package eu.passerelle.recognition.receiving;

import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Grade;
import eu.passerelle.model.PartnerCompletion;
import eu.passerelle.model.RecognitionBasis;
import eu.passerelle.model.RecognitionOutcome;
import eu.passerelle.recognition.RecognitionDecision;
import eu.passerelle.recognition.receiving.ReceivingJudgement.Referred;
import eu.passerelle.tables.CreditUnits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The first half of judging: which completions may be matched with courses, and what becomes of the others. */
final class Admission {

    private static final Comparator<CompletionKey> BY_KEY =
            Comparator.comparing(CompletionKey::university).thenComparing(CompletionKey::sourceKey);

    private final ReceivingRecognition rules;
    private final OwnTables tables;
    private final Map<CompletionKey, PartnerCompletion> considered = new TreeMap<>(BY_KEY);
    private final List<PartnerCompletion> admitted = new ArrayList<>();
    private final List<RecognitionOutcome> refused = new ArrayList<>();
    private final List<Referred> referred = new ArrayList<>();

    Admission(ReceivingRecognition rules, OwnTables tables) {
        this.rules = rules;
        this.tables = tables;
    }

    void admit(Collection<PartnerCompletion> completions) {
        for (PartnerCompletion source : completions) {
            Completion completion = source.completion();
            if (completion.state() == Completion.State.FINAL
                    && !completion.key().university().equals(rules.university())
                    && considered.put(completion.key(), source) != null) {
                throw new IllegalArgumentException("a completion was given twice: one version of each is live");
            }
        }
        // what is not asked for may still stand between a part and its whole
        considered.values().stream().filter(this::isAskedFor).forEach(this::admit);
    }

    /** What a learner did elsewhere and a closed list does not have is no business of this university: it never hears of it. */
    private boolean isAskedFor(PartnerCompletion source) {
        return !rules.policy().closedList()
                || source.completion().opportunityCode() != null
                        && rules.mappings().mention(course(source));
    }

    private void admit(PartnerCompletion source) {
        Optional<String> refusal = refusal(source.completion()).or(() -> containedIn(source));
        Optional<String> doubt = doubt(source.completion());
        if (refusal.isPresent()) {
            refused.add(refusal(source, refusal.get(), "policy"));
        } else if (doubt.isPresent()) {
            referred.add(new Referred(source, doubt.get()));
        } else {
            switch (byTables(source)) {
                case RecognitionDecision.Recognised recognised -> admitted.add(source);
                case RecognitionDecision.Declined declined ->
                    refused.add(refusal(source, declined.reason(), declined.rule()));
                case RecognitionDecision.Referred asked -> referred.add(new Referred(source, asked.reason()));
            }
        }
    }

    /** Where people have decided on the course, as the list says, no table refers it to people again. */
    private RecognitionDecision byTables(PartnerCompletion source) {
        RecognitionDecision decision = tables.ask(source);
        return decision instanceof RecognitionDecision.Referred
                        && rules.mappings()
                                .decide(course(source), source.completion().completedOn())
                ? new RecognitionDecision.Recognised(List.of(decision.rule()))
                : decision;
    }

    /** In the order of their keys, with the ECTS of each known. */
    List<PartnerCompletion> admitted() {
        return List.copyOf(admitted);
    }

    List<RecognitionOutcome> refused() {
        return List.copyOf(refused);
    }

    List<Referred> referred() {
        return List.copyOf(referred);
    }

    /** A completion of which nothing is recognised, by a rule of this university. */
    RecognitionOutcome refusal(PartnerCompletion source, String reason, String rule) {
        CompletionKey key = source.completion().key();
        return new RecognitionOutcome(
                key.university() + "/" + key.sourceKey(),
                RecognitionOutcome.Result.NEGATIVE,
                List.of(source),
                List.of(),
                new RecognitionBasis(RecognitionBasis.Kind.RULE, rules.university() + " " + rule),
                reason,
                List.of());
    }

    private Optional<String> refusal(Completion completion) {
        if (outcome(completion) == Grade.Outcome.FAILED) {
            return Optional.of("The result was not passed.");
        }
        if (completion.recognisedFrom() != null && !rules.policy().chains()) {
            return Optional.of(
                    "The result is itself a recognition of credit earned elsewhere; it is recognised from who"
                            + " awarded it first.");
        }
        if (rules.policy().isTooOld(completion.completedOn())) {
            return Optional.of("The result is older than " + rules.policy().notBefore()
                    + ", from which on results are recognised.");
        }
        return Optional.empty();
    }

    private static Optional<String> doubt(Completion completion) {
        if (outcome(completion) == Grade.Outcome.UNKNOWN) {
            return Optional.of("It is not known whether the result was passed.");
        }
        if (completion.opportunityCode() == null) {
            return Optional.of("The result does not say by code which course it is of.");
        }
        return ects(completion).isPresent()
                ? Optional.empty()
                : Optional.of("The result states no credits, or in a unit without an exact ratio to ECTS.");
    }

    private static Grade.Outcome outcome(Completion completion) {
        Grade grade = completion.grade();
        return grade == null ? Grade.Outcome.UNKNOWN : grade.outcome();
    }

    static Optional<BigDecimal> ects(Completion completion) {
        return Optional.ofNullable(completion.credits())
                .flatMap(credits -> Optional.ofNullable(credits.ects())
                        .or(() -> CreditUnits.standard().toEcts(credits.value(), credits.unit())));
    }

    /** Credits of a whole and of its parts are the same credits: where the whole has a mapping, the parts have none. */
    private Optional<String> containedIn(PartnerCompletion source) {
        // a circle ends where it began: nothing contains itself
        Set<String> seen = new HashSet<>(Set.of(source.completion().key().sourceKey()));
        PartnerCompletion whole = whole(source);
        while (whole != null && seen.add(whole.completion().key().sourceKey())) {
            Completion completion = whole.completion();
            if (completion.opportunityCode() != null
                    && refusal(completion).isEmpty()
                    && doubt(completion).isEmpty()
                    && byTables(whole) instanceof RecognitionDecision.Recognised
                    && rules.mappings().mention(course(whole))) {
                return Optional.of("Its credits count in " + course(whole) + ", which contains it.");
            }
            whole = whole(whole);
        }
        return Optional.empty();
    }

    private @Nullable PartnerCompletion whole(PartnerCompletion part) {
        String partOf = part.completion().partOf();
        return partOf == null
                ? null
                : considered.get(new CompletionKey(part.completion().key().university(), partOf));
    }

    /** @param source one that says its course by code */
    static PartnerCourse course(PartnerCompletion source) {
        return new PartnerCourse(
                source.partner().id(), String.valueOf(source.completion().opportunityCode()));
    }
}
