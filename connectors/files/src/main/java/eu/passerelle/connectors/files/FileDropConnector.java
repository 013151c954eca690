package eu.passerelle.connectors.files;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Reachability;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SisReceiver;
import eu.passerelle.connectors.UploadDoor;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.files.FilePosition.Destination;
import eu.passerelle.connectors.files.FilePosition.Part;
import eu.passerelle.connectors.files.FilePosition.ReadFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a {@link SisReceiver} of single documents, or a {@link FileFormat} of files larger than memory, a {@link
 * SisConnector} that pulls dropped files, oldest first, from a directory or over SFTP.
 *
 * <p>The watermark is the acknowledgement: it names the files of its page, and reading on from it first moves them to
 * {@code done/} or {@code quarantine/}. A crash between the hub's commit and the move therefore loses and repeats
 * nothing. A new file under an old name is told by its content and stays. A file of several parts is named with the
 * place where its next part begins, and moved only when its last part is stored.
 *
 * @param <S> the settings record, with an {@link FileInbox}
 */
public abstract class FileDropConnector<S extends FileDropSettings> implements SisConnector<S> {

    private static final String LISTED = "inbox can be listed";
    private static final String MOVED = "files can be moved away";

    private final FileFormat<S> format;
    private final OpenFiles<S> openFiles = new OpenFiles<>();

    /** Documents that are read whole. */
    protected FileDropConnector(SisReceiver<S> receiver) {
        this(new WholeFiles<>(receiver));
    }

    /** Documents that are read part by part. */
    protected FileDropConnector(FileFormat<S> format) {
        this.format = format;
    }

    @Override
    public final String protocol() {
        return format.protocol();
    }

    @Override
    public final Class<S> settingsType() {
        return format.settingsType();
    }

    @Override
    public final CompletionPage read(SisContext<S> sis, Watermark since) {
        FilePosition position = FilePosition.of(since, sis.university().id());
        try (Inbox inbox = open(sis)) {
            for (ReadFile file : position.files()) {
                inbox.settle(file);
            }
            return page(sis, inbox, position);
        } catch (IOException e) {
            throw InboxFailure.of(sis, e);
        }
    }

    /** The same pages without their acknowledgement: files stay where they are, and what was looked at is passed over. */
    @Override
    public final CompletionPage look(SisContext<S> sis, Watermark since) {
        LookedAt lookedAt = LookedAt.of(since, sis.university().id());
        try (Inbox inbox = open(sis)) {
            inbox.passOver(lookedAt);
            CompletionPage page = page(sis, inbox, lookedAt.position());
            return lookedAt.page(
                    page, FilePosition.of(page.next(), sis.university().id()), inbox);
        } catch (IOException e) {
            throw InboxFailure.of(sis, e);
        }
    }

    private CompletionPage page(SisContext<S> sis, Inbox inbox, FilePosition position) throws IOException {
        FilePage page = new FilePage(position.answered());
        return position.part() == null ? files(sis, inbox, page) : goOn(sis, inbox, page, position.part());
    }

    private Inbox open(SisContext<S> sis) throws IOException {
        return Inbox.open(sis, format.maxBytes(sis));
    }

    /** As many files as go together on a page; a file of several parts has pages of its own. */
    private CompletionPage files(SisContext<S> sis, Inbox inbox, FilePage page) throws IOException {
        openFiles.drop(sis);
        long room = sis.limits().maxBytes();
        for (InboxFile file : inbox.ready()) {
            if (page.isFull(sis.settings().inbox().pageFiles()) || !page.isEmpty() && file.size() > room) {
                break;
            }
            OpenFile<S> open = new OpenFile<>(format, sis, file, inbox.dropped(file), Watermark.NONE);
            boolean keep = false;
            try {
                Optional<CompletionPage> read = part(inbox, open);
                if (read.isEmpty()) {
                    continue;
                }
                CompletionPage part = read.get();
                if (page.answersAgain(open.claims()) || page.answersAgain(part.complete())) {
                    return page.end();
                }
                if (!page.isEmpty() && (!part.last() || page.repeats(part))) {
                    break;
                }
                if (!part.last()) {
                    keep = true;
                    return page.part(nextPart(open, open.identity(), false), part);
                }
                page.add(file.name(), open.identity(), part, false);
                room -= file.size();
            } finally {
                keepOrClose(sis, open, keep);
            }
        }
        return page.finish();
    }

    /** The next part of the file that the page before has begun. */
    private CompletionPage goOn(SisContext<S> sis, Inbox inbox, FilePage page, Part part) throws IOException {
        Optional<InboxFile> same = inbox.look(part.file().name());
        if (!same.equals(Optional.of(part.file()))) {
            same = inbox.same(part.file().name(), part.identity());
        }
        if (same.isEmpty()) {
            // replaced or taken away under the reader: what is there now is for the next run
            openFiles.drop(sis);
            return page.end();
        }
        InboxFile file = same.get();
        Optional<OpenFile<S>> kept = openFiles.take(sis, part);
        OpenFile<S> open = kept.isPresent()
                ? kept.get()
                : new OpenFile<>(format, sis, file, inbox.dropped(file), new Watermark(part.mark()));
        boolean keep = false;
        try {
            Optional<CompletionPage> read = part(inbox, open);
            if (read.isEmpty()) {
                return page.end();
            }
            if (!read.get().last()) {
                keep = true;
                return page.part(nextPart(open, part.identity(), part.used()), read.get());
            }
            page.add(file.name(), part.identity(), read.get(), part.used() && !open.isBroken());
            return page.finish();
        } finally {
            keepOrClose(sis, open, keep);
        }
    }

    private static Part nextPart(OpenFile<?> open, String identity, boolean used) {
        return new Part(open.file(), identity, used, open.mark().value());
    }

    /** Empty when the file changed or went away while it was read: then nothing of this part counts. */
    private Optional<CompletionPage> part(Inbox inbox, OpenFile<S> open) throws IOException {
        try {
            CompletionPage part = open.next();
            return inbox.isStill(open.file()) ? Optional.of(part) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void keepOrClose(SisContext<S> sis, OpenFile<S> open, boolean keep) throws IOException {
        if (keep) {
            openFiles.keep(sis, open);
        } else {
            open.close();
        }
    }

    @Override
    public final Optional<UploadDoor> uploads(SisContext<S> sis) {
        FileInbox inbox = sis.settings().inbox();
        return inbox.upload() == null || inbox.directory() == null
                ? Optional.empty()
                : Optional.of(new UploadDoor(
                        sis.home().resolve(inbox.directory()), inbox.upload().token(), format.maxBytes(sis)));
    }

    @Override
    public final Reachability reach(SisContext<S> sis) {
        Sftp sftp = sis.settings().inbox().sftp();
        return sftp == null ? Reachability.NOTHING_TO_REACH : HostKeyCheck.of(sis, sftp);
    }

    @Override
    public final List<CheckStep> check(SisContext<S> sis) {
        List<CheckStep> steps = new ArrayList<>();
        try (Inbox inbox = open(sis)) {
            steps.add(CheckStep.ok(LISTED, inbox.ready().size() + " files are ready"));
            inbox.directory(Destination.DONE);
            inbox.directory(Destination.QUARANTINE);
            steps.add(CheckStep.ok(MOVED, "done/ and quarantine/ are there"));
        } catch (IOException e) {
            boolean listed = !steps.isEmpty();
            steps.add(CheckStep.failed(
                    listed ? MOVED : LISTED,
                    String.valueOf(InboxFailure.of(sis, e).getMessage())));
            if (!listed) {
                steps.add(CheckStep.skipped(MOVED, LISTED + " failed"));
            }
        } catch (HubException e) {
            steps.add(CheckStep.failed("inbox can be reached", String.valueOf(e.getMessage())));
            steps.add(CheckStep.skipped(LISTED, "the inbox cannot be reached"));
            steps.add(CheckStep.skipped(MOVED, "the inbox cannot be reached"));
        }
        return steps;
    }
}
