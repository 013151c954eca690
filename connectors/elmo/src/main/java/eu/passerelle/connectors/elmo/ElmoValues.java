package eu.passerelle.connectors.elmo;

import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.xml.XmlDay;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Sha256;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads single values; what is wrong is said by the name of the field, never by its content. */
public final class ElmoValues {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:\\d{1,12}(?:\\.\\d{0,12})?|\\.\\d{1,12})");
    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*");

    private ElmoValues() {}

    /** xs:date or xs:dateTime; the day as written, whatever zone follows it. */
    static LocalDate day(String field, String text) {
        try {
            return XmlDay.of(text)
                    .orElseThrow(() -> new MalformedRecord(field + " is not a date: write it as YYYY-MM-DD."));
        } catch (DateTimeException e) {
            throw new MalformedRecord(field + " is a day that does not exist.", e);
        }
    }

    /** xs:decimal. A decimal comma is not guessed at: "1,500" may be either. */
    static BigDecimal decimal(String field, String text) {
        if (text.contains(",")) {
            throw new MalformedRecord(field + " has a decimal comma: ELMO wants a point.");
        }
        if (!DECIMAL.matcher(text).matches()) {
            throw new MalformedRecord(field + " is not a decimal number.");
        }
        BigDecimal value = new BigDecimal(text);
        if (value.signum() < 0) {
            throw new MalformedRecord(field + " is negative.");
        }
        return value;
    }

    /**
     * Texts by language, the first of each; blank ones are left out.
     *
     * @param unnamed language of a text that names none
     */
    static Optional<LocalizedText> texts(List<XmlNode> nodes, String unnamed) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (XmlNode node : nodes) {
            String text = node.token();
            if (!text.isEmpty()) {
                texts.putIfAbsent(language(node.attribute("lang")).orElse(unnamed), text);
            }
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(new LocalizedText(texts));
    }

    /** A language tag with its language in lower case; empty when it is none. */
    static Optional<String> language(@org.jspecify.annotations.Nullable String tag) {
        if (tag != null && tag.length() == 2 && isLower(tag.charAt(0)) && isLower(tag.charAt(1))) {
            return Optional.of(tag);
        }
        if (tag == null || !LANGUAGE.matcher(tag.strip()).matches()) {
            return Optional.empty();
        }
        String[] parts = tag.strip().split("-", 2);
        String language = parts[0].toLowerCase(Locale.ROOT);
        return Optional.of(parts.length == 1 ? language : language + "-" + parts[1]);
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** 128 bits of SHA-256 in hex. */
    public static String hash(String... parts) {
        // U+001F cannot stand in XML, so that no two different lists make the same text
        return Sha256.key(String.join("\u001f", parts));
    }
}
