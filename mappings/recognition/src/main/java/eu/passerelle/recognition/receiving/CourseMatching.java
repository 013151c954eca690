package eu.passerelle.recognition.receiving;

import eu.passerelle.model.HomeCourse;
import eu.passerelle.model.PartnerCompletion;
import eu.passerelle.model.RecognitionOutcome;
import eu.passerelle.model.RecognitionOutcome.Result;
import eu.passerelle.recognition.receiving.CourseMapping.TargetCourse;
import eu.passerelle.recognition.receiving.ReceivingJudgement.Referred;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The second half of judging: admitted completions against the course mappings. First every mapping whose courses are all
 * there, the larger before the smaller; then those of which some are there, the nearest to whole before the others. A
 * completion that a mapping has used is used up.
 */
final class CourseMatching {

    /** Of several results in one course: the one with most credits, then the newest. */
    private static final Comparator<PartnerCompletion> BEST_FIRST = Comparator.comparing(CourseMatching::ects)
            .reversed()
            .thenComparing(source -> source.completion().completedOn(), Comparator.reverseOrder())
            .thenComparing(source -> source.completion().key().sourceKey());

    private final ReceivingRecognition rules;
    private final Admission admission;
    private final List<PartnerCompletion> open;
    private final Set<String> usedGroups = new HashSet<>();
    private final Set<String> granted = new HashSet<>();
    private final List<RecognitionOutcome> outcomes = new ArrayList<>();
    private final List<Referred> referred = new ArrayList<>();

    CourseMatching(ReceivingRecognition rules, Admission admission) {
        this.rules = rules;
        this.admission = admission;
        this.open = new ArrayList<>(admission.admitted());
        outcomes.addAll(admission.refused());
        referred.addAll(admission.referred());
    }

    ReceivingJudgement judgement() {
        Optional<Match> match = nearest();
        while (match.isPresent()) {
            use(match.get());
            match = nearest();
        }
        open.forEach(this::leftOver);
        outcomes.sort(Comparator.comparing(RecognitionOutcome::id));
        referred.sort(Comparator.comparing(
                        (Referred one) -> one.completion().partner().id())
                .thenComparing(one -> one.completion().completion().key().sourceKey()));
        return new ReceivingJudgement(outcomes, referred);
    }

    /** A mapping and the completions for its courses that are there. */
    private record Match(CourseMapping mapping, List<PartnerCompletion> sources) {

        int missing() {
            return mapping.from().size() - sources.size();
        }

        List<String> missingCourses() {
            List<PartnerCourse> there = sources.stream().map(Admission::course).toList();
            return mapping.from().stream()
                    .filter(course -> !there.contains(course))
                    .map(PartnerCourse::toString)
                    .toList();
        }
    }

    private Optional<Match> nearest() {
        // the mappings stand with the most specific first, and of equals min takes the first
        return rules.mappings().groups().stream()
                .filter(this::isApplicable)
                .map(this::match)
                .filter(match -> !match.sources().isEmpty())
                .min(Comparator.comparingInt(Match::missing));
    }

    private boolean isApplicable(CourseMapping mapping) {
        return !usedGroups.contains(mapping.group())
                && mapping.to().stream().noneMatch(course -> granted.contains(course.code()));
    }

    private Match match(CourseMapping mapping) {
        List<PartnerCompletion> sources = new ArrayList<>();
        for (PartnerCourse course : mapping.from()) {
            open.stream()
                    .filter(source -> Admission.course(source).equals(course)
                            && mapping.appliesOn(source.completion().completedOn()))
                    .min(BEST_FIRST)
                    .ifPresent(sources::add);
        }
        return new Match(mapping, sources);
    }

    private void use(Match match) {
        usedGroups.add(match.mapping().group());
        open.removeAll(match.sources());
        List<HomeCourse> courses = new ArrayList<>();
        List<String> missing = new ArrayList<>(match.missingCourses());
        BigDecimal left = match.sources().stream().map(CourseMatching::ects).reduce(BigDecimal.ZERO, BigDecimal::add);
        for (TargetCourse target : match.mapping().to()) {
            BigDecimal recognised = left.min(target.ects());
            left = left.subtract(recognised);
            boolean isFull = recognised.compareTo(target.ects()) == 0;
            if (!isFull) {
                missing.add(
                        target.ects().subtract(recognised).stripTrailingZeros().toPlainString() + " ECTS of "
                                + target.code());
            }
            courses.add(new HomeCourse(
                    target.code(), target.title(), target.ects(), recognised, isFull && match.missing() == 0));
        }
        outcomes.add(outcome(match, courses, missing));
        match.mapping().to().stream()
                .filter(course -> !course.repeatable())
                .forEach(course -> granted.add(course.code()));
    }

    private static RecognitionOutcome outcome(Match match, List<HomeCourse> courses, List<String> missing) {
        boolean isWhole = missing.isEmpty();
        String reason = isWhole
                ? "The courses are recognised in full."
                : match.missing() > 0
                        ? "Only some of the courses that are recognised together are completed."
                        : "The courses have fewer credits than what they are recognised as.";
        return new RecognitionOutcome(
                match.mapping().group(),
                isWhole ? Result.POSITIVE : Result.PARTIALLY_POSITIVE,
                match.sources(),
                courses,
                match.mapping().basis(),
                reason,
                missing);
    }

    private void leftOver(PartnerCompletion source) {
        PartnerCourse course = Admission.course(source);
        boolean isMapped = rules.mappings().groups().stream()
                .anyMatch(mapping -> mapping.from().contains(course)
                        && mapping.appliesOn(source.completion().completedOn()));
        if (isMapped) {
            outcomes.add(admission.refusal(
                    source, "Another result is already recognised as what " + course + " counts for.", "policy"));
        } else if (rules.policy().closedList()) {
            outcomes.add(admission.refusal(
                    source, "No mapping of " + course + " applied on the day of the result.", "closed list"));
        } else {
            referred.add(new Referred(source, "No mapping of " + course + " applies to this result."));
        }
    }

    private static BigDecimal ects(PartnerCompletion source) {
        return Admission.ects(source.completion()).orElseThrow();
    }
}
