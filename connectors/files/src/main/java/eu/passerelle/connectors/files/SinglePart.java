package eu.passerelle.connectors.files;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Watermark;

/**
 * A file that was read whole.
 *
 * @param all its records
 */
record SinglePart(CompletionPage all) implements FileParts {

    @Override
    public CompletionPage next() {
        return new CompletionPage(all.events(), all.rejected(), Watermark.NONE, true, all.complete(), all.grading());
    }

    @Override
    public void close() {}
}
