package eu.passerelle.routes;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.tables.GradingScales;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the first pages say of the set-up: grading scales, value maps, opportunities, addresses. Tells codes, scales and
 * counts, never who a learner is. A fault that concerns every result fails; one that concerns some is a warning, because
 * the others go on.
 */
final class FirstPagesCheck {

    static final String PAGES = "first pages";
    static final String SCALES = "grading scales of the first pages";
    static final String VALUES = "codes of the first pages";
    static final String OPPORTUNITIES = "opportunities of the first pages";
    static final String REACH = "learners of the first pages reached";
    static final List<String> DEPENDENT = List.of(SCALES, VALUES, OPPORTUNITIES, REACH);

    private static final int LISTED = 10;
    private static final int LONGEST = 40;

    private final FirstPages pages;
    private final List<Completion> completions;

    FirstPagesCheck(FirstPages pages) {
        this.pages = pages;
        this.completions = pages.completions();
    }

    CheckStep readable() {
        if (pages.rejected().isEmpty()) {
            return CheckStep.ok(PAGES, pages.seen());
        }
        Map<String, Integer> reasons = new TreeMap<>();
        pages.rejected().stream().map(RejectedRecord::says).forEach(says -> reasons.merge(says, 1, Integer::sum));
        String detail = pages.seen() + ": " + counted(reasons);
        return completions.isEmpty() ? CheckStep.failed(PAGES, detail) : CheckStep.warning(PAGES, detail);
    }

    /** Only final results: what is provisional may have no real grade yet. */
    CheckStep scales(GradingScales known) {
        Map<String, Integer> strange = new TreeMap<>();
        Map<String, Integer> silent = new TreeMap<>();
        Set<String> seen = new TreeSet<>();
        boolean unjudged = false;
        boolean any = false;
        for (Completion completion : completions) {
            Grade grade = completion.grade();
            if (grade == null || completion.state() != Completion.State.FINAL) {
                continue;
            }
            seen.add(grade.scale());
            boolean open = grade.outcome() == Grade.Outcome.UNKNOWN;
            any |= !open;
            if (!known.knows(grade.scale())) {
                strange.merge(grade.scale(), 1, Integer::sum);
                unjudged |= open;
            } else if (open) {
                silent.merge(grade.scale() + " '" + cut(grade.raw()) + "'", 1, Integer::sum);
            }
        }
        if (seen.isEmpty()) {
            return CheckStep.skipped(SCALES, "no final result has a grade");
        }
        if (strange.isEmpty() && silent.isEmpty()) {
            return CheckStep.ok(SCALES, "all known: " + listed(seen));
        }
        String repair = strangeScales(strange, unjudged) + silentGrades(silent);
        return unjudged || !any ? CheckStep.failed(SCALES, repair) : CheckStep.warning(SCALES, repair);
    }

    private static String strangeScales(Map<String, Integer> scales, boolean unjudged) {
        return scales.isEmpty()
                ? ""
                : "Scales that the hub does not know: " + counted(scales)
                        + (unjudged ? "" : " (the SIS itself says who passed)")
                        + "; name one of the hub's in 'sis' or 'mapping' of the university's file, or add a file to"
                        + " mappings/tables. ";
    }

    private static String silentGrades(Map<String, Integer> grades) {
        return grades.isEmpty()
                ? ""
                : "Grades of which the scale does not say whether they pass: " + counted(grades)
                        + "; their results are referred. Correct the scale's name, or complete its file.";
    }

    /** @param files of value maps of this university, for people; empty where it has none */
    CheckStep values(List<String> files) {
        Map<String, Integer> codes = new TreeMap<>();
        completions.stream()
                .map(Completion::unresolved)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .forEach(code -> codes.merge(code, 1, Integer::sum));
        if (!codes.isEmpty()) {
            return CheckStep.failed(
                    VALUES,
                    "Codes that no reviewed row explains: " + counted(codes)
                            + "; their results are referred. Add rows to "
                            + (files.isEmpty() ? "a file of value maps" : String.join(", ", files))
                            + " and have them reviewed.");
        }
        return files.isEmpty()
                ? CheckStep.skipped(VALUES, "this university has no file of value maps")
                : CheckStep.ok(VALUES, "every code is known: " + String.join(", ", files));
    }

    CheckStep opportunities(Map<String, LearningOpportunity> catalogue) {
        Set<String> absent = new TreeSet<>();
        Map<String, List<String>> thin = new TreeMap<>();
        Set<String> codes = new TreeSet<>();
        int without = 0;
        for (Completion completion : completions) {
            String code = completion.opportunityCode();
            LearningOpportunity entry = code == null ? null : catalogue.get(code);
            if (code == null) {
                without++;
                continue;
            }
            codes.add(code);
            if (entry == null) {
                absent.add(code);
            } else if (!entry.missing().isEmpty()) {
                thin.put(code, entry.missing());
            }
        }
        if (absent.isEmpty() && thin.isEmpty() && without == 0) {
            return CheckStep.ok(OPPORTUNITIES, "the catalogue has all " + codes.size() + ", and none is thin");
        }
        String detail = (absent.isEmpty() ? "" : "Not in the catalogue: " + listed(absent) + ". ")
                + (thin.isEmpty()
                        ? ""
                        : "Too thin: "
                                + listed(thin.entrySet().stream()
                                        .map(each -> each.getKey() + " " + each.getValue())
                                        .toList())
                                + ". ")
                + (without == 0 ? "" : without + " results name no opportunity. ")
                + "Their results are referred until the SIS or config/catalogue says what is missing.";
        boolean any = codes.size() > absent.size() + thin.size();
        return any ? CheckStep.warning(OPPORTUNITIES, detail) : CheckStep.failed(OPPORTUNITIES, detail);
    }

    /** @param reached whether any target of the university has an address of the learner */
    CheckStep reach(List<String> targets, Predicate<Learner> reached) {
        if (targets.isEmpty()) {
            return CheckStep.failed(REACH, "The university's file names no 'targets': nothing is delivered.");
        }
        Set<Learner> learners =
                completions.stream().map(Completion::learner).collect(Collectors.toCollection(HashSet::new));
        long lost = learners.stream().filter(reached.negate()).count();
        if (lost == 0) {
            return CheckStep.ok(REACH, "all " + learners.size() + " by " + String.join(", ", targets));
        }
        String detail = lost + " of " + learners.size() + " learners have no address that " + String.join(", ", targets)
                + " can reach: let the SIS tell their e-mail or wallet address, or add a target that needs none.";
        return lost == learners.size() ? CheckStep.failed(REACH, detail) : CheckStep.warning(REACH, detail);
    }

    private static String counted(Map<String, Integer> counts) {
        return listed(counts.entrySet().stream()
                .map(each -> each.getKey() + " (" + each.getValue() + ")")
                .toList());
    }

    private static String listed(Collection<String> words) {
        String first = words.stream().limit(LISTED).collect(Collectors.joining(", "));
        return words.size() > LISTED ? first + " and " + (words.size() - LISTED) + " more" : first;
    }

    /** A grade is a word; what a broken source sends instead is not shown whole. */
    private static String cut(String raw) {
        return raw.length() > LONGEST ? raw.substring(0, LONGEST) + "…" : raw;
    }
}
