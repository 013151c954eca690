package eu.passerelle.recognition.receiving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * One university's {@code courses.csv}: UTF-8, comma separated, a header line. Lines with the same {@code group} belong
 * together; each names a course of a partner, a course at home, or both. What holds for the whole group stands in its
 * first line.
 */
final class CourseMappingFile {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setCommentMarker('#')
            .setIgnoreEmptyLines(true)
            .get();

    private final Path path;
    private final String university;
    private final Set<String> partners;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> broken = new HashSet<>();

    CourseMappingFile(Path path, String university, Set<String> partners) {
        this.path = path;
        this.university = university;
        this.partners = partners;
    }

    CourseMappings read() {
        Map<String, CourseMappingGroup> groups = new LinkedHashMap<>();
        try (CSVParser lines = CSVParser.parse(text(), FORMAT)) {
            columns(lines.getHeaderNames());
            if (problems.isEmpty()) {
                for (CSVRecord line : lines) {
                    line(new CourseMappingLine(line, lines.getCurrentLineNumber()), lines.getHeaderNames(), groups);
                }
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            problems.add(path + ": this is no comma separated text: " + e.getMessage());
        }
        List<CourseMapping> mappings = new ArrayList<>();
        // what is wrong with one of its lines is said already
        groups.keySet().removeAll(broken);
        groups.values().forEach(group -> collect(group, mappings));
        if (!problems.isEmpty()) {
            throw new CourseMappingsInvalid(problems);
        }
        return new CourseMappings(mappings);
    }

    private void line(CourseMappingLine line, List<String> columns, Map<String, CourseMappingGroup> groups) {
        if (!line.cells().isConsistent()) {
            problems.add(place(line.number()) + "there are " + line.cells().size() + " cells where the header has "
                    + columns.size() + "; put texts with a comma in double quotes.");
            return;
        }
        String group = "";
        try {
            group = line.group();
            groups.computeIfAbsent(group, name -> new CourseMappingGroup(line, university, partners))
                    .add(line);
        } catch (IllegalArgumentException e) {
            problems.add(place(line.number()) + e.getMessage());
            broken.add(group);
        }
    }

    /** Adds the group unless something is wrong with it as a whole. */
    private void collect(CourseMappingGroup group, List<CourseMapping> mappings) {
        try {
            CourseMapping mapping = group.mapping();
            for (CourseMapping other : mappings) {
                if (Set.copyOf(other.from()).equals(Set.copyOf(mapping.from())) && other.overlaps(mapping)) {
                    throw new IllegalArgumentException("group '" + mapping.group() + "' and group '" + other.group()
                            + "' map the same courses at the same time; end one by valid_until before the other begins,"
                            + " or make them one group.");
                }
            }
            mappings.add(mapping);
        } catch (IllegalArgumentException e) {
            problems.add(place(group.line()) + e.getMessage());
        }
    }

    private void columns(List<String> columns) {
        for (String column : columns) {
            if (!CourseMappingLine.knows(column)) {
                problems.add(place(1) + "unknown column '" + column + "'; the columns are "
                        + String.join(", ", CourseMappingLine.COLUMNS) + ", separated by commas.");
            }
        }
        for (String column : CourseMappingLine.COLUMNS) {
            if (!columns.contains(column)) {
                problems.add(place(1) + "the column '" + column + "' is missing.");
            }
        }
    }

    private String text() throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                    .toString();
            // spreadsheets write a byte order mark
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("it is not in UTF-8; save it as 'CSV UTF-8'", e);
        }
    }

    private String place(long line) {
        return path + ", line " + line + ": ";
    }
}
