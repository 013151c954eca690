package eu.passerelle.sis.ooapi;

import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.RecordField;
import eu.passerelle.connectors.json.RecordShape;
import eu.passerelle.model.Credits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code studyLoad}: one descriptor in v5, a list of them in v6 courses. ECTS are credits in ECTS; every other unit is
 * kept as it is, since the standard calls its ratio to ECTS only typical.
 */
record StudyLoad(@Nullable Credits credits, @Nullable Duration workload) {

    private static final Set<String> HOURS = Set.of("sbu", "hour");

    private static final RecordShape.Builder DESCRIPTOR = RecordShape.builder();
    private static final RecordField UNIT = DESCRIPTOR.field("studyLoadUnit");
    private static final RecordField VALUE = DESCRIPTOR.field("value");
    static final RecordShape SHAPE = DESCRIPTOR.build();

    /** One of them, as it says it. */
    private record Descriptor(
            @Nullable String unit, @Nullable String value) {}

    /** @param value of {@code studyLoad} */
    static StudyLoad of(JsonNode value) throws Unreadable {
        return read(Fields.list(value).stream()
                .map(load -> new Descriptor(Fields.word(load, "studyLoadUnit"), Fields.text(load, "value")))
                .toList());
    }

    /** @param loads of {@link #SHAPE} */
    static StudyLoad of(List<JsonRecord> loads) throws Unreadable {
        return read(loads.stream()
                .map(load -> new Descriptor(Fields.word(load, UNIT), load.text(VALUE)))
                .toList());
    }

    private static StudyLoad read(List<Descriptor> descriptors) throws Unreadable {
        Credits credits = null;
        Duration workload = null;
        for (Descriptor descriptor : descriptors) {
            String unit = descriptor.unit();
            if (unit == null || descriptor.value() == null) {
                continue;
            }
            BigDecimal amount = amount(descriptor.value());
            if (unit.equals("ects")) {
                credits = Credits.ects(amount);
            } else if (credits == null) {
                credits = new Credits(amount, unit, null);
            }
            if (HOURS.contains(unit)) {
                workload = Duration.ofMinutes(
                        amount.multiply(BigDecimal.valueOf(60)).longValue());
            }
        }
        return new StudyLoad(credits, workload);
    }

    /** At most six digits before and after the point: more is nonsense, and 1e999999999 would fill the memory. */
    private static BigDecimal amount(String value) throws Unreadable {
        try {
            BigDecimal amount = new BigDecimal(value);
            if (amount.signum() >= 0 && amount.scale() <= 6 && amount.precision() - (long) amount.scale() <= 6) {
                return amount;
            }
        } catch (NumberFormatException e) {
            throw nonsense();
        }
        throw nonsense();
    }

    private static Unreadable nonsense() {
        return new Unreadable("studyLoad.value is not a plausible amount", "Correct the study load in the SIS.");
    }
}
