package eu.passerelle.connectors.mapping;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.mapping.CompletionOverride.OverriddenCredits;
import eu.passerelle.connectors.mapping.CompletionOverride.OverriddenFields;
import eu.passerelle.connectors.mapping.CompletionOverride.OverriddenGrade;
import eu.passerelle.connectors.mapping.CompletionOverride.OverriddenLearner;
import eu.passerelle.connectors.mapping.RecordMapping.LearnerMapping;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.University;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts a university's override over what its connector reads, page by page, before anything is compared or stored.
 * Immutable and thread-safe; cheap to make, so one a page.
 */
public final class OverrideMapper {

    private static final String REPAIR = "Correct 'mapping' in the university's file, or the record in the SIS.";

    private final CompletionOverride override;
    private final OverriddenFields overridden;
    private final University university;
    private final ValueMaps values;
    private final @Nullable SourceTrees sources;

    private OverrideMapper(CompletionOverride override, University university, ValueMaps values, int maxDepth) {
        this.override = override;
        this.overridden = override.fields();
        this.university = university;
        this.values = values;
        this.sources = override.readsRaw() ? new SourceTrees(maxDepth) : null;
    }

    /** @throws ConfigurationInvalid the file of value maps is wrong or lacks a map that an expression asks for */
    public static OverrideMapper of(SisContext<?> sis, CompletionOverride override) {
        ValueMaps values = ValueMaps.asked(sis, override.values(), override.codeMaps());
        return new OverrideMapper(
                override, sis.university(), values, sis.limits().maxDepth());
    }

    /** The page with its completions overridden; one whose expressions fail is rejected, the others go on. */
    public CompletionPage over(CompletionPage page) {
        List<CompletionEvent> events = new ArrayList<>(page.events().size());
        List<RejectedRecord> rejected = new ArrayList<>(page.rejected());
        for (CompletionEvent event : page.events()) {
            switch (event) {
                case CompletionEvent.Withdrawn withdrawn -> events.add(withdrawn);
                case CompletionEvent.Reported reported -> {
                    try {
                        events.add(new CompletionEvent.Reported(over(reported), reported.scope(), reported.raw()));
                    } catch (Unfit e) {
                        rejected.add(new RejectedRecord(
                                reported.key().sourceKey(),
                                reported.raw(),
                                "the university's mapping: " + e.reason(),
                                e.repair()));
                    }
                }
            }
        }
        return new CompletionPage(events, rejected, page.next(), page.last(), page.complete(), page.grading());
    }

    private Completion over(CompletionEvent.Reported reported) throws Unfit {
        Completion read = reported.completion();
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("completion", CompletionTree.of(read));
        Object raw = sources == null ? null : sources.of(reported.raw());
        if (raw != null) {
            record.put("raw", raw);
        }
        Formats formats = override.formatsOrStandard();
        Fields fields = new Fields(
                new Evaluation(record, Map.of(), formats, values, university.id()), formats, university.zone());
        LocalDate day = completedOn(fields, read);
        fields.asOf(day);
        try {
            return new Completion(
                    read.key(),
                    learner(fields, read),
                    overridden.opportunityCode() == null
                            ? read.opportunityCode()
                            : fields.text("opportunityCode", overridden.opportunityCode()),
                    title(fields, read),
                    state(fields, read),
                    grade(fields, read.grade()),
                    credits(fields, read.credits()),
                    day,
                    overridden.awardingBody() == null
                            ? read.awardingBody()
                            : fields.localized("awardingBody", overridden.awardingBody()),
                    overridden.language() == null
                            ? read.language()
                            : fields.language("language", overridden.language()),
                    overridden.recognisedFrom() == null
                            ? read.recognisedFrom()
                            : ResultMapper.recognisedFrom(fields, overridden.recognisedFrom()),
                    read.partOf(),
                    unresolved(fields, read),
                    read.parts());
        } catch (IllegalArgumentException e) {
            // the model's own rules; their messages name no value
            throw new Unfit("the completion is not possible: " + e.getMessage(), REPAIR);
        }
    }

    /** An unknown code leaves what the connector read: the completion is referred anyway. */
    private LocalDate completedOn(Fields fields, Completion read) throws Unfit {
        if (overridden.completedOn() == null) {
            return read.completedOn();
        }
        LocalDate day = fields.day("completedOn", overridden.completedOn());
        return day == null ? otherwise("completedOn", fields, read.completedOn()) : day;
    }

    private LocalizedText title(Fields fields, Completion read) throws Unfit {
        if (overridden.title() == null) {
            return read.title();
        }
        LocalizedText title = fields.localized("title", overridden.title());
        return title == null ? otherwise("title", fields, read.title()) : title;
    }

    private static <T> T otherwise(String key, Fields fields, T read) throws Unfit {
        if (fields.unresolved().isEmpty()) {
            throw new Unfit("'" + key + "' gives nothing, and a completion needs it", REPAIR);
        }
        return read;
    }

    private Completion.State state(Fields fields, Completion read) throws Unfit {
        return overridden.state() == null ? read.state() : ResultMapper.state(fields, overridden.state());
    }

    private @Nullable Grade grade(Fields fields, @Nullable Grade read) throws Unfit {
        OverriddenGrade grade = overridden.grade();
        if (grade == null) {
            return read;
        }
        String raw = grade.raw() != null ? fields.text("grade.raw", grade.raw()) : read == null ? null : read.raw();
        String scale =
                grade.scale() != null ? fields.text("grade.scale", grade.scale()) : read == null ? null : read.scale();
        Grade.Outcome outcome = grade.outcome() != null
                ? ResultMapper.outcome(fields.value("grade.outcome", grade.outcome()))
                : read == null ? Grade.Outcome.UNKNOWN : read.outcome();
        return raw == null ? null : new Grade(raw, scale == null ? "unknown" : scale, outcome);
    }

    private @Nullable Credits credits(Fields fields, @Nullable Credits read) throws Unfit {
        OverriddenCredits credits = overridden.credits();
        if (credits == null) {
            return read;
        }
        BigDecimal value = credits.value() != null
                ? fields.amount("credits.value", credits.value())
                : read == null ? null : read.value();
        String unit = credits.unit() != null
                ? fields.text("credits.unit", credits.unit())
                : read == null ? "ects" : read.unit();
        return value == null ? null : ResultMapper.credits(value, unit);
    }

    private Learner learner(Fields fields, Completion read) throws Unfit {
        OverriddenLearner learner = overridden.learner();
        if (learner == null) {
            return read.learner();
        }
        LearnerMapping mapping = new LearnerMapping(List.of(), null, learner.identifiers());
        Set<LearnerIdentifier.Kind> kinds = learner.identifiers().stream()
                .map(RecordMapping.IdentifierMapping::kind)
                .collect(Collectors.toSet());
        List<LearnerIdentifier> identifiers =
                new ArrayList<>(new LearnerMapper(mapping, university.organisation()).identifiers(fields));
        read.learner().identifiers().stream()
                .filter(identifier -> !kinds.contains(identifier.kind()))
                .forEach(identifiers::add);
        return new Learner(read.learner().names(), read.learner().born(), identifiers);
    }

    private static List<String> unresolved(Fields fields, Completion read) {
        Set<String> all = new LinkedHashSet<>(Objects.requireNonNullElse(read.unresolved(), List.of()));
        all.addAll(fields.unresolved());
        return List.copyOf(all);
    }
}
