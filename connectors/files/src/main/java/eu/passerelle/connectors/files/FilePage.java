package eu.passerelle.connectors.files;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.files.FilePosition.Destination;
import eu.passerelle.connectors.files.FilePosition.ReadFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts several files together to one page, as long as none of them tells of the same thing as another. */
final class FilePage {

    private final List<CompletionEvent> events = new ArrayList<>();
    private final List<RejectedRecord> rejected = new ArrayList<>();
    private final Set<String> complete = new HashSet<>();
    private final List<ReadFile> files = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Set<String> answered;

    /** @param answered marks of the scopes that earlier pages of the run have answered */
    FilePage(Set<String> answered) {
        this.answered = new HashSet<>(answered);
    }

    /**
     * Whether the run has answered a scope of this file before, with an older file. The hub takes absence from the run
     * as withdrawal, so that the newer answer must be in a run of its own.
     */
    boolean answersAgain(CompletionPage file) {
        return file.complete().stream().map(InboxFile::mark).anyMatch(answered::contains);
    }

    /** Whether a record of this file is on the page already: the newer one is for the next page. */
    boolean repeats(CompletionPage file) {
        return keys(file).stream().anyMatch(keys::contains);
    }

    /** Files on the page. */
    int files() {
        return files.size();
    }

    void add(String name, String identity, CompletionPage file) {
        events.addAll(file.events());
        rejected.addAll(file.rejected());
        complete.addAll(file.complete());
        keys.addAll(keys(file));
        file.complete().forEach(scope -> answered.add(InboxFile.mark(scope)));
        boolean useless = file.events().isEmpty() && !file.rejected().isEmpty();
        files.add(new ReadFile(useless ? Destination.QUARANTINE : Destination.DONE, identity, name));
    }

    private static Set<String> keys(CompletionPage file) {
        Set<String> keys =
                file.events().stream().map(event -> event.key().sourceKey()).collect(Collectors.toSet());
        file.rejected().forEach(record -> keys.add(record.sourceKey()));
        return keys;
    }

    /** A page with files is never the last: the next, empty one moves them away. */
    CompletionPage finish() {
        boolean last = files.isEmpty();
        return page(last, last ? Set.of() : answered);
    }

    /** Ends the run here, although files are left. */
    CompletionPage end() {
        return page(true, Set.of());
    }

    private CompletionPage page(boolean last, Set<String> marks) {
        return new CompletionPage(events, rejected, new FilePosition(files, marks).watermark(), last, complete);
    }
}
