package eu.passerelle.recognition.stacking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What has been counted for a pathway; exact, credits of all scales are one value. */
final class Tally {

    private final Pathway pathway;
    private final int[] counts;
    private final BigDecimal[] credits;
    private BigDecimal total = BigDecimal.ZERO;
    private BigDecimal home = BigDecimal.ZERO;

    Tally(Pathway pathway) {
        this.pathway = pathway;
        this.counts = new int[pathway.groups().size()];
        this.credits = new BigDecimal[counts.length];
        Arrays.fill(credits, BigDecimal.ZERO);
    }

    static Tally of(Pathway pathway, List<Candidate> counted) {
        Tally tally = new Tally(pathway);
        counted.forEach(tally::add);
        return tally;
    }

    void add(Candidate candidate) {
        move(candidate, 1, candidate.ects());
    }

    void remove(Candidate candidate) {
        move(candidate, -1, candidate.ects().negate());
    }

    private void move(Candidate candidate, int one, BigDecimal ects) {
        counts[candidate.group()] += one;
        credits[candidate.group()] = credits[candidate.group()].add(ects);
        total = total.add(ects);
        if (candidate.home()) {
            home = home.add(ects);
        }
    }

    BigDecimal total() {
        return total;
    }

    BigDecimal home() {
        return home;
    }

    int count(int group) {
        return counts[group];
    }

    BigDecimal credits(int group) {
        return credits[group];
    }

    boolean satisfies(int group) {
        return pathway.groups().get(group).satisfiedBy(counts[group], credits[group]);
    }

    private boolean satisfiesGroups() {
        for (int group = 0; group < counts.length; group++) {
            if (!satisfies(group)) {
                return false;
            }
        }
        return true;
    }

    boolean complete() {
        return satisfiesGroups()
                && total.compareTo(pathway.credits()) >= 0
                && (pathway.residency() == null || pathway.residency().satisfiedBy(home, total));
    }

    /** Whether the rest, counted as far as it helps, could complete it; never false where some choice of it does. */
    boolean completableWith(Tally rest) {
        for (int group = 0; group < counts.length; group++) {
            if (!pathway.groups()
                    .get(group)
                    .satisfiedBy(counts[group] + rest.counts[group], credits[group].add(rest.credits[group]))) {
                return false;
            }
        }
        if (total.add(rest.total).compareTo(pathway.credits()) < 0) {
            return false;
        }
        BigDecimal mostHome = home.add(rest.home);
        BigDecimal leastTotal = mostHome.add(total.subtract(home)).max(pathway.credits());
        return pathway.residency() == null || pathway.residency().satisfiedBy(mostHome, leastTotal);
    }

    /** Equal for tallies from which the same choices lead to completion: what is more than enough does not differ. */
    List<Object> key() {
        List<Object> key = new ArrayList<>();
        for (int group = 0; group < counts.length; group++) {
            Pathway.Group asks = pathway.groups().get(group);
            if (asks.modules() != null) {
                key.add(Math.min(counts[group], asks.modules()));
            } else if (asks.credits() != null) {
                key.add(credits[group].min(asks.credits()).stripTrailingZeros());
            }
        }
        boolean anyTotal = pathway.residency() == null;
        key.add((anyTotal ? total.min(pathway.credits()) : total).stripTrailingZeros());
        key.add(home.stripTrailingZeros());
        return key;
    }
}
