package eu.passerelle.connectors.mapping;

import eu.passerelle.model.LocalizedText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The expressions of one record with their results as the kinds that the model needs. Failures name the mapping's key. */
final class Fields {

    /** Instead of a language: the expression gives all of them. */
    private static final String EVERY = "*";

    private final Evaluation evaluation;
    private final Formats formats;
    private final ZoneId zone;

    Fields(Evaluation evaluation, Formats formats, ZoneId zone) {
        this.evaluation = evaluation;
        this.formats = formats;
        this.zone = zone;
    }

    void asOf(LocalDate day) {
        evaluation.asOf(day);
    }

    Set<String> unresolved() {
        return evaluation.unresolved();
    }

    @Nullable
    Object value(String key, @Nullable Expression expression) throws Unfit {
        try {
            Object value = expression == null ? null : expression.evaluate(evaluation);
            return value instanceof List<?> list && list.size() == 1 ? list.getFirst() : value;
        } catch (Unfit e) {
            throw e.under(key);
        }
    }

    @Nullable
    String text(String key, @Nullable Expression expression) throws Unfit {
        Object value = value(key, expression);
        if (value instanceof List<?> list && !list.isEmpty() || value instanceof Map<?, ?>) {
            throw new Unfit(
                    "'" + key + "' gives several values or an object where one value belongs",
                    "Let the expression choose one.");
        }
        return Texts.plain(value);
    }

    /** None, one or several. */
    List<String> texts(String key, Expression expression) throws Unfit {
        Object value = value(key, expression);
        if (value instanceof String) {
            String text = Texts.plain(value);
            return text == null ? List.of() : List.of(text);
        }
        List<String> texts = new ArrayList<>();
        for (Object each : value instanceof List<?> list ? list : java.util.Collections.singletonList(value)) {
            String text = Texts.plain(each);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** Nothing is false; text is not guessed at. */
    boolean truth(String key, Expression expression) throws Unfit {
        Object value = value(key, expression);
        return switch (value) {
            case null -> false;
            case Boolean truth -> truth;
            default ->
                throw new Unfit(
                        "'" + key + "' is neither true nor false",
                        "Let the expression compare, for example status = \"W\".");
        };
    }

    @Nullable
    LocalDate day(String key, @Nullable Expression expression) throws Unfit {
        try {
            return formats.day(one(key, expression), zone);
        } catch (IllegalArgumentException e) {
            throw new Unfit(
                    "'" + key + "' " + e.getMessage(),
                    "Correct the date in the SIS, or declare its form in 'formats.dates' of the mapping.");
        }
    }

    /** At most six digits before and after the point: more is nonsense. */
    @Nullable
    BigDecimal amount(String key, Expression expression) throws Unfit {
        try {
            BigDecimal amount = formats.decimal(one(key, expression));
            if (amount == null
                    || amount.signum() >= 0
                            && (amount.scale() <= 6
                                    || amount.stripTrailingZeros().scale() <= 6)
                            && amount.precision() - amount.scale() <= 6) {
                return amount;
            }
        } catch (IllegalArgumentException e) {
            throw new Unfit(
                    "'" + key + "' " + e.getMessage(),
                    "Correct the number in the SIS, or declare its form in 'formats' of the mapping.");
        }
        throw new Unfit("'" + key + "' is not a plausible amount", "Correct the number in the SIS.");
    }

    private @Nullable Object one(String key, @Nullable Expression expression) throws Unfit {
        Object value = value(key, expression);
        if (value instanceof List<?> list && !list.isEmpty() || value instanceof Map<?, ?>) {
            throw new Unfit("'" + key + "' gives several values where one belongs", "Let the expression choose one.");
        }
        return value;
    }

    /** {@code en-GB}, {@code EN} and {@code eng} are {@code en}; a script is kept. */
    @Nullable
    String language(String key, @Nullable Expression expression) throws Unfit {
        String text = text(key, expression);
        return text == null ? null : LanguageTags.of(text);
    }

    /** @param byLanguage expressions by language; {@code "*"} gives an object */
    @Nullable
    LocalizedText localized(String key, @Nullable Map<String, Expression> byLanguage) throws Unfit {
        if (byLanguage == null) {
            return null;
        }
        if (byLanguage.size() == 1 && !byLanguage.containsKey(EVERY)) {
            Map.Entry<String, Expression> only =
                    byLanguage.entrySet().iterator().next();
            String text = textIn(key, only.getKey(), only.getValue());
            return text == null ? null : LocalizedText.of(only.getKey(), text);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, Expression> each : byLanguage.entrySet()) {
            if (each.getKey().equals(EVERY)) {
                object(key + ".*", value(key + ".*", each.getValue()), texts);
            } else {
                put(texts, each.getKey(), textIn(key, each.getKey(), each.getValue()));
            }
        }
        return texts.isEmpty() ? null : new LocalizedText(texts);
    }

    private @Nullable String textIn(String key, String language, Expression expression) throws Unfit {
        try {
            return text(language, expression);
        } catch (Unfit e) {
            throw new Unfit(
                    e.reason().replaceFirst("'" + language + "'", "'" + key + "." + language + "'"), e.repair());
        }
    }

    private static void object(String key, @Nullable Object value, Map<String, String> texts) throws Unfit {
        if (value instanceof Map<?, ?> map) {
            map.forEach((language, text) -> put(texts, LanguageTags.of(String.valueOf(language)), Texts.plain(text)));
        } else if (value != null) {
            throw new Unfit("'" + key + "' is no object of language to text", "Let the expression give {\"en\": …}.");
        }
    }

    private static void put(Map<String, String> texts, @Nullable String language, @Nullable String text) {
        if (language != null && text != null) {
            texts.putIfAbsent(language, text);
        }
    }

    static String word(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
