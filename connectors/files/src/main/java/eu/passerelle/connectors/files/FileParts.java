package eu.passerelle.connectors.files;

import eu.passerelle.connectors.CompletionPage;
import java.io.Closeable;
import java.io.IOException;
import java.util.Set;

/** The parts of one open file, in order. One part is stored in one transaction, so it holds some thousand records. */
public interface FileParts extends Closeable {

    /**
     * Scopes that the file as a whole says to answer in full, as far as that is known before it is read (by its name):
     * two such files never stand in one run. See {@link CompletionPage#complete()}.
     */
    default Set<String> claims() {
        return Set.of();
    }

    /**
     * The next part: at least one record unless the file has no more. {@code next} is the mark of what follows, in the
     * format's own words (a number of rows); {@code last} says that the file ends here, and only then may {@code
     * complete} name scopes.
     *
     * @throws eu.passerelle.connectors.failure.MalformedRecord when the file cannot be read from here on; what was read
     *     before stays
     * @throws IOException when the file is out of reach, which is worth trying again
     */
    CompletionPage next() throws IOException;
}
