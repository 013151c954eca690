package eu.passerelle.connectors.files;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.files.FilePosition.Destination;
import eu.passerelle.connectors.files.FilePosition.Part;
import eu.passerelle.connectors.files.FilePosition.ReadFile;
import eu.passerelle.model.GradeFrequencies;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts several files together to one page, as long as none of them tells of the same thing as another. */
final class FilePage {

    /** Many files of many records each would not fit into memory together. */
    private static final int MOST_RECORDS = 10_000;

    private final List<CompletionEvent> events = new ArrayList<>();
    private final List<RejectedRecord> rejected = new ArrayList<>();
    private final Set<String> complete = new HashSet<>();
    private final List<GradeFrequencies> grading = new ArrayList<>();
    private final List<ReadFile> files = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Set<String> answered;

    /** @param answered marks of the scopes that earlier pages of the run have answered */
    FilePage(Set<String> answered) {
        this.answered = new HashSet<>(answered);
    }

    /**
     * Whether the run has answered one of these scopes before, with an older file. The hub takes absence from the run as
     * withdrawal, so that the newer answer must be in a run of its own.
     */
    boolean answersAgain(Set<String> scopes) {
        return scopes.stream().map(InboxFile::mark).anyMatch(answered::contains);
    }

    /** Whether a record of this file is on the page already: the newer one is for the next page. */
    boolean repeats(CompletionPage file) {
        return keys(file).stream().anyMatch(keys::contains);
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    boolean isFull(int mostFiles) {
        return files.size() >= mostFiles || events.size() + rejected.size() >= MOST_RECORDS;
    }

    /** The last or only part of a file: the file goes away when the page is stored. */
    void add(String name, String identity, CompletionPage part, boolean usedBefore) {
        collect(part);
        keys.addAll(keys(part));
        files.add(
                new ReadFile(usedBefore || isUseful(part) ? Destination.DONE : Destination.QUARANTINE, identity, name));
    }

    /** A part with others to come, alone on its page. */
    CompletionPage part(Part next, CompletionPage part) {
        collect(part);
        Part used = new Part(next.file(), next.identity(), next.used() || isUseful(part), next.mark());
        return new CompletionPage(
                events, rejected, new FilePosition(files, used, answered).watermark(), false, complete, grading);
    }

    private void collect(CompletionPage part) {
        events.addAll(part.events());
        rejected.addAll(part.rejected());
        complete.addAll(part.complete());
        grading.addAll(part.grading());
        part.complete().forEach(scope -> answered.add(InboxFile.mark(scope)));
    }

    private static boolean isUseful(CompletionPage part) {
        return !part.events().isEmpty() || part.rejected().isEmpty();
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
        return new CompletionPage(
                events, rejected, new FilePosition(files, null, marks).watermark(), last, complete, grading);
    }
}
