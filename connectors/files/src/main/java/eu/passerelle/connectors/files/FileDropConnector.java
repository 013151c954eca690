package eu.passerelle.connectors.files;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SisReceiver;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.files.FilePosition.Destination;
import eu.passerelle.connectors.files.FilePosition.ReadFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a {@link SisReceiver} of single documents a {@link SisConnector} that pulls dropped files, oldest first, from a
 * directory or over SFTP.
 *
 * <p>The watermark is the acknowledgement: it names the files of its page, and reading on from it first moves them to
 * {@code done/} or {@code quarantine/}. A crash between the hub's commit and the move therefore loses and repeats
 * nothing. A new file under an old name is told by its content and stays.
 *
 * @param <S> the settings record, with an {@link FileInbox}
 */
public abstract class FileDropConnector<S extends FileDropSettings> implements SisConnector<S> {

    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final SisReceiver<S> receiver;

    protected FileDropConnector(SisReceiver<S> receiver) {
        this.receiver = receiver;
    }

    @Override
    public final String protocol() {
        return receiver.protocol();
    }

    @Override
    public final Class<S> settingsType() {
        return receiver.settingsType();
    }

    @Override
    public final CompletionPage read(SisContext<S> sis, Watermark since) {
        FilePosition position = FilePosition.of(since, sis.university().id());
        try (Inbox inbox = Inbox.open(sis)) {
            for (ReadFile file : position.files()) {
                inbox.settle(file);
            }
            return gather(sis, inbox, inbox.ready(), position.answered()).finish();
        } catch (IOException e) {
            throw InboxFailure.of(sis, e);
        }
    }

    /** Moves nothing: the inbox is in order, so that the last file looked at is where to go on. */
    @Override
    public final CompletionPage look(SisContext<S> sis, Watermark since) {
        LookedAt lookedAt = LookedAt.of(since, sis.university().id());
        try (Inbox inbox = Inbox.open(sis)) {
            List<InboxFile> ahead =
                    inbox.ready().stream().filter(lookedAt::isBefore).toList();
            return gather(sis, inbox, ahead, Set.of()).looked();
        } catch (IOException e) {
            throw InboxFailure.of(sis, e);
        }
    }

    private FilePage gather(SisContext<S> sis, Inbox inbox, List<InboxFile> files, Set<String> answered)
            throws IOException {
        FilePage page = new FilePage(answered);
        long room = sis.limits().maxBytes();
        for (InboxFile file : files) {
            if (page.files() == sis.settings().inbox().pageFiles() || page.files() > 0 && file.size() > room) {
                break;
            }
            Optional<Document> document = document(sis, inbox, file);
            if (document.isEmpty()) {
                continue;
            }
            CompletionPage records = document.get().records();
            if (!page.takes(records)) {
                break;
            }
            page.add(file, document.get().identity(), records);
            room -= file.size();
        }
        return page;
    }

    /** A file as it was read. */
    private record Document(String identity, CompletionPage records) {}

    private Optional<Document> document(SisContext<S> sis, Inbox inbox, InboxFile file) throws IOException {
        if (inbox.isTooLarge(file)) {
            return Optional.of(new Document(file.unreadIdentity(), tooLarge(sis, file)));
        }
        return inbox.content(file)
                .map(content -> new Document(InboxFile.identity(content), accept(sis, file, content)));
    }

    private CompletionPage accept(SisContext<S> sis, InboxFile file, byte[] content) {
        if (content.length == 0) {
            return unread("empty:", file, "The file is empty.", "Drop it again with its content.");
        }
        try {
            return receiver.accept(sis, file.name(), content);
        } catch (MalformedRecord e) {
            return Quarantine.whole(UNKNOWN_TYPE, content, String.valueOf(e.getMessage()));
        } catch (HubException e) {
            throw e;
        } catch (RuntimeException e) {
            // one file that our reader stumbles over must not hold up all that come after it
            return Quarantine.whole(
                    UNKNOWN_TYPE,
                    content,
                    "The hub's reader failed on this file (" + e.getClass().getSimpleName()
                            + "): report it to the makers of the hub.");
        }
    }

    private static CompletionPage tooLarge(SisContext<?> sis, InboxFile file) {
        String reason = "The file has " + file.size() + " bytes, more than the limit of "
                + sis.limits().maxBytes() + "; it was not read.";
        return unread("large:", file, reason, "Drop it in smaller files, or raise the limit; it is in quarantine/.");
    }

    private static CompletionPage unread(String kind, InboxFile file, String reason, String repair) {
        String key = "file:" + kind + InboxFile.mark(file.name() + file.unreadIdentity());
        return Quarantine.of(new RejectedRecord(key, description(file), reason, repair));
    }

    /** Stands in for content that there is not or that was not read. */
    private static SourceRecord description(InboxFile file) {
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
    public final List<CheckStep> check(SisContext<S> sis) {
        List<CheckStep> steps = new ArrayList<>();
        try (Inbox inbox = Inbox.open(sis)) {
            steps.add(CheckStep.ok("inbox can be listed", inbox.ready().size() + " files are ready"));
            inbox.directory(Destination.DONE);
            inbox.directory(Destination.QUARANTINE);
            steps.add(CheckStep.ok("files can be moved away", "done/ and quarantine/ are there"));
        } catch (IOException e) {
            steps.add(CheckStep.failed(
                    steps.isEmpty() ? "inbox can be listed" : "files can be moved away",
                    String.valueOf(InboxFailure.of(sis, e).getMessage())));
        } catch (HubException e) {
            steps.add(CheckStep.failed("inbox can be reached", String.valueOf(e.getMessage())));
        }
        return steps;
    }
}
