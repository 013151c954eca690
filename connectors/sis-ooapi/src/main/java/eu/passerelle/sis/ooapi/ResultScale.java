package eu.passerelle.sis.ooapi;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code resultValueType} of an offering and the grading scale it means. The words are those of v5 and v6, written as
 * {@link Fields#word(String)} does.
 */
enum ResultScale {
    PASS_FAIL("pass-fail", Set.of("pass_or_fail"), null, 0, 0),
    LEVELS("insufficient-satisfactory-good", Set.of("insufficient_satisfactory_good"), null, 0, 0),
    US_LETTER("us-letter", Set.of("us_letter"), "[A-F][+-]?", 0, 0),
    UK_LETTER("uk-letter", Set.of("uk_letter"), "[A-GU][+*-]?", 0, 0),
    DE_SCHOOL("de-1-6", Set.of("de_grade"), null, 1, 6),
    PERCENT("0-100", Set.of("0_100", "grade_0_100"), null, 0, 100),
    NL_1_10("nl-1-10", Set.of("1_10", "grade_0_10", "grade_0_10_one_decimal"), null, 0, 10),
    CEFR("cefr", Set.of("reference_level_europass"), "[ABC][12]", 0, 0);

    /** Of a result value type that is absent, {@code other} or newer than this list. */
    static final String UNKNOWN = "unknown";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}([.,]\\d{1,3})?");

    private static final Map<String, ResultScale> BY_WORD = new HashMap<>();
    private static final Map<String, ResultScale> BY_ID = new HashMap<>();

    static {
        for (ResultScale scale : values()) {
            scale.words.forEach(word -> BY_WORD.put(word, scale));
            BY_ID.put(scale.id, scale);
        }
    }

    private final String id;
    private final Set<String> words;
    private final @Nullable Pattern letters;
    private final BigDecimal least;
    private final BigDecimal most;

    ResultScale(String id, Set<String> words, @Nullable String letters, int least, int most) {
        this.id = id;
        this.words = words;
        this.letters = letters == null ? null : Pattern.compile(letters);
        this.least = BigDecimal.valueOf(least);
        this.most = BigDecimal.valueOf(most);
    }

    static Optional<ResultScale> ofWord(@Nullable String word) {
        return word == null ? Optional.empty() : Optional.ofNullable(BY_WORD.get(Fields.word(word)));
    }

    static Optional<ResultScale> ofId(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    String id() {
        return id;
    }

    /** Whether a score can stand on this scale; scales of words take any. */
    boolean holds(String score) {
        if (letters != null) {
            return letters.matcher(score).matches();
        }
        if (most.signum() == 0) {
            return true;
        }
        if (!NUMBER.matcher(score).matches()) {
            return false;
        }
        BigDecimal value = new BigDecimal(score.replace(',', '.'));
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }
}
