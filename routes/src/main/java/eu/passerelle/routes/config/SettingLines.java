package eu.passerelle.routes.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The values of a settings file as they are written, references unresolved, for people to look at. Secrets are references
 * by the rules of this house; whatever else looks like one is not shown.
 */
public final class SettingLines {

    private static final Pattern SECRET_WORDS = Pattern.compile("password|secret|token|pin|credential|key");
    private static final Pattern IN_ADDRESS = Pattern.compile("(?<=//)[^/@\\s]*@|(?<=[?&;])([^=&;]*)=([^&;\\s]*)");
    private static final String HIDDEN = "…";

    private SettingLines() {}

    /**
     * One value.
     *
     * @param key with points between its parts; places in lists as {@code [0]}
     * @param line of the file
     */
    public record Line(String key, int line, String value) {}

    /** All values of {@code hub.yaml}, in the order of the file. */
    public static List<Line> ofHub(Path home) {
        Path file = home.resolve("hub.yaml");
        try {
            return of(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    static List<Line> of(String yaml) {
        List<Line> lines = new ArrayList<>();
        Deque<Part> path = new ArrayDeque<>();
        try (JsonParser parser = YAMLMapper.shared().createParser(yaml)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    Objects.requireNonNull(path.peekLast()).name = Objects.requireNonNull(parser.currentName());
                } else if (token.isStructStart()) {
                    next(path);
                    path.addLast(new Part(token == JsonToken.START_ARRAY));
                } else if (token.isStructEnd()) {
                    path.removeLast();
                } else {
                    next(path);
                    String key = key(path);
                    lines.add(new Line(
                            key,
                            parser.currentTokenLocation().getLineNr(),
                            shown(key, Objects.requireNonNullElse(parser.getString(), ""))));
                }
            }
        }
        return lines;
    }

    private static void next(Deque<Part> path) {
        Part last = path.peekLast();
        if (last != null && last.list) {
            last.name = "[" + last.place++ + "]";
        }
    }

    private static String key(Deque<Part> path) {
        return path.stream()
                .map(part -> part.name)
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    /** A reference is shown, except a default in it where the key sounds secret. */
    private static String shown(String key, String value) {
        String last = key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean soundsSecret = SECRET_WORDS.matcher(last).find() && !last.equals("keystore");
        if (References.isReference(value)) {
            return value;
        }
        return soundsSecret && value.length() > 0 && !last.equals("tokenurl")
                ? HIDDEN
                : IN_ADDRESS
                        .matcher(value)
                        .replaceAll(found -> found.group(1) == null
                                ? HIDDEN + "@"
                                : Matcher.quoteReplacement(found.group(1)) + "=" + HIDDEN);
    }

    private static final class Part {
        private final boolean list;
        private int place;
        private String name = "";

        private Part(boolean list) {
            this.list = list;
        }
    }
}
