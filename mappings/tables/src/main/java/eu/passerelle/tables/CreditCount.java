package eu.passerelle.tables;

import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Grade;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The ECTS credits of one learner, each counted once. Exact, and the same in whatever order the completions come.
 *
 * <p>A completion counts when it is final, has not failed and has credits in ECTS, unless something that counts contains
 * it: a whole counts instead of its parts, and the parts of a whole without credits (OSIRIS groups parts under courses
 * of 0 EC) count themselves. A recognition of credit earned elsewhere does not count beside the original or beside
 * another university's recognition of the same, told by an equal title.
 *
 * @param ects the sum
 * @param verdicts every completion with what became of it
 */
public record CreditCount(BigDecimal ects, Map<CompletionKey, Verdict> verdicts) {

    private static final Comparator<CompletionKey> BY_KEY =
            Comparator.comparing(CompletionKey::university).thenComparing(CompletionKey::sourceKey);

    /** Fewest credits first; which of equals does not depend on the order in which they come. */
    private static final Comparator<Completion> BY_CREDITS = Comparator.comparing(CreditCount::ectsOf)
            .thenComparing(Completion::key, BY_KEY)
            .thenComparing(Completion::toString);

    public CreditCount {
        verdicts = Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
    }

    /** Whether a completion's credits are in the sum, and if not, why. */
    public enum Verdict {
        COUNTED,
        PROVISIONAL,
        FAILED,
        /** There is a grade and nobody says whether it passes. */
        UNDECIDED,
        /** No credits, or none. */
        NO_CREDITS,
        /** Credits of a unit without a ratio to ECTS. */
        NOT_IN_ECTS,
        PART_OF_COUNTED,
        /** The same credit counts already, here or where it was earned. */
        RECOGNISED_TWICE,
        /** The completions contain each other: a defect of the source; none of them counts. */
        PART_OF_ITSELF
    }

    /**
     * Counts the credits of one learner.
     *
     * @param completions of any universities, normalised; of several with one key the one with fewest credits counts
     */
    public static CreditCount of(Collection<Completion> completions) {
        Map<CompletionKey, Completion> byKey = new TreeMap<>(BY_KEY);
        completions.forEach(each -> byKey.merge(each.key(), each, CreditCount::lesser));
        Map<CompletionKey, Verdict> verdicts = new HashMap<>();
        byKey.forEach((key, each) -> verdicts.put(key, alone(each, new Wholes(byKey))));
        Map<CompletionKey, Verdict> judged = new LinkedHashMap<>();
        byKey.forEach((key, each) -> judged.put(key, amongOthers(each, byKey, verdicts)));
        BigDecimal sum = byKey.values().stream()
                .filter(each -> judged.get(each.key()) == Verdict.COUNTED)
                .map(CreditCount::ectsOf)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new CreditCount(sum, judged);
    }

    private static Verdict alone(Completion each, Wholes wholes) {
        Grade grade = each.grade();
        if (each.state() == Completion.State.PROVISIONAL) {
            return Verdict.PROVISIONAL;
        }
        if (grade != null && grade.outcome() != Grade.Outcome.PASSED) {
            return grade.outcome() == Grade.Outcome.FAILED ? Verdict.FAILED : Verdict.UNDECIDED;
        }
        if (each.credits() != null && each.credits().ects() == null) {
            return Verdict.NOT_IN_ECTS;
        }
        if (ectsOf(each).signum() == 0) {
            return Verdict.NO_CREDITS;
        }
        return wholes.contain(each, each) ? Verdict.PART_OF_ITSELF : Verdict.COUNTED;
    }

    private static Verdict amongOthers(
            Completion each, Map<CompletionKey, Completion> byKey, Map<CompletionKey, Verdict> alone) {
        Verdict verdict = alone.getOrDefault(each.key(), Verdict.NO_CREDITS);
        if (verdict != Verdict.COUNTED) {
            return verdict;
        }
        Wholes wholes = new Wholes(byKey);
        for (Completion other : byKey.values()) {
            if (alone.get(other.key()) == Verdict.COUNTED) {
                if (wholes.contain(other, each)) {
                    return Verdict.PART_OF_COUNTED;
                }
                if (isSameCredit(each, other)) {
                    return Verdict.RECOGNISED_TWICE;
                }
            }
        }
        return Verdict.COUNTED;
    }

    /** Whether {@code each} repeats {@code other}; never both ways round, so that one of them stays. */
    private static boolean isSameCredit(Completion each, Completion other) {
        if (each.recognisedFrom() == null
                || each.key().university().equals(other.key().university())
                || !hasSameTitle(each, other)) {
            return false;
        }
        return other.recognisedFrom() == null || BY_CREDITS.compare(other, each) < 0;
    }

    private static boolean hasSameTitle(Completion each, Completion other) {
        return each.title().byLanguage().values().stream()
                .anyMatch(title -> other.title().byLanguage().values().stream()
                        .anyMatch(others -> plain(title).equalsIgnoreCase(plain(others))));
    }

    private static String plain(String title) {
        return title.strip().replaceAll("\\s+", " ");
    }

    private static Completion lesser(Completion one, Completion other) {
        return BY_CREDITS.compare(one, other) <= 0 ? one : other;
    }

    private static BigDecimal ectsOf(Completion each) {
        return Optional.ofNullable(each.credits())
                .flatMap(credits -> Optional.ofNullable(credits.ects()))
                .orElse(BigDecimal.ZERO);
    }
}
