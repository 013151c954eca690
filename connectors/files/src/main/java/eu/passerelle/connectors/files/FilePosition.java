package eu.passerelle.connectors.files;

import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The watermark of an inbox: the files that the hub has stored and that are now to be moved away, and what the run has
 * answered so far.
 *
 * <p>Lines: {@code files/1}, then {@code <destination> <identity> <name>} a file, {@code part <used> <identity> <size>
 * <modified> <mark> <name>} for the file whose next part comes, and {@code answered <marks>}.
 *
 * @param files read on the page that this watermark came with
 * @param part of which file the next page is, and where in it
 * @param answered marks (8 characters) of the scopes that the run has answered in full
 */
record FilePosition(List<ReadFile> files, @Nullable Part part, Set<String> answered) {

    static final FilePosition START = new FilePosition(List.of(), null, Set.of());

    private static final String HEADER = "files/1";
    private static final String PART = "part";
    private static final String ANSWERED = "answered";
    private static final int MARK = 8;

    /** Where a file goes once the hub has stored what was in it. */
    enum Destination {
        /** At least one record could be read, or there was none to read. */
        DONE,
        /** Nothing of the file could be used. */
        QUARANTINE;

        String directory() {
            return this == DONE ? "done" : "quarantine";
        }
    }

    /**
     * A file on a page.
     *
     * @param identity of its content: see {@link InboxFile}
     */
    record ReadFile(Destination destination, String identity, String name) {}

    /**
     * A file that has been read in part and stays in the inbox until its last part is stored.
     *
     * @param file as it was listed when its first part was read
     * @param used whether anything in it could be used so far
     * @param mark where its next part begins, in its format's words
     */
    record Part(InboxFile file, String identity, boolean used, String mark) {

        String line() {
            return String.join(
                    " ",
                    PART,
                    String.valueOf(used),
                    identity,
                    String.valueOf(file.size()),
                    String.valueOf(file.modified()),
                    URLEncoder.encode(mark, StandardCharsets.UTF_8),
                    URLEncoder.encode(file.name(), StandardCharsets.UTF_8));
        }

        static Part of(String[] words) {
            return new Part(
                    new InboxFile(decoded(words[6]), Long.parseLong(words[3]), Long.parseLong(words[4])),
                    words[2],
                    Boolean.parseBoolean(words[1]),
                    decoded(words[5]));
        }
    }

    FilePosition {
        files = List.copyOf(files);
        answered = Set.copyOf(answered);
    }

    Watermark watermark() {
        StringBuilder lines = new StringBuilder(HEADER);
        for (ReadFile file : files) {
            lines.append('\n')
                    .append(file.destination().directory())
                    .append(' ')
                    .append(file.identity())
                    .append(' ')
                    .append(URLEncoder.encode(file.name(), StandardCharsets.UTF_8));
        }
        if (part != null) {
            lines.append('\n').append(part.line());
        }
        if (!answered.isEmpty()) {
            // sorted, because reading a watermark again must give the same one
            lines.append('\n').append(ANSWERED).append(' ');
            answered.stream().sorted().forEach(lines::append);
        }
        return new Watermark(lines.toString());
    }

    /** @throws ConfigurationInvalid when another connector wrote it */
    static FilePosition of(Watermark watermark, String university) {
        if (watermark.isNone()) {
            return START;
        }
        List<String> lines = watermark.value().lines().toList();
        if (!lines.getFirst().equals(HEADER)) {
            throw foreign(university);
        }
        List<ReadFile> files = new ArrayList<>();
        Part part = null;
        Set<String> answered = new LinkedHashSet<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "done" -> files.add(file(Destination.DONE, words, university));
                case "quarantine" -> files.add(file(Destination.QUARANTINE, words, university));
                case PART -> part = Part.of(words);
                case ANSWERED -> {
                    for (int i = 0; i + MARK <= words[1].length(); i += MARK) {
                        answered.add(words[1].substring(i, i + MARK));
                    }
                }
                default -> throw foreign(university);
            }
        }
        return new FilePosition(files, part, answered);
    }

    private static ReadFile file(Destination destination, String[] words, String university) {
        if (words.length != 3) {
            throw foreign(university);
        }
        return new ReadFile(destination, words[1], decoded(words[2]));
    }

    private static String decoded(String word) {
        return URLDecoder.decode(word, StandardCharsets.UTF_8);
    }

    private static ConfigurationInvalid foreign(String university) {
        return new ConfigurationInvalid("University " + university + ": the stored watermark is not one of an inbox of"
                + " files. If its SIS was changed to files, reset its watermark; files wait in the inbox until then.");
    }
}
