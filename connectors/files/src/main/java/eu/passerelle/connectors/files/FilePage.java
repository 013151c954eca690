package eu.passerelle.connectors.files;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.files.FilePosition.Destination;
import eu.passerelle.connectors.files.FilePosition.ReadFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts several files together to one page, as long as none of them tells of the same thing as another. */
final class FilePage {

    private final List<CompletionEvent> events = new ArrayList<>();
    private final List<RejectedRecord> rejected = new ArrayList<>();
    private final Set<String> complete = new HashSet<>();
    private final List<ReadFile> files = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Set<String> answered;
    private boolean ended;
    private @Nullable InboxFile newest;

    /** @param answered marks of the scopes that earlier pages of the run have answered */
    FilePage(Set<String> answered) {
        this.answered = new HashSet<>(answered);
    }

    /**
     * Whether this file may come on the page. Not when a record of it is there already: the newer one is for the next page.
     * Not when the run has answered a scope of it before, with an older file: the hub takes absence from the run as
     * withdrawal, so that the newer answer must be in a run of its own, and this one ends.
     */
    boolean takes(CompletionPage file) {
        ended = file.complete().stream().map(InboxFile::mark).anyMatch(answered::contains);
        return !ended && keys(file).stream().noneMatch(keys::contains);
    }

    /** Files on the page. */
    int files() {
        return files.size();
    }

    void add(InboxFile file, String identity, CompletionPage records) {
        events.addAll(records.events());
        rejected.addAll(records.rejected());
        complete.addAll(records.complete());
        keys.addAll(keys(records));
        records.complete().forEach(scope -> answered.add(InboxFile.mark(scope)));
        boolean useless = records.events().isEmpty() && !records.rejected().isEmpty();
        files.add(new ReadFile(useless ? Destination.QUARANTINE : Destination.DONE, identity, file.name()));
        newest = file;
    }

    private static Set<String> keys(CompletionPage file) {
        Set<String> keys =
                file.events().stream().map(event -> event.key().sourceKey()).collect(Collectors.toSet());
        file.rejected().forEach(record -> keys.add(record.sourceKey()));
        return keys;
    }

    /** Unless the run ends here, a page with files is not the last: the next, empty one moves them away. */
    CompletionPage finish() {
        boolean last = ended || files.isEmpty();
        Watermark next = new FilePosition(files, last ? Set.of() : answered).watermark();
        return new CompletionPage(events, rejected, next, last, complete);
    }

    /** The page of a reading that moves nothing; it goes on to the newest file and answers no scope. */
    CompletionPage looked() {
        Watermark next = newest == null ? Watermark.NONE : LookedAt.file(newest).watermark();
        return new CompletionPage(events, rejected, next, newest == null, Set.of());
    }
}
