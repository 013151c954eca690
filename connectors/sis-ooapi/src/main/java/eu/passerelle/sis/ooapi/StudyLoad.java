package eu.passerelle.sis.ooapi;

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

    static StudyLoad of(JsonNode owner) throws Unreadable {
        Credits credits = null;
        Duration workload = null;
        List<JsonNode> descriptors = Fields.list(owner, "studyLoad");
        for (JsonNode descriptor : descriptors) {
            String unit = Fields.word(descriptor, "studyLoadUnit");
            String value = Fields.text(descriptor, "value");
            if (unit == null || value == null) {
                continue;
            }
            BigDecimal amount = amount(value);
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
