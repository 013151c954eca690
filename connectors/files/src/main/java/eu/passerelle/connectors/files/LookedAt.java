package eu.passerelle.connectors.files;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.files.FilePosition.Part;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far an inbox has been looked at without moving anything: the inbox has an order, so that the newest file looked at
 * says all.
 *
 * <p>Lines: {@code look/1 <milliseconds> <name>}, then that of {@link Part} while a file is looked at in parts.
 *
 * @param newest by time and name; its size says nothing here
 * @param part of which file the next page is; it lies behind {@code newest}
 */
record LookedAt(InboxFile newest, @Nullable Part part) {

    static final LookedAt NOTHING = new LookedAt(new InboxFile("", 0, Long.MIN_VALUE), null);

    private static final String HEADER = "look/1";

    /** @throws ConfigurationInvalid when another connector wrote it, or it is one of a reading that moves files */
    static LookedAt of(Watermark watermark, String university) {
        if (watermark.isNone()) {
            return NOTHING;
        }
        List<String> lines = watermark.value().lines().toList();
        String[] words = lines.getFirst().split(" ", -1);
        if (words.length != 3 || !words[0].equals(HEADER)) {
            throw new ConfigurationInvalid(
                    "University " + university + ": the stored watermark is not one of a look into"
                            + " an inbox of files. Ask for the run again.");
        }
        String name = URLDecoder.decode(words[2], StandardCharsets.UTF_8);
        return new LookedAt(
                new InboxFile(name, 0, Long.parseLong(words[1])),
                lines.size() == 1 ? null : Part.of(lines.getLast().split(" ", -1)));
    }

    private Watermark watermark() {
        String line = HEADER + " " + newest.modified() + " " + URLEncoder.encode(newest.name(), StandardCharsets.UTF_8);
        return new Watermark(part == null ? line : line + "\n" + part.line());
    }

    /** Whether the file has not been looked at yet. */
    boolean isBefore(InboxFile file) {
        return InboxFile.OLDEST_FIRST.compare(newest, file) < 0;
    }

    /** Where a page is read from: nothing is to be moved, and no scope counts as answered. */
    FilePosition position() {
        return new FilePosition(List.of(), part, Set.of());
    }

    /**
     * The page as a look gives it: it ends only where there is nothing left, and answers no scope.
     *
     * @param read where a reading that moves files would go on
     */
    CompletionPage page(CompletionPage page, FilePosition read, Inbox inbox) {
        InboxFile last = newest;
        if (!read.files().isEmpty()) {
            // a file of several parts is alone on its pages, and only its first one lists the inbox
            last = part != null
                    ? part.file()
                    : inbox.listed(read.files().getLast().name());
        }
        boolean end = read.files().isEmpty() && read.part() == null && part == null;
        return new CompletionPage(
                page.events(),
                page.rejected(),
                new LookedAt(last, read.part()).watermark(),
                end,
                Set.of(),
                page.grading());
    }
}
