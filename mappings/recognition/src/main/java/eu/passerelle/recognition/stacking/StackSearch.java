package eu.passerelle.recognition.stacking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds parts that complete a pathway among those of one time window, the last of which is one of them. Exact: what is more
 * than needed can only do harm to a residency share or beside a part that it overlaps with, so only there both ways are
 * tried, and what has failed once is not tried again.
 */
final class StackSearch {

    private final Pathway pathway;
    private final Candidate.Overlaps overlaps;
    private final List<Candidate> window;
    private final List<Tally> rests = new ArrayList<>();
    private final List<Candidate> chosen = new ArrayList<>();
    private final Tally tally;
    private final Set<List<Object>> failed = new HashSet<>();

    /** @param window in the order of their days, not empty */
    StackSearch(Pathway pathway, Candidate.Overlaps overlaps, List<Candidate> window) {
        this.pathway = pathway;
        this.overlaps = overlaps;
        this.window = window;
        this.tally = new Tally(pathway);
        for (int i = 0; i <= window.size(); i++) {
            rests.add(Tally.of(pathway, window.subList(i, window.size())));
        }
    }

    /** No more than needed: the later of two that would do is left out. */
    Optional<List<Candidate>> find() {
        return complete(0) ? Optional.of(needed()) : Optional.empty();
    }

    private boolean complete(int next) {
        if (next == window.size()) {
            return tally.complete();
        }
        if (!tally.completableWith(rests.get(next))) {
            return false;
        }
        List<Object> key = key(next);
        if (failed.contains(key)) {
            return false;
        }
        if (completeWith(next) || completeWithout(next)) {
            return true;
        }
        failed.add(key);
        return false;
    }

    private boolean completeWith(int next) {
        Candidate candidate = window.get(next);
        if (chosen.stream().anyMatch(other -> overlaps.between(candidate.part(), other.part()))) {
            return false;
        }
        chosen.add(candidate);
        tally.add(candidate);
        if (complete(next + 1)) {
            return true;
        }
        chosen.removeLast();
        tally.remove(candidate);
        return false;
    }

    private boolean completeWithout(int next) {
        boolean last = next == window.size() - 1;
        return !last && mayDoHarm(window.get(next)) && complete(next + 1);
    }

    private boolean mayDoHarm(Candidate candidate) {
        return pathway.residency() != null && !candidate.home() || overlapsWithin(candidate, window);
    }

    private boolean overlapsWithin(Candidate candidate, List<Candidate> others) {
        return others.stream()
                .anyMatch(other -> other != candidate && overlaps.between(candidate.part(), other.part()));
    }

    /** What decides whether the rest completes it. */
    private List<Object> key(int next) {
        List<Object> key = new ArrayList<>(tally.key());
        key.add(next);
        List<Candidate> rest = window.subList(next, window.size());
        chosen.stream().filter(one -> overlapsWithin(one, rest)).forEach(key::add);
        return key;
    }

    private List<Candidate> needed() {
        List<Candidate> needed = new ArrayList<>(chosen);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = needed.size() - 1; i >= 0; i--) {
                Candidate candidate = needed.get(i);
                tally.remove(candidate);
                if (tally.complete()) {
                    needed.remove(i);
                    changed = true;
                } else {
                    tally.add(candidate);
                }
            }
        }
        return needed;
    }
}
