package eu.passerelle.recognition;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The texts of one version of the recognition policy: decision tables, their examples, and the data that they are asked
 * with. Equal texts are the same version, wherever and whenever they were read.
 *
 * @param texts by path relative to the directory, with {@code /}
 */
public record PolicyFiles(SortedMap<String, String> texts) {

    private static final int MOST_FILES = 2_000;
    private static final long MOST_BYTES = 16L << 20;
    private static final int VERSION_LENGTH = 12;
    private static final Pattern POLICY = Pattern.compile("((awarding|receiving)/[^/]+/)?[^/]+\\.(dmn|csv)");

    public PolicyFiles {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
        long size = texts.values().stream().mapToLong(String::length).sum();
        if (texts.size() > MOST_FILES || size > MOST_BYTES) {
            throw new DecisionTableInvalid(
                    List.of("the recognition policy has %d files of %d characters; at most %d of %d"
                            .formatted(texts.size(), size, MOST_FILES, MOST_BYTES)));
        }
    }

    /** Files by path; those that belong to no policy, such as a README, are left out. */
    public static PolicyFiles of(Map<String, String> texts) {
        SortedMap<String, String> policy = new TreeMap<>();
        texts.forEach((path, text) -> {
            if (POLICY.matcher(path).matches()) {
                policy.put(path, text);
            }
        });
        return new PolicyFiles(policy);
    }

    /**
     * Reads a directory.
     *
     * @throws DecisionTableInvalid it is missing, or a file is not UTF-8
     */
    public static PolicyFiles read(Path directory) {
        SortedMap<String, String> texts = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory, 3)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = directory.relativize(file).toString().replace('\\', '/');
                if (POLICY.matcher(path).matches()) {
                    read(file, path, texts, problems);
                }
            }
        } catch (IOException e) {
            throw new DecisionTableInvalid(
                    List.of(directory.getFileName() + ": the directory of the recognition tables cannot be read"), e);
        }
        if (!problems.isEmpty()) {
            throw new DecisionTableInvalid(problems);
        }
        return new PolicyFiles(texts);
    }

    private static void read(Path file, String path, Map<String, String> texts, List<String> problems) {
        try {
            texts.put(path, Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            problems.add(path + ": the file cannot be read as UTF-8");
        }
    }

    /** Twelve hexadecimal digits made from all texts. */
    public String version() {
        MessageDigest digest = sha256();
        texts.forEach((path, text) -> {
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        });
        return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
    }

    public Optional<String> text(String path) {
        return Optional.ofNullable(texts.get(path));
    }

    /** These with some put in or in place of those of the same path. */
    public PolicyFiles with(Map<String, String> others) {
        SortedMap<String, String> all = new TreeMap<>(texts);
        all.putAll(of(others).texts());
        return new PolicyFiles(all);
    }

    /** These without some. */
    public PolicyFiles without(Set<String> paths) {
        SortedMap<String, String> left = new TreeMap<>(texts);
        left.keySet().removeAll(paths);
        return new PolicyFiles(left);
    }

    /** Ids of universities that have tables of their own here. */
    public Set<String> overridden() {
        Set<String> universities = new TreeSet<>();
        texts.keySet().stream()
                .map(path -> path.split("/"))
                .filter(parts -> parts.length > 1)
                .forEach(parts -> universities.add(parts[1]));
        return universities;
    }

    List<String> tables() {
        return texts.keySet().stream().filter(path -> path.endsWith(".dmn")).toList();
    }

    static String shortHash(String text) {
        return HexFormat.of()
                .formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)))
                .substring(0, 8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
