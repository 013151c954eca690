package eu.passerelle.connectors.files;

import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * How far an inbox has been looked at without moving anything: the last file, in the inbox's order.
 *
 * <p>One line: {@code look/1 <milliseconds> <name>}.
 */
record LookedAt(long modified, String name) {

    private static final LookedAt NOTHING = new LookedAt(Long.MIN_VALUE, "");
    private static final String HEADER = "look/1";

    static LookedAt file(InboxFile file) {
        return new LookedAt(file.modified(), file.name());
    }

    /** @throws ConfigurationInvalid when another connector wrote it, or it is one of a reading that moves files */
    static LookedAt of(Watermark watermark, String university) {
        if (watermark.isNone()) {
            return NOTHING;
        }
        String[] words = watermark.value().split(" ", -1);
        if (words.length != 3 || !words[0].equals(HEADER)) {
            throw new ConfigurationInvalid("University " + university + ": the stored watermark is not one of a look at"
                    + " an inbox of files. Ask for the run again.");
        }
        return new LookedAt(Long.parseLong(words[1]), URLDecoder.decode(words[2], StandardCharsets.UTF_8));
    }

    Watermark watermark() {
        return new Watermark(HEADER + " " + modified + " " + URLEncoder.encode(name, StandardCharsets.UTF_8));
    }

    /** In the order of {@link Inbox#ready()}. */
    boolean isBefore(InboxFile file) {
        return file.modified() > modified
                || file.modified() == modified && file.name().compareTo(name) > 0;
    }
}
