package eu.passerelle.cli;

import eu.passerelle.journal.JournalView;
import eu.passerelle.journal.Sums;
import eu.passerelle.simulators.alliance.DemoAlliance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the demo has come to.
 *
 * @param data the demo's directory
 */
record DemoFigures(Path data, JournalView journal, DemoAlliance alliance) {

    static Sums total(JournalView journal) {
        return journal.sums().values().stream().reduce(Sums.NONE, Sums::plus);
    }

    /** Stacked credentials that have reached their learners; they are in the sum like all others. */
    long stacked() {
        return journal.sums().getOrDefault(DemoAlliance.STACKS, Sums.NONE).delivered();
    }

    /** Records that the receiving university's SIS finds in its directory; beside the sum, as no learner gets one. */
    long recognisedAtHome() {
        Path directory = data.resolve("returns").resolve("stavanger");
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".xml"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException("The demo cannot list " + directory, e);
        }
    }

    Map<String, Object> json(double took) {
        Sums sums = total(journal);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("universities", alliance.universities().size());
        object.put("read", sums.read());
        object.put("delivered", sums.delivered());
        object.put("declined", sums.declined());
        object.put("referred", sums.referred());
        object.put("rejected", sums.rejected());
        object.put("failed", sums.failed());
        object.put("inFlight", sums.inFlight());
        object.put("inWallets", alliance.wallet().held().size());
        object.put("byMail", alliance.mail().messages().size());
        object.put("stacked", stacked());
        object.put("recognisedAtHome", recognisedAtHome());
        object.put("seconds", Math.round(took * 10) / 10.0);
        return object;
    }
}
