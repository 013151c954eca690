package eu.passerelle.skills;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Skills in a CSV file (RFC 4180) with the column names of ESCO's own download ({@code skills_en.csv} of
 * esco.ec.europa.eu): {@code conceptUri}, {@code preferredLabel}, {@code altLabels} (a line each, or separated by
 * {@code |}), {@code status}; the language is in the file's name. Our own addition: {@code terms_fi} and so on, search
 * terms in a language, which are not ESCO's. Other columns are passed over.
 */
final class SkillFile {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();
    private static final Pattern LANGUAGE = Pattern.compile(".*_([a-z]{2})\\.csv");
    private static final Pattern URI = Pattern.compile("http://data\\.europa\\.eu/esco/skill/[0-9A-Za-z.-]+");
    private static final Pattern BETWEEN = Pattern.compile("\\R|\\|");
    private static final String TERMS = "terms_";
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private SkillFile() {}

    /**
     * @param name of the file, for its language and for problems
     * @throws IllegalArgumentException with file, line and repair
     */
    static List<Skill> read(String name, Reader csv) throws IOException {
        PushbackReader text = new PushbackReader(csv);
        int first = text.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            text.unread(first);
        }
        List<Skill> skills = new ArrayList<>();
        try (CSVParser lines = FORMAT.parse(text)) {
            if (!lines.getHeaderNames().contains("conceptUri")) {
                throw new IllegalArgumentException(
                        name + ", line 1: there is no column 'conceptUri'; use the CSV files of"
                                + " ESCO's download, or the columns conceptUri, preferredLabel, altLabels.");
            }
            String language = language(name);
            for (CSVRecord line : lines) {
                if (cell(line, "status").isEmpty() || cell(line, "status").equals("released")) {
                    skills.add(skill(name, language, line));
                }
            }
        }
        return skills;
    }

    /** ESCO says {@code no} where the catalogue says {@code nb}. */
    private static String language(String name) {
        Matcher matcher = LANGUAGE.matcher(name);
        String language = matcher.matches() ? matcher.group(1) : Skill.ENGLISH;
        return language.equals("no") ? "nb" : language;
    }

    private static Skill skill(String name, String language, CSVRecord line) {
        String uri = cell(line, "conceptUri");
        if (!URI.matcher(uri).matches()) {
            throw new IllegalArgumentException(name + ", record " + line.getRecordNumber() + ": '" + uri
                    + "' is no skill of ESCO; it begins with http://data.europa.eu/esco/skill/.");
        }
        String label = cell(line, "preferredLabel");
        Map<String, List<String>> terms = new LinkedHashMap<>();
        put(terms, language, cell(line, "altLabels"));
        line.toMap().forEach((column, value) -> {
            if (column.startsWith(TERMS)) {
                put(terms, column.substring(TERMS.length()), value);
            }
        });
        return new Skill(uri, label.isEmpty() ? Map.of() : Map.of(language, label), terms);
    }

    private static void put(Map<String, List<String>> terms, String language, String cell) {
        List<String> words = Arrays.stream(BETWEEN.split(cell))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        if (!words.isEmpty()) {
            terms.put(language, words);
        }
    }

    private static String cell(CSVRecord line, String column) {
        return line.isSet(column) ? line.get(column) : "";
    }
}
