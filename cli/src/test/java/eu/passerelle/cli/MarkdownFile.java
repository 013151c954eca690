package eu.passerelle.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One of the house's papers.
 *
 * @param path below the repository
 */
record MarkdownFile(Path path, List<Line> lines) {

    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", "data", ".git", ".idea", ".vscode");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)(?:\\s+\"[^\"]*\")?\\)|^\\[[^]]+]:\\s*(\\S+)");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");

    /** @param code whether it stands in a fenced block */
    record Line(int number, String text, boolean code) {}

    /** A link and where it stands. */
    record Link(Path file, int line, String to) {
        boolean isRelative() {
            return !to.matches("[a-z][a-z0-9+.-]*:.*");
        }

        /** Path to the file, below the repository; the file itself for an anchor alone. */
        Path target() {
            String path = to.replaceFirst("[#?].*", "").replace("%20", " ");
            return path.isEmpty() ? file : file.resolveSibling(path).normalize();
        }

        /** Empty where there is none. */
        String anchor() {
            return to.contains("#") ? to.substring(to.indexOf('#') + 1) : "";
        }

        @Override
        public String toString() {
            return file + ", line " + line + ": " + to;
        }
    }

    /** Every Markdown file of the repository that people wrote. */
    static List<MarkdownFile> all(Path repository) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(repository, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".md")) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look for Markdown files in " + repository, e);
        }
        return found.stream().sorted().map(file -> read(repository, file)).toList();
    }

    private static MarkdownFile read(Path repository, Path file) {
        try {
            List<Line> lines = new ArrayList<>();
            boolean code = false;
            for (String text : Files.readAllLines(file)) {
                boolean fence = text.strip().startsWith("```");
                lines.add(new Line(lines.size() + 1, text, code || fence));
                code ^= fence;
            }
            return new MarkdownFile(repository.relativize(file), lines);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    Stream<Link> links() {
        return lines.stream()
                .filter(line -> !line.code())
                .flatMap(line -> LINK.matcher(CODE.matcher(line.text()).replaceAll("code"))
                        .results()
                        .map(found -> new Link(
                                path, line.number(), found.group(1) == null ? found.group(2) : found.group(1))));
    }

    /** Anchors of the headings, as GitHub makes them. */
    List<String> anchors() {
        return lines.stream()
                .filter(line -> !line.code() && line.text().matches("#{1,6} .*"))
                .map(line -> line.text().replaceFirst("^#+ +", "").strip().toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }

    /** Lines from a heading to the next one of the same or a higher level. */
    List<Line> section(String heading) {
        List<Line> section = new ArrayList<>();
        String level = heading.replaceAll("[^#].*", "");
        boolean inside = false;
        for (Line line : lines) {
            if (!line.code() && line.text().matches("#{1," + level.length() + "} .*")) {
                inside = line.text().equals(heading);
            } else if (inside) {
                section.add(line);
            }
        }
        return section;
    }

    /** What stands between backticks in a text. */
    static List<String> codeSpans(String text) {
        return CODE.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(span -> span.substring(1, span.length() - 1))
                .toList();
    }
}
