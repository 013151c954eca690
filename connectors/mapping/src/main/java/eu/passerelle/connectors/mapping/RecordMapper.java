package eu.passerelle.connectors.mapping;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Sha256;
import eu.passerelle.model.University;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps the raw records of one university. Immutable and thread-safe; cheap to make, so one a page. */
public final class RecordMapper {

    private static final String REPAIR = "Correct the record in the SIS, or the mapping.";

    private final RecordMapping mapping;
    private final University university;
    private final ValueMaps values;
    private final LearnerMapper learners;
    private final ResultMapper results;

    public RecordMapper(RecordMapping mapping, University university, ValueMaps values) {
        this.mapping = mapping;
        this.university = university;
        this.values = values;
        this.learners = new LearnerMapper(mapping.learner(), university.organisation());
        this.results = new ResultMapper(mapping);
    }

    /**
     * The mapper of a university, with the value maps that its mapping names.
     *
     * @throws ConfigurationInvalid the file of value maps is wrong or lacks a map that an expression asks for
     */
    public static RecordMapper of(SisContext<?> sis, RecordMapping mapping) {
        ValueMaps values = ValueMaps.asked(sis, mapping.values(), mapping.codeMaps());
        return new RecordMapper(mapping, sis.university(), values);
    }

    /** The record's own key; null where it has none or the expression fails. */
    public @Nullable String key(RawRecord record) {
        try {
            return key(new Fields(evaluation(record), mapping.formatsOrStandard(), university.zone()));
        } catch (Unfit e) {
            return null;
        }
    }

    /** What the record is; never throws for what stands in it. */
    public MappedRecord map(RawRecord record) {
        Fields fields = new Fields(evaluation(record), mapping.formatsOrStandard(), university.zone());
        String key = null;
        try {
            if (mapping.select() != null && !fields.truth("select", mapping.select())) {
                return new MappedRecord.PassedOver();
            }
            key = key(fields);
            require(fields);
            return new MappedRecord.Event(event(record, fields, new CompletionKey(university.id(), key)));
        } catch (Unfit e) {
            String stable = key == null ? contentKey(record.raw().content()) : key;
            return new MappedRecord.Rejected(new RejectedRecord(stable, record.raw(), e.reason(), e.repair()));
        }
    }

    private Evaluation evaluation(RawRecord record) {
        return new Evaluation(
                record.fields(), record.variables(), mapping.formatsOrStandard(), values, university.id());
    }

    private String key(Fields fields) throws Unfit {
        String key = fields.text("key", mapping.key());
        if (key == null || key.length() > 300) {
            throw new Unfit(
                    key == null ? "the record has no key" : "the record's key has more than 300 characters",
                    "Give the record its key in the SIS, or correct 'key' in the mapping.");
        }
        return key;
    }

    private void require(Fields fields) throws Unfit {
        for (RecordMapping.Requirement requirement : mapping.requirements()) {
            if (!fields.truth("require.that", requirement.that())) {
                throw new Unfit(requirement.reason(), requirement.repair());
            }
        }
    }

    private CompletionEvent event(RawRecord record, Fields fields, CompletionKey key) throws Unfit {
        if (mapping.withdrawn() != null && fields.truth("withdrawn", mapping.withdrawn())) {
            return new CompletionEvent.Withdrawn(key, "the SIS marks the result as withdrawn");
        }
        LocalDate day = fields.day("completedOn", mapping.completedOn());
        if (day == null) {
            throw new Unfit("the result has no date" + unknownCodes(fields), "Give the result a date in the SIS.");
        }
        fields.asOf(day);
        String scope = fields.text("scope", mapping.scope());
        Completion completion = completion(fields, key, day);
        return new CompletionEvent.Reported(completion, scope == null ? record.scope() : scope, record.raw());
    }

    private Completion completion(Fields fields, CompletionKey key, LocalDate day) throws Unfit {
        String code = fields.text("opportunityCode", mapping.opportunityCode());
        try {
            return new Completion(
                    key,
                    learners.learner(fields),
                    code,
                    results.title(fields, code),
                    results.state(fields),
                    results.grade(fields),
                    results.credits(fields),
                    day,
                    fields.localized("awardingBody", mapping.awardingBody()),
                    fields.language("language", mapping.language()),
                    results.recognisedFrom(fields),
                    fields.text("partOf", mapping.partOf()),
                    List.copyOf(fields.unresolved()),
                    null);
        } catch (IllegalArgumentException e) {
            // the model's own rules; their messages name no value
            throw new Unfit("the completion is not possible: " + e.getMessage(), REPAIR);
        }
    }

    private static String unknownCodes(Fields fields) {
        return fields.unresolved().isEmpty() ? "" : "; unknown codes: " + fields.unresolved();
    }

    /** A stand-in for the key of a record that has none. */
    public static String contentKey(byte[] content) {
        return "sha256:" + Sha256.hex(content);
    }
}
