package eu.passerelle.recognition;

import eu.passerelle.model.AccreditationRecord;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.University;
import eu.passerelle.recognition.Accreditation.Verdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the tables are told and no source says: who may approve micro-credentials in which country, how national levels
 * stand to the EQF and the cycles of the European Higher Education Area, who is accredited for what. Data that a
 * registrar corrects: {@code authority.csv}, {@code levels.csv}, {@code accreditations.csv}.
 */
final class ReferenceData {

    private static final int GROUPS = 5;
    private static final List<String> CYCLES = List.of("short", "first", "second", "third");

    private final Map<String, Integer> authority = new HashMap<>();
    private final Map<String, Integer> eqfLevels = new HashMap<>();
    private final Map<Integer, String> cycles = new HashMap<>();
    private final List<Accreditation> accreditations;

    private ReferenceData(PolicyFiles files, List<String> problems) {
        PolicyTable.read(
                files,
                "authority.csv",
                List.of("country", "group", "source", "date"),
                List.of("note"),
                this::authority,
                problems);
        PolicyTable.read(
                files,
                "levels.csv",
                List.of("country", "framework", "level", "eqf", "source"),
                List.of("cycle", "iri"),
                this::level,
                problems);
        this.accreditations = PolicyTable.read(
                files,
                "accreditations.csv",
                new PolicyTable.Columns(
                        List.of("record", "body", "from", "source"),
                        List.of("until", "qualifications", "levels", "fields", "countries"),
                        List.of("agency", "agencyCountry", "kind")),
                ReferenceData::accreditation,
                problems);
    }

    /** @param problems to which what is wrong is added */
    static ReferenceData of(PolicyFiles files, List<String> problems) {
        return new ReferenceData(files, problems);
    }

    private String authority(PolicyTable.Line line) {
        String country = line.cell("country");
        int group = number(line, "group", GROUPS);
        LocalDate.parse(line.cell("date"));
        if (!country.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("a country is three capital letters, like FIN, not '" + country + "'");
        }
        if (authority.putIfAbsent(country, group) != null) {
            throw new IllegalArgumentException("the country " + country + " stands there twice; keep one line");
        }
        return country;
    }

    private String level(PolicyTable.Line line) {
        int eqf = number(line, "eqf", 8);
        String cycle = line.cell("cycle");
        if (!cycle.isEmpty()) {
            if (!CYCLES.contains(cycle)) {
                throw new IllegalArgumentException("a cycle is one of " + CYCLES + ", not '" + cycle + "'");
            }
            String other = cycles.putIfAbsent(eqf, cycle);
            if (other != null && !other.equals(cycle)) {
                throw new IllegalArgumentException("EQF level " + eqf + " is of the cycle '" + other + "' above");
            }
        }
        if (!line.cell("iri").isEmpty()) {
            eqfLevels.put(line.cell("iri"), eqf);
        }
        return cycle;
    }

    private static int number(PolicyTable.Line line, String column, int most) {
        String cell = line.cell(column);
        if (!cell.matches("[1-9]") || Integer.parseInt(cell) > most) {
            throw new IllegalArgumentException("'" + column + "' is 1 to " + most + ", not '" + cell + "'");
        }
        return Integer.parseInt(cell);
    }

    private static Accreditation accreditation(PolicyTable.Line line) {
        String until = line.cell("until");
        return new Accreditation(
                line.cell("record"),
                line.cell("source"),
                LocalDate.parse(line.cell("from")),
                until.isEmpty() ? null : LocalDate.parse(until),
                line.cell("body"),
                line.list("qualifications"),
                codes(line, "levels", "[1-8]").stream().map(Integer::valueOf).toList(),
                codes(line, "fields", "[0-9]{2,4}"),
                codes(line, "countries", "[A-Z]{3}"),
                agency(line));
    }

    private static List<String> codes(PolicyTable.Line line, String column, String form) {
        List<String> codes = line.list(column);
        codes.stream().filter(code -> !code.matches(form)).findFirst().ifPresent(code -> {
            throw new IllegalArgumentException(
                    "'" + column + "' has '" + code + "', which is none; they match " + form);
        });
        return codes;
    }

    private static Accreditation.@Nullable Agency agency(PolicyTable.Line line) {
        String name = line.cell("agency");
        String country = line.cell("agencyCountry");
        String kind = line.cell("kind");
        if (name.isEmpty()) {
            if (!country.isEmpty() || !kind.isEmpty()) {
                throw new IllegalArgumentException(
                        "'agencyCountry' and 'kind' say something of an 'agency', who is not there");
            }
            return null;
        }
        if (!country.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException(
                    "'agencyCountry' is three capital letters, like FIN, not '" + country + "'");
        }
        return new Accreditation.Agency(name, country, kind(line, kind));
    }

    private static AccreditationRecord.Kind kind(PolicyTable.Line line, String kind) {
        if (kind.isEmpty()) {
            return line.list("qualifications").isEmpty()
                    ? AccreditationRecord.Kind.INSTITUTION_QUALITY
                    : AccreditationRecord.Kind.PROGRAMME_QUALITY;
        }
        return Arrays.stream(AccreditationRecord.Kind.values())
                .filter(known -> known.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'kind' is one of "
                        + Arrays.toString(AccreditationRecord.Kind.values()) + ", not '" + kind + "'"));
    }

    /** The level as the opportunity states it, or else that of its national level; null where it states neither. */
    @Nullable
    Integer eqfLevel(LearningOpportunity opportunity) {
        return opportunity.eqfLevel() != null || opportunity.nationalLevel() == null
                ? opportunity.eqfLevel()
                : eqfLevels.get(opportunity.nationalLevel());
    }

    /**
     * The best of the records of this awarding body.
     *
     * @return null where there is none
     */
    @Nullable
    String accreditation(University university, LearningOpportunity opportunity, LocalDate awarded) {
        return accreditations.stream()
                .map(record -> record.verdict(university, opportunity, awarded))
                .filter(verdict -> verdict != Verdict.OTHER_BODY)
                .min(Comparator.comparing(
                        verdict -> verdict == Verdict.COVERS ? 0 : Verdict.values().length - verdict.ordinal()))
                .map(Fact::word)
                .orElse(null);
    }

    /** The first record that covers the award and says who accredits, so that a credential can show it. */
    Optional<AccreditationRecord> covering(University university, LearningOpportunity opportunity, LocalDate awarded) {
        return accreditations.stream()
                .filter(record -> record.verdict(university, opportunity, awarded) == Verdict.COVERS)
                .flatMap(record -> record.shown().stream())
                .findFirst();
    }

    /** The facts with what follows from them by this data, in place of what followed by that of another version. */
    RecognitionFacts complete(RecognitionFacts facts) {
        Map<Fact, Object> values = new EnumMap<>(Fact.class);
        values.putAll(facts.values());
        put(values, Fact.AUTHORITY, authority.get(String.valueOf(values.get(Fact.COUNTRY))));
        Object level = values.get(Fact.EQF_LEVEL);
        put(values, Fact.CYCLE, level instanceof BigDecimal eqf ? cycles.get(eqf.intValue()) : null);
        return new RecognitionFacts(values);
    }

    private static void put(Map<Fact, Object> values, Fact fact, @Nullable Object value) {
        if (value == null) {
            values.remove(fact);
        } else {
            values.put(fact, value instanceof Integer number ? BigDecimal.valueOf(number) : value);
        }
    }
}
