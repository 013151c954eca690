package eu.passerelle.delivery.email;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words of the message in one language, from {@code texts/<language>.txt}: first line the subject, then a blank line,
 * then the body, with places {@code {title}}, {@code {university}}, {@code {file}} and {@code {europass}}.
 *
 * @param language BCP 47 language, the one that was found
 */
record MessageText(String language, String subject, String body) {

    /** Of what brings a credential. */
    static final String DELIVERED = "texts";

    /** Of what says that it holds no more; in fewer languages. */
    static final String TAKEN_BACK = "taken-back";

    private static final Map<String, MessageText> KNOWN = new ConcurrentHashMap<>();
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
    /** Both written standards and the macrolanguage are read by everyone who reads Bokmål. */
    private static final Map<String, String> SAME = Map.of("no", "nb", "nn", "nb");

    /** The text in this language, whatever its region and script; English where there is none. */
    static MessageText in(String tag) {
        return in(DELIVERED, tag);
    }

    /** @param folder of what is said */
    static MessageText in(String folder, String tag) {
        String primary = Locale.forLanguageTag(tag).getLanguage();
        String language = SAME.getOrDefault(primary, primary);
        MessageText text = language.matches("[a-z]{2,3}") ? find(folder, language) : null;
        return text == null ? english(folder) : text;
    }

    /** The same text with its places filled; a value is never read as a place itself. */
    MessageText with(Map<String, String> values) {
        return new MessageText(language, fill(subject, values), fill(body, values));
    }

    private static MessageText english(String folder) {
        MessageText text = find(folder, "en");
        if (text == null) {
            throw new IllegalStateException(folder + "/en.txt is missing from this module");
        }
        return text;
    }

    private static @Nullable MessageText find(String folder, String language) {
        String name = folder + "/" + language + ".txt";
        MessageText known = KNOWN.get(name);
        if (known != null) {
            return known;
        }
        try (InputStream file = MessageText.class.getResourceAsStream(name)) {
            if (file == null) {
                return null;
            }
            String[] parts = new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\\R\\R", 2);
            if (parts.length < 2) {
                throw new IllegalStateException(name + " has no blank line after the subject");
            }
            MessageText text = new MessageText(language, parts[0].strip(), parts[1]);
            KNOWN.put(name, text);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fill(String text, Map<String, String> values) {
        return PLACE.matcher(text).replaceAll(place -> {
            String value = values.get(place.group(1));
            return Matcher.quoteReplacement(value == null ? place.group() : value);
        });
    }
}
