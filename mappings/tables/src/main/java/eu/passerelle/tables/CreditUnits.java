package eu.passerelle.tables;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Units of credit with an exact, declared ratio to ECTS (data file {@code credit-units.csv}). Immutable. A unit without
 * such a ratio, hours above all, is not converted: an ECTS credit is 25 to 30 hours, and which of them is the
 * university's to say.
 */
public final class CreditUnits {

    /** Virta writes six decimals; no source writes more. */
    private static final int DECIMALS = 6;

    private final Map<String, Ratio> byUnit;

    private CreditUnits(Map<String, Ratio> byUnit) {
        this.byUnit = byUnit;
    }

    /** So many of the unit are so many ECTS. */
    private record Ratio(BigDecimal units, BigDecimal ects) {}

    /** The units of this module, read once. */
    public static CreditUnits standard() {
        return Standard.UNITS;
    }

    /**
     * The same amount in ECTS: exact, or rounded half even to six decimals where it has no end (100 sbu).
     *
     * @param unit as the source names it, in any case
     * @return empty for an undeclared unit
     */
    public Optional<BigDecimal> toEcts(BigDecimal value, String unit) {
        return Optional.ofNullable(byUnit.get(key(unit))).map(ratio -> convert(value, ratio));
    }

    /** In alphabetical order, lower case. */
    public Set<String> units() {
        return java.util.Collections.unmodifiableSet(new TreeSet<>(byUnit.keySet()));
    }

    private static BigDecimal convert(BigDecimal value, Ratio ratio) {
        BigDecimal product = value.multiply(ratio.ects());
        int decimals = Math.max(DECIMALS, product.scale());
        BigDecimal ects =
                product.divide(ratio.units(), decimals, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return ects.scale() < 0 ? ects.setScale(0) : ects;
    }

    private static String key(String unit) {
        return unit.strip().toLowerCase(Locale.ROOT);
    }

    /** Loaded at first use, by the class loader's own lock. */
    private static final class Standard {

        private static final CreditUnits UNITS = load();

        private static CreditUnits load() {
            TableFile file = TableFile.read("credit-units.csv");
            Map<String, Ratio> byUnit = new HashMap<>();
            for (TableFile.Row row : file.rows()) {
                Map<String, String> cells = row.cells();
                String unit = key(String.valueOf(cells.get("unit")));
                Ratio ratio = new Ratio(
                        new BigDecimal(String.valueOf(cells.get("units"))),
                        new BigDecimal(String.valueOf(cells.get("ects"))));
                if (ratio.units().signum() <= 0 || byUnit.put(unit, ratio) != null) {
                    throw file.wrong(row.line(), "the unit '" + unit + "' stands twice or its ratio is not positive");
                }
            }
            return new CreditUnits(Map.copyOf(byUnit));
        }
    }
}
