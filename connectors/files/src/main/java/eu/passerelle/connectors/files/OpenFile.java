package eu.passerelle.connectors.files;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.MalformedRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One file that is being read. Whatever is wrong with it becomes a rejected record: it must not hold up the others. */
final class OpenFile<S> implements Closeable {

    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final FileFormat<S> format;
    private final SisContext<S> sis;
    private final InboxFile file;
    private final DroppedFile dropped;
    private Watermark mark;
    private @Nullable FileParts parts;
    private boolean broken;

    OpenFile(FileFormat<S> format, SisContext<S> sis, InboxFile file, DroppedFile dropped, Watermark mark) {
        this.format = format;
        this.sis = sis;
        this.file = file;
        this.dropped = dropped;
        this.mark = mark;
    }

    InboxFile file() {
        return file;
    }

    /** Where the next part begins. */
    Watermark mark() {
        return mark;
    }

    boolean isFor(SisContext<S> asked) {
        return sis.settings().equals(asked.settings()) && sis.limits().equals(asked.limits());
    }

    String identity() throws IOException {
        return isTooLarge() ? file.unreadIdentity() : dropped.identity();
    }

    Set<String> claims() {
        return parts == null ? Set.of() : parts.claims();
    }

    /** The next part; a part that cannot be read is the last one. */
    CompletionPage next() throws IOException {
        if (isTooLarge()) {
            return unread(
                    "large:",
                    "The file has " + file.size() + " bytes, more than the limit of " + format.maxBytes(sis)
                            + "; it was not read.",
                    "Drop it in smaller files, or raise the limit; it is in quarantine/.");
        }
        if (file.size() == 0) {
            return unread("empty:", "The file is empty.", "Drop it again with its content.");
        }
        try {
            if (parts == null) {
                parts = format.open(sis, dropped, mark);
            }
            CompletionPage part = parts.next();
            mark = part.next();
            return part;
        } catch (MalformedRecord e) {
            return unreadable(String.valueOf(e.getMessage()));
        } catch (HubException e) {
            throw e;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RuntimeException e) {
            // one file that our reader stumbles over must not hold up all that come after it
            return unreadable("The hub's reader failed on this file ("
                    + e.getClass().getSimpleName() + "): report it to the makers of the hub.");
        }
    }

    private boolean isTooLarge() {
        return file.size() > format.maxBytes(sis);
    }

    /** Whether reading ended at something that could not be read, whatever came before it. */
    boolean isBroken() {
        return broken;
    }

    private CompletionPage unreadable(String reason) throws IOException {
        broken = true;
        // one that was never to be in memory whole is found in quarantine/ only
        return file.size() <= sis.limits().maxBytes()
                ? Quarantine.whole(UNKNOWN_TYPE, dropped.content(), reason)
                : Quarantine.whole(dropped.identity(), description(), reason);
    }

    private CompletionPage unread(String kind, String reason, String repair) {
        String key = "file:" + kind + InboxFile.mark(file.name() + file.unreadIdentity());
        return Quarantine.of(new RejectedRecord(key, description(), reason, repair));
    }

    /** Stands in for content that there is not or that was not kept. */
    private SourceRecord description() {
        StringBuilder name = new StringBuilder();
        file.name().chars().forEach(c -> {
            if (c < ' ' || c == '"' || c == '\\') {
                name.append("\\u%04x".formatted(c));
            } else {
                name.append((char) c);
            }
        });
        String json = "{\"name\":\"" + name + "\",\"size\":" + file.size() + "}";
        return new SourceRecord("application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        try {
            if (parts != null) {
                parts.close();
            }
        } finally {
            dropped.close();
        }
    }
}
