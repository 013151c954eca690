package eu.passerelle.recognition.stacking;

import eu.passerelle.recognition.stacking.StackProgress.Complete;
import eu.passerelle.recognition.stacking.StackProgress.NotCounted;
import eu.passerelle.recognition.stacking.StackProgress.Reason;
import eu.passerelle.recognition.stacking.StackProgress.ResidencyToGo;
import eu.passerelle.recognition.stacking.StackProgress.ToGo;
import eu.passerelle.recognition.stacking.StackProgress.Underway;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says how far a learner's parts carry on a pathway. A function of the set of parts alone: neither their order nor the day
 * of asking matters. Of several ways to be complete it takes the one that was complete first, so that later results never
 * change it.
 */
public final class Stacking {

    private final Pathway pathway;
    private final PartPolicy policy;
    private final Candidate.Overlaps overlaps;
    private final List<Candidate> candidates;
    private final List<NotCounted> refused = new ArrayList<>();

    private Stacking(Pathway pathway, PartPolicy policy, Collection<StackPart> all) {
        this.pathway = pathway;
        this.policy = policy;
        this.overlaps = new Candidate.Overlaps(all);
        this.candidates = new ArrayList<>();
        all.stream()
                .filter(part -> pathway.group(part.module()).isPresent())
                .sorted(StackPart.IN_ORDER)
                .forEach(part -> {
                    Reason refusal = Candidate.refusal(pathway, part);
                    if (refusal == null) {
                        candidates.add(Candidate.of(pathway, part));
                    } else {
                        refused.add(new NotCounted(part, refusal));
                    }
                });
    }

    /**
     * How far a learner is.
     *
     * @param policy which parts may be stacked at all
     * @param parts of one learner, each key once; those of other modules do not count
     */
    public static StackProgress of(Pathway pathway, PartPolicy policy, Collection<StackPart> parts) {
        Stacking stacking = new Stacking(pathway, policy, parts);
        return stacking.complete().<StackProgress>map(complete -> complete).orElseGet(stacking::underway);
    }

    private Optional<Complete> complete() {
        for (int last = 0; last < candidates.size(); last++) {
            Optional<List<Candidate>> found = new StackSearch(pathway, overlaps, window(last)).find();
            if (found.isPresent()) {
                List<Candidate> parts = found.get();
                return Optional.of(new Complete(
                        parts.stream().map(Candidate::part).toList(),
                        Tally.of(pathway, parts).total()));
            }
        }
        return Optional.empty();
    }

    /** Candidates that may count together with the last one, it included; none where it may not be stacked. */
    private List<Candidate> window(int last) {
        Integer months = pathway.months();
        Candidate end = candidates.get(last);
        LocalDate complete = end.part().completedOn();
        if (policy.refusal(end.part(), complete) != null) {
            return List.of();
        }
        return candidates.subList(0, last + 1).stream()
                .filter(first -> policy.refusal(first.part(), complete) == null)
                .filter(first -> months == null
                        || !complete.isAfter(first.part().completedOn().plusMonths(months)))
                .toList();
    }

    /** The window that has come furthest, the latest of equals. */
    private Underway underway() {
        List<Candidate> window = List.of();
        List<Candidate> best = List.of();
        for (int last = 0; last < candidates.size(); last++) {
            List<Candidate> each = window(last);
            List<Candidate> counted = counted(each);
            if (further(counted, best) >= 0) {
                window = each;
                best = counted;
            }
        }
        Tally tally = Tally.of(pathway, best);
        return new Underway(
                best.stream().map(Candidate::part).toList(),
                tally.total(),
                pathway.credits(),
                toGo(tally, best),
                notCounted(window, best),
                residency(tally));
    }

    private List<Candidate> counted(List<Candidate> window) {
        List<Candidate> counted = new ArrayList<>();
        Tally tally = new Tally(pathway);
        for (Candidate candidate : window) {
            boolean wanted = !tally.satisfies(candidate.group())
                    || tally.total().compareTo(pathway.credits()) < 0
                    || residency(tally) != null && candidate.home();
            if (wanted && counted.stream().noneMatch(other -> overlaps.between(candidate.part(), other.part()))) {
                counted.add(candidate);
                tally.add(candidate);
            }
        }
        return counted;
    }

    private int further(List<Candidate> one, List<Candidate> other) {
        Tally ones = Tally.of(pathway, one);
        Tally others = Tally.of(pathway, other);
        int byGroups = Integer.compare(satisfied(ones), satisfied(others));
        return byGroups != 0 ? byGroups : ones.total().compareTo(others.total());
    }

    private int satisfied(Tally tally) {
        int satisfied = 0;
        for (int group = 0; group < pathway.groups().size(); group++) {
            satisfied += tally.satisfies(group) ? 1 : 0;
        }
        return satisfied;
    }

    private List<ToGo> toGo(Tally tally, List<Candidate> counted) {
        Set<Pathway.Module> done = new HashSet<>();
        counted.forEach(candidate -> done.add(candidate.part().module()));
        List<ToGo> toGo = new ArrayList<>();
        for (int i = 0; i < pathway.groups().size(); i++) {
            if (!tally.satisfies(i)) {
                Pathway.Group group = pathway.groups().get(i);
                toGo.add(new ToGo(
                        group.name(),
                        group.modules() == null ? 0 : group.modules() - tally.count(i),
                        group.credits() == null
                                ? BigDecimal.ZERO
                                : group.credits().subtract(tally.credits(i)),
                        group.of().stream()
                                .filter(module -> !done.contains(module))
                                .toList()));
            }
        }
        return toGo;
    }

    /** Of the least total that the pathway asks for, or of what counts where that is more. */
    private @Nullable ResidencyToGo residency(Tally tally) {
        Pathway.Residency asks = pathway.residency();
        if (asks == null) {
            return null;
        }
        BigDecimal lacking =
                asks.share().multiply(tally.total().max(pathway.credits())).subtract(tally.home());
        return lacking.signum() > 0 ? new ResidencyToGo(asks.university(), lacking) : null;
    }

    private List<NotCounted> notCounted(List<Candidate> window, List<Candidate> counted) {
        List<NotCounted> notCounted = new ArrayList<>(refused);
        for (Candidate candidate : candidates) {
            if (!counted.contains(candidate)) {
                notCounted.add(notCounted(candidate, window, counted));
            }
        }
        notCounted.sort((one, other) -> StackPart.IN_ORDER.compare(one.part(), other.part()));
        return notCounted;
    }

    private NotCounted notCounted(Candidate candidate, List<Candidate> window, List<Candidate> counted) {
        StackPart part = candidate.part();
        LocalDate complete =
                (window.isEmpty() ? candidate : window.getLast()).part().completedOn();
        String refusal = policy.refusal(part, complete);
        return refusal == null
                ? new NotCounted(part, reason(candidate, window, counted))
                : new NotCounted(part, Reason.BY_POLICY, refusal);
    }

    private Reason reason(Candidate candidate, List<Candidate> window, List<Candidate> counted) {
        if (!window.contains(candidate)) {
            return Reason.OUTSIDE_WINDOW;
        }
        if (counted.stream()
                .anyMatch(other -> candidate.part().module().equals(other.part().module()))) {
            return Reason.REPEATED;
        }
        return counted.stream().anyMatch(other -> overlaps.contained(candidate.part(), other.part()))
                ? Reason.CONTAINED
                : Reason.NOT_NEEDED;
    }
}
