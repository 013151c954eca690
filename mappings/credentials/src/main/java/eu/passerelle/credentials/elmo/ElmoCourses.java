package eu.passerelle.credentials.elmo;

import eu.passerelle.model.Achievement;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionPart;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.HomeCourse;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.PartnerCompletion;
import eu.passerelle.model.RecognitionOutcome;
import eu.passerelle.model.RecognitionOutcome.Result;
import eu.passerelle.tables.GradingScale;
import eu.passerelle.tables.GradingScales;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Writes results as {@code learningOpportunitySpecification} with one {@code learningOpportunityInstance}. */
final class ElmoCourses {

    private static final String ECTS = "ects";

    private final ElmoXml xml;

    ElmoCourses(ElmoXml xml) {
        this.xml = xml;
    }

    /**
     * A result as the partner awarded it.
     *
     * @param reference local identifier of the course, by which the mapping refers to it
     */
    void ofPartner(PartnerCompletion source, String reference, Result result) throws XMLStreamException {
        Completion completion = source.completion();
        Optional<LearningOpportunity> opportunity = Optional.ofNullable(source.opportunity());
        xml.element("learningOpportunitySpecification", () -> {
            xml.token("identifier", "type", "local", reference);
            xml.titles("title", completion.title());
            xml.optional("iscedCode", opportunity.flatMap(ElmoCourses::isced).orElse(null));
            xml.optional("url", opportunity.map(LearningOpportunity::homepage).orElse(null));
            instance(completion, opportunity.orElse(null), status(completion, result), List.of());
        });
    }

    /**
     * A result of the issuing university itself: what was taken with its learning outcomes, the result, and what it is made
     * of.
     */
    void awarded(Achievement achievement) throws XMLStreamException {
        Completion completion = achievement.completion();
        LearningOpportunity opportunity = achievement.opportunity();
        xml.element("learningOpportunitySpecification", () -> {
            xml.token("identifier", "type", "local", opportunity.code());
            xml.titles("title", completion.title());
            xml.token("type", "Course");
            xml.optional("iscedCode", isced(opportunity).orElse(null));
            xml.optional("url", opportunity.homepage());
            for (var description : ElmoDescriptions.of(opportunity).entrySet()) {
                xml.lines("description", description.getKey(), description.getValue());
            }
            instance(
                    completion,
                    opportunity,
                    status(completion, Result.POSITIVE),
                    List.of("urn:credential:" + achievement.credentialId()));
            for (CompletionPart part : Objects.requireNonNullElse(completion.parts(), List.<CompletionPart>of())) {
                xml.element("hasPart", () -> part(part));
            }
        });
    }

    private void part(CompletionPart part) throws XMLStreamException {
        xml.element("learningOpportunitySpecification", () -> {
            xml.token("identifier", "type", "local", part.opportunityCode());
            xml.titles("title", part.title());
            xml.token("type", "Course");
            xml.lines(
                    "description",
                    "en",
                    "Awarded by " + part.awardedBy().legalName().in("en"));
            xml.element(
                    "specifies",
                    () -> xml.element("learningOpportunityInstance", () -> {
                        xml.token("identifier", "type", "credential", "urn:credential:" + part.credential());
                        xml.token("date", part.completedOn().toString());
                        xml.token("status", "passed");
                        credits(part.credits());
                        level(part.eqfLevel());
                    }));
        });
    }

    /** @param credentials that say the same */
    private void instance(
            Completion completion, @Nullable LearningOpportunity opportunity, String status, List<String> credentials)
            throws XMLStreamException {
        xml.element(
                "specifies",
                () -> xml.element("learningOpportunityInstance", () -> {
                    xml.token("identifier", "type", "local", completion.key().sourceKey());
                    for (String credential : credentials) {
                        xml.token("identifier", "type", "credential", credential);
                    }
                    xml.token("date", completion.completedOn().toString());
                    xml.token("status", status);
                    grade(completion.grade());
                    credits(completion.credits());
                    level(opportunity == null ? null : opportunity.eqfLevel());
                    xml.optional("languageOfInstruction", completion.language());
                    workload(opportunity);
                }));
    }

    /**
     * What counts at home: passed where the course is complete, else in progress with the credits recognised so far.
     *
     * @param id of the outcome that it is part of
     */
    void atHome(String id, HomeCourse course, RecognitionOutcome outcome) throws XMLStreamException {
        LocalDate completedOn = outcome.sources().stream()
                .map(source -> source.completion().completedOn())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        xml.element("learningOpportunitySpecification", () -> {
            xml.token("identifier", "type", "local", course.code());
            xml.titles("title", course.title());
            xml.token("type", "Course");
            xml.element(
                    "specifies",
                    () -> xml.element("learningOpportunityInstance", () -> {
                        xml.token("identifier", "type", "local", id + "/" + course.code());
                        xml.token("date", completedOn.toString());
                        xml.token("status", course.complete() ? "passed" : "in-progress");
                        grade(outcome.gradeAtHome().orElse(null));
                        credit(ECTS, course.recognised());
                    }));
        });
    }

    /** The scales of the grades in one report, described as far as the hub knows them. */
    void gradingSchemes(List<Completion> sources) throws XMLStreamException {
        gradingSchemesOf(sources.stream()
                .flatMap(source -> Stream.ofNullable(source.grade()))
                .toList());
    }

    void gradingSchemesOf(List<Grade> grades) throws XMLStreamException {
        TreeSet<String> scales = new TreeSet<>();
        for (Grade grade : grades) {
            if (!ElmoXml.token(grade.scale()).isEmpty()) {
                scales.add(grade.scale());
            }
        }
        for (String scale : scales) {
            xml.element("gradingScheme", "localId", scale, () -> {
                Optional<GradingScale> known = GradingScales.standard().scale(scale);
                if (known.isPresent()) {
                    xml.lines("description", "en", known.get().title());
                }
            });
        }
    }

    private static Optional<String> isced(LearningOpportunity opportunity) {
        return opportunity.iscedF().stream().max(Comparator.comparingInt(String::length));
    }

    /** A result without a known outcome is passed where somebody recognised it; without a status it would always be. */
    private static String status(Completion completion, Result result) {
        if (completion.state() == Completion.State.PROVISIONAL) {
            return "in-progress";
        }
        Grade.Outcome outcome = completion.grade() == null
                ? Grade.Outcome.UNKNOWN
                : completion.grade().outcome();
        return switch (outcome) {
            case PASSED -> "passed";
            case FAILED -> "failed";
            case UNKNOWN -> result == Result.NEGATIVE ? "in-progress" : "passed";
        };
    }

    private void grade(@Nullable Grade grade) throws XMLStreamException {
        if (grade != null) {
            xml.optional("gradingSchemeLocalId", grade.scale());
            xml.optional("resultLabel", grade.raw());
        }
    }

    /** In ECTS where that is known, and as awarded where that is something else. */
    private void credits(@Nullable Credits credits) throws XMLStreamException {
        if (credits == null) {
            return;
        }
        if (credits.ects() != null) {
            credit(ECTS, credits.ects());
        }
        if (!credits.unit().equalsIgnoreCase(ECTS)) {
            credit(credits.unit(), credits.value());
        }
    }

    private void credit(String scheme, BigDecimal value) throws XMLStreamException {
        xml.element("credit", () -> {
            xml.token("scheme", scheme);
            xml.decimal("value", value);
        });
    }

    private void level(@Nullable Integer eqf) throws XMLStreamException {
        if (eqf != null) {
            xml.element("level", () -> {
                xml.token("type", "EQF");
                xml.token("value", eqf.toString());
            });
        }
    }

    private void workload(@Nullable LearningOpportunity opportunity) throws XMLStreamException {
        if (opportunity != null && opportunity.workload() != null) {
            BigDecimal hours = BigDecimal.valueOf(
                            Objects.requireNonNull(opportunity.workload()).toMinutes())
                    .divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros();
            xml.decimal("engagementHours", hours);
        }
    }
}
