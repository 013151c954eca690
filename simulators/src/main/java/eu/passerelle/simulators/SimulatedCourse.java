package eu.passerelle.simulators;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A fake micro-credential course.
 *
 * @param title by language: English and the campus's own
 * @param thin whether the SIS publishes it without what Annex I asks for
 */
public record SimulatedCourse(
        String code,
        Map<String, String> title,
        List<String> outcomes,
        BigDecimal ects,
        int eqfLevel,
        String isced,
        boolean thin) {}
