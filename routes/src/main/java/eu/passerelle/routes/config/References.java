package eu.passerelle.routes.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Resolves {@code ${env:NAME}}, {@code ${env:NAME:-default}} and {@code ${file:/path}} in configuration values. Secrets
 * are written this way only.
 */
final class References {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^}]*?)(?::-([^}]*))?}");

    private final Map<String, String> environment;
    private final Path home;
    private final boolean mustBeThere;

    References(Map<String, String> environment, Path home) {
        this(environment, home, true);
    }

    /** @param mustBeThere false: what leads nowhere is taken for its own name, where nobody will ask for its value */
    References(Map<String, String> environment, Path home, boolean mustBeThere) {
        this.environment = environment;
        this.home = home;
        this.mustBeThere = mustBeThere;
    }

    /** Whether the whole text is one reference, and none that carries its own value as a default. */
    static boolean isReference(String text) {
        return REFERENCE.matcher(text).matches() && !text.contains(":-");
    }

    /** All that stand in a text, as they are written. */
    static Stream<String> within(String text) {
        return REFERENCE.matcher(text).results().map(MatchResult::group);
    }

    /** @throws IllegalArgumentException naming what is not there */
    String resolve(String text) {
        if (!text.contains("${")) {
            return text;
        }
        return REFERENCE
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), match.group(2), match.group(3))));
    }

    private String value(String kind, String name, @org.jspecify.annotations.Nullable String otherwise) {
        if (kind.equals("env")) {
            String value = environment.getOrDefault(name, otherwise);
            if (value == null && !mustBeThere) {
                return name;
            }
            if (value == null) {
                throw new IllegalArgumentException("the environment variable " + name + " is not set");
            }
            return value;
        }
        Path file = home.resolve(name);
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            if (!mustBeThere) {
                return name;
            }
            throw new IllegalArgumentException("the file " + file + " cannot be read", e);
        }
    }
}
