package eu.passerelle.routes.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The javadoc of this repository's records, read from their sources: what a key means is written once, where the key is
 * declared.
 */
final class DocComments {

    private static final Pattern COMMENT = Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/", Pattern.DOTALL);
    /** Braces within come in pairs, as Javadoc has it; one pair is enough here. */
    private static final Pattern INLINE = Pattern.compile("\\{@(?:code|literal|value)\\s+((?:[^{}]|\\{[^{}]*})*)}");
    /** {@code {@link Type#member label}}: the label, else the member or the type. */
    private static final Pattern LINK =
            Pattern.compile("\\{@link(?:plain)?\\s+(?:[\\w.]*[.#])?([\\w]+)(?:\\([^)]*\\))?(?:\\s+([^}]*))?}");

    private final Path repository;
    private final List<Path> roots;
    private final Map<Class<?>, Comment> known = new HashMap<>();

    /** @param repository whose modules lie one or two folders deep */
    DocComments(Path repository) {
        this.repository = repository;
        this.roots = Stream.of("*/src/main/java", "*/*/src/main/java")
                .flatMap(pattern -> folders(repository, pattern).stream())
                .toList();
    }

    private record Comment(@Nullable String text, Map<String, String> components) {}

    /** What stands before the first tag; null where there is nothing. */
    @Nullable
    String type(Class<?> type) {
        return comment(type).text();
    }

    /** What {@code @param} says of a component; null where there is none. */
    @Nullable
    String component(Class<?> record, String name) {
        return comment(record).components().get(name);
    }

    /** Path of the page that the type's module has about itself, below the repository; null where it has none. */
    @Nullable
    String page(Class<?> type) {
        Path source = source(type);
        Path module = roots.stream()
                .filter(source::startsWith)
                .findFirst()
                .map(root -> root.resolve("../../..").normalize())
                .orElseThrow();
        Path page = module.resolve("README.md");
        return Files.exists(page) ? repository.relativize(page).toString().replace('\\', '/') : null;
    }

    private Comment comment(Class<?> type) {
        return known.computeIfAbsent(type, this::read);
    }

    private Comment read(Class<?> type) {
        Path source = source(type);
        try {
            return comment(Files.readString(source), type.getSimpleName());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + source, e);
        }
    }

    private Path source(Class<?> type) {
        Class<?> outermost = type;
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        String file = outermost.getName().replace('.', '/') + ".java";
        return roots.stream()
                .map(root -> root.resolve(file))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The source of " + type.getName() + " is not in "
                        + repository + ", so that its keys cannot be" + " described: run this in a whole checkout."));
    }

    private static Comment comment(String source, String name) {
        Pattern declaration = Pattern.compile(
                "\\s*(?:@[\\w.]+(?:\\([^)]*\\))?\\s+|\\w+\\s+)*?(?:record|class|enum) " + name + "\\b.*",
                Pattern.DOTALL);
        Matcher comments = COMMENT.matcher(source);
        while (comments.find()) {
            if (declaration
                    .matcher(source)
                    .region(comments.end(), source.length())
                    .lookingAt()) {
                return parse(comments.group(1));
            }
        }
        return new Comment(null, Map.of());
    }

    private static Comment parse(String comment) {
        String[] parts = comment.replaceAll("(?m)^\\s*\\* ?", "").split("(?m)^@");
        Map<String, String> components = new HashMap<>();
        for (String part : List.of(parts).subList(1, parts.length)) {
            String[] words = part.split("\\s+", 3);
            if (words[0].equals("param") && words.length == 3) {
                components.put(words[1], plain(words[2]));
            }
        }
        String text = plain(parts[0]);
        return new Comment(text.isEmpty() ? null : text, components);
    }

    private static String plain(String javadoc) {
        String text = INLINE.matcher(javadoc).replaceAll(found -> Matcher.quoteReplacement("`" + found.group(1) + "`"));
        text = LINK.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        "`" + (found.group(2) == null ? found.group(1) : found.group(2)) + "`"));
        return text.replaceAll("</?p>", " ").replaceAll("\\s+", " ").strip();
    }

    private static List<Path> folders(Path repository, String pattern) {
        int depth = Path.of(pattern).getNameCount();
        var matcher = repository.getFileSystem().getPathMatcher("glob:" + pattern);
        try (Stream<Path> found = Files.find(
                repository,
                depth,
                (path, attributes) -> attributes.isDirectory() && matcher.matches(repository.relativize(path)))) {
            return found.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look for sources in " + repository, e);
        }
    }
}
