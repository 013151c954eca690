package eu.passerelle.recognition.stacking;

import eu.passerelle.model.LocalizedText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Modules of several universities that together lead to a larger micro-credential or towards a degree.
 *
 * @param id name of its file
 * @param title of what is awarded
 * @param awardedBy id of the university that awards it
 * @param leadsTo code of the learning opportunity, in that university's catalogue, that is then completed
 * @param credits least total, ECTS
 * @param minimumLevel least EQF level of a part, 1 to 8; null: any
 * @param months longest time from the first part's day to the last one's; null: any
 * @param residency how much must come from one university; null: from anywhere
 * @param validFrom first day of results that count; null: from ever
 * @param validUntil last day of results that count; null: for ever
 * @param groups each must be satisfied; no module stands in two of them, so that none is counted twice
 */
public record Pathway(
        String id,
        LocalizedText title,
        String awardedBy,
        String leadsTo,
        BigDecimal credits,
        @Nullable Integer minimumLevel,
        @Nullable Integer months,
        @Nullable Residency residency,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        List<Group> groups) {

    /** More would be no pathway but a catalogue. */
    public static final int MOST_MODULES = 60;

    public Pathway {
        groups = List.copyOf(groups);
        List<String> wrong = new ArrayList<>();
        if (groups.isEmpty()) {
            wrong.add("it requires no group of modules");
        }
        if (credits.signum() <= 0) {
            wrong.add("its credits must be more than 0");
        }
        if (minimumLevel != null && (minimumLevel < 1 || minimumLevel > 8)) {
            wrong.add("an EQF level is 1 to 8, not " + minimumLevel);
        }
        if (months != null && months < 1) {
            wrong.add("its months must be 1 or more; leave them out for any time");
        }
        if (validFrom != null && validUntil != null && validUntil.isBefore(validFrom)) {
            wrong.add("it is valid until " + validUntil + ", before it begins on " + validFrom);
        }
        Set<Module> seen = new HashSet<>();
        groups.stream().flatMap(group -> group.of().stream()).forEach(module -> {
            if (!seen.add(module)) {
                wrong.add(module + " stands in it twice: a part counts once, keep one");
            }
            if (module.equals(new Module(awardedBy, leadsTo))) {
                wrong.add(module + " is what it leads to and cannot be a part of itself");
            }
        });
        if (seen.size() > MOST_MODULES) {
            wrong.add("it has %d modules, at most %d can be".formatted(seen.size(), MOST_MODULES));
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
    }

    /** A learning opportunity of a university. */
    public record Module(String university, String opportunity) {
        @Override
        public String toString() {
            return university + "/" + opportunity;
        }
    }

    /**
     * Modules of which enough must be completed: so many of them, or so many credits of them, or all.
     *
     * @param name for people, for example {@code electives}
     * @param modules least number; null where credits say it
     * @param credits least ECTS; null where a number says it
     */
    public record Group(
            String name,
            @Nullable Integer modules,
            @Nullable BigDecimal credits,
            List<Module> of) {

        /** Neither number nor credits: all of them. */
        public Group {
            of = List.copyOf(of);
            if (of.isEmpty()) {
                throw new IllegalArgumentException("group '" + name + "' has no modules");
            }
            if (modules != null && credits != null) {
                throw new IllegalArgumentException(
                        "group '" + name + "' says both 'modules' and 'credits': keep one; 'credits' of the whole"
                                + " pathway stand outside the groups");
            }
            if (modules != null && (modules < 1 || modules > of.size())) {
                throw new IllegalArgumentException(
                        "group '%s' asks for %d modules of %d".formatted(name, modules, of.size()));
            }
            if (credits != null && credits.signum() <= 0) {
                throw new IllegalArgumentException("group '" + name + "' must ask for more than 0 credits");
            }
            modules = modules == null && credits == null ? Integer.valueOf(of.size()) : modules;
        }

        boolean satisfiedBy(int count, BigDecimal ects) {
            return modules == null ? credits == null || ects.compareTo(credits) >= 0 : count >= modules;
        }
    }

    /**
     * How much of what counts must be of one university.
     *
     * @param share of the credits, for example 0.5
     */
    public record Residency(String university, BigDecimal share) {

        public Residency {
            if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("a residency share is more than 0 and at most 1, not " + share);
            }
        }

        boolean satisfiedBy(BigDecimal home, BigDecimal total) {
            return home.compareTo(share.multiply(total)) >= 0;
        }
    }

    /** Position of the group that a part counts in. */
    Optional<Integer> group(Module module) {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).of().contains(module)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** All modules of all groups. */
    public List<Module> modules() {
        return groups.stream().flatMap(group -> group.of().stream()).toList();
    }
}
