package eu.passerelle.sis.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import eu.passerelle.connectors.mapping.Expression;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text with values in braces: {@code /courses/{partition.course.id}/results}. Each brace holds an expression on the
 * values there are: {@code partition}, {@code config}, {@code since}. Immutable.
 */
public final class Template {

    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern ROOT = Pattern.compile("(partition|config|since)\\b.*");

    private final String text;
    /** Text and expressions, alternately, beginning with text. */
    private final List<String> texts = new ArrayList<>();

    private final List<Expression> values = new ArrayList<>();

    private Template(String text) {
        this.text = text;
        Matcher braces = BRACES.matcher(text);
        int from = 0;
        while (braces.find()) {
            if (!ROOT.matcher(braces.group(1)).matches()) {
                throw new IllegalArgumentException("'" + braces.group()
                        + "' names nothing that there is: begin with partition., config. or since.");
            }
            texts.add(text.substring(from, braces.start()));
            values.add(Expression.of(braces.group(1)));
            from = braces.end();
        }
        texts.add(text.substring(from));
    }

    /** @throws IllegalArgumentException a brace holds no expression */
    @JsonCreator
    public static Template of(String text) {
        return new Template(text);
    }

    /** A path whose values are encoded, so that a value out of an answer never changes it. */
    String path(Map<String, ?> known) {
        return filled(known, true);
    }

    /** Null where the whole text is one value and it gives nothing. */
    @Nullable
    String value(Map<String, ?> known) {
        String filled = filled(known, false);
        return filled.isEmpty() && !values.isEmpty() ? null : filled;
    }

    private String filled(Map<String, ?> known, boolean encoded) {
        StringBuilder filled = new StringBuilder(texts.getFirst());
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i).value(known, Map.of());
            String plain = value == null ? "" : Selector.plain(value);
            filled.append(encoded ? encode(plain) : plain).append(texts.get(i + 1));
        }
        return filled.toString();
    }

    static String encode(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        // a segment of dots would climb, and so would its encoded form: encoded twice it leads nowhere
        return encoded.equals(".") || encoded.equals("..") ? encoded.replace(".", "%252E") : encoded;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Template template && template.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
