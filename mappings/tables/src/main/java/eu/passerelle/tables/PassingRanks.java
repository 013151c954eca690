package eu.passerelle.tables;

import eu.passerelle.model.Grade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The passing grades of one ladder of a distribution, best first, each with its share of all of them. Grades that nobody
 * got have no share and are left out. Exact: shares are compared as fractions, nothing is rounded.
 */
record PassingRanks(List<Rank> ranks) {

    PassingRanks {
        ranks = List.copyOf(ranks);
    }

    /** A fraction of 1; {@code whole} is positive. */
    record Fraction(BigDecimal part, BigDecimal whole) implements Comparable<Fraction> {

        @Override
        public int compareTo(Fraction other) {
            return part.multiply(other.whole).compareTo(other.part.multiply(whole));
        }

        Fraction middle(Fraction other) {
            return new Fraction(
                    part.multiply(other.whole).add(other.part.multiply(whole)),
                    whole.multiply(other.whole).multiply(BigDecimal.TWO));
        }
    }

    /**
     * One grade.
     *
     * @param above share of those who did better
     * @param upTo share of those who did as well or better
     */
    record Rank(GradeDistribution.Row row, Fraction above, Fraction upTo) {

        Fraction middle() {
            return above.middle(upTo);
        }
    }

    static PassingRanks of(GradeDistribution distribution, String ladder) {
        List<GradeDistribution.Row> rows = distribution.rows().stream()
                .filter(row -> row.place().ladder().equals(ladder))
                .filter(row ->
                        row.outcome() == Grade.Outcome.PASSED && row.amount().signum() > 0)
                .toList();
        BigDecimal whole = rows.stream().map(GradeDistribution.Row::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Rank> ranks = new ArrayList<>();
        BigDecimal above = BigDecimal.ZERO;
        for (GradeDistribution.Row row : rows) {
            BigDecimal upTo = above.add(row.amount());
            ranks.add(new Rank(row, new Fraction(above, whole), new Fraction(upTo, whole)));
            above = upTo;
        }
        return new PassingRanks(ranks);
    }

    /** One grade alone, or none, ranks nobody. */
    boolean isTooCoarse() {
        return ranks.size() < 2;
    }

    Optional<Rank> holding(GradePlace place) {
        return ranks.stream().filter(rank -> rank.row().place().holds(place)).findFirst();
    }

    /** The grade of these ranks that the other's share of learners would have got. */
    Rank match(Rank other, ConversionPolicy.Rule rule) {
        return switch (rule) {
            case UPPER -> first(rank -> rank.upTo().compareTo(other.above()) > 0);
            case NEAREST -> first(rank -> rank.upTo().compareTo(other.middle()) >= 0);
            case LOWER -> first(rank -> rank.upTo().compareTo(other.upTo()) >= 0);
        };
    }

    private Rank first(java.util.function.Predicate<Rank> wanted) {
        return ranks.stream().filter(wanted).findFirst().orElseThrow();
    }
}
