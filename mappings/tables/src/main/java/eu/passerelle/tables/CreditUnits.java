package eu.passerelle.tables;

import eu.passerelle.model.University;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Units of credit with an exact, declared ratio to ECTS (data file {@code credit-units.csv}). Immutable. A unit without
 * such a ratio is not converted. Hours have one only where a country's law or the university names a number: an ECTS
 * credit is 25 to 30 hours, and which of them is not ours to say.
 */
public final class CreditUnits {

    /** Virta writes six decimals; no source writes more. */
    private static final int DECIMALS = 6;

    private static final String EVERYWHERE = "";

    private final Map<Declared, Optional<Ratio>> ratios;

    private CreditUnits(Map<Declared, Optional<Ratio>> ratios) {
        this.ratios = Map.copyOf(ratios);
    }

    /** A unit at a university, in a country or everywhere. */
    private record Declared(String unit, String scope) {}

    /** So many of the unit are so many ECTS. */
    private record Ratio(BigDecimal units, BigDecimal ects) {

        Ratio {
            if (units.signum() <= 0 || ects.signum() <= 0) {
                throw new IllegalArgumentException("a ratio is positive");
            }
        }
    }

    /** The units of this module, read once. */
    public static CreditUnits standard() {
        return Standard.UNITS;
    }

    /** From the text of such a file. */
    static CreditUnits parse(TableFile file) {
        Map<Declared, Optional<Ratio>> ratios = new HashMap<>();
        for (TableFile.Row row : file.rows()) {
            Map<String, String> cells = row.cells();
            if (String.valueOf(cells.get("source")).isBlank()) {
                throw file.wrong(row.line(), "a ratio needs a source");
            }
            for (String unit : String.valueOf(cells.get("unit")).split("[|]")) {
                Declared declared = new Declared(key(unit), String.valueOf(cells.get("scope")));
                if (ratios.put(declared, ratio(file, row)) != null) {
                    throw file.wrong(row.line(), "the unit '" + unit + "' stands twice");
                }
            }
        }
        return new CreditUnits(ratios);
    }

    /**
     * The same amount in ECTS by a ratio that holds everywhere: exact, or rounded half even to six decimals where it has
     * no end (100 sbu).
     *
     * @param unit as the source names it, in any case
     * @return empty for a unit without a declared ratio
     */
    public Optional<BigDecimal> toEcts(BigDecimal value, String unit) {
        return convert(value, unit, List.of(EVERYWHERE));
    }

    /** The same, by the ratio that the university, else its country, else everybody declares. */
    public Optional<BigDecimal> toEcts(BigDecimal value, String unit, University university) {
        return convert(
                value, unit, List.of(university.id(), university.organisation().country(), EVERYWHERE));
    }

    /** All that are known, with a ratio or without, in alphabetical order and lower case. */
    public Set<String> units() {
        Set<String> units = new TreeSet<>();
        ratios.keySet().forEach(declared -> units.add(declared.unit()));
        return java.util.Collections.unmodifiableSet(units);
    }

    private Optional<BigDecimal> convert(BigDecimal value, String unit, List<String> scopes) {
        for (String scope : scopes) {
            Optional<Ratio> ratio = ratios.get(new Declared(key(unit), scope));
            if (ratio != null) {
                return ratio.map(declared -> convert(value, declared));
            }
        }
        return Optional.empty();
    }

    private static BigDecimal convert(BigDecimal value, Ratio ratio) {
        BigDecimal product = value.multiply(ratio.ects());
        int decimals = Math.max(DECIMALS, product.scale());
        BigDecimal ects =
                product.divide(ratio.units(), decimals, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return ects.scale() < 0 ? ects.setScale(0) : ects;
    }

    private static Optional<Ratio> ratio(TableFile file, TableFile.Row row) {
        String units = String.valueOf(row.cells().get("units"));
        String ects = String.valueOf(row.cells().get("ects"));
        if (units.isEmpty() && ects.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Ratio(new BigDecimal(units), new BigDecimal(ects)));
        } catch (IllegalArgumentException e) {
            throw file.wrong(row.line(), "'" + units + "' units and '" + ects + "' ECTS are no positive ratio");
        }
    }

    private static String key(String unit) {
        return unit.strip().toLowerCase(Locale.ROOT);
    }

    /** Loaded at first use, by the class loader's own lock. */
    private static final class Standard {

        private static final CreditUnits UNITS = parse(TableFile.read("credit-units.csv"));
    }
}
