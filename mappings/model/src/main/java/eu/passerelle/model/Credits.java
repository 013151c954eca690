package eu.passerelle.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Credits as awarded.
 *
 * @param value in {@code unit}, exact
 * @param unit as the SIS names it, for example {@code ects}, {@code op}, {@code sbu}
 * @param ects the same in ECTS, where the unit's ratio is known
 */
public record Credits(
        BigDecimal value, String unit, @Nullable BigDecimal ects) {

    public Credits {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("credits must not be negative");
        }
        boolean same = value.equals(ects);
        value = plain(value);
        ects = same ? value : ects == null ? null : plain(ects);
    }

    public static Credits ects(BigDecimal value) {
        return new Credits(value, "ects", value);
    }

    /** "5", "5.0" and "5.000000" are the same credits and must hash the same. */
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
