package eu.passerelle.routes;

import eu.passerelle.dashboard.TableDesk.Refused;
import eu.passerelle.journal.TableChange;
import eu.passerelle.recognition.DecisionTableInvalid;
import eu.passerelle.recognition.PolicyFiles;
import eu.passerelle.recognition.Recognition;
import eu.passerelle.recognition.TableTrial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Puts confirmed tables where the policy's files are; the policy keeper then takes them as it takes any others. */
final class TableFiles {

    private final Path directory;
    private final PolicyKeeper policy;

    TableFiles(Path directory, PolicyKeeper policy) {
        this.directory = directory;
        this.policy = policy;
    }

    /** @throws Refused the policy with this table would not go into force */
    void require(TableChange.Texts texts) {
        proven(policy.get().files().with(files(texts)));
    }

    private void proven(PolicyFiles files) {
        if (!policy.problems().isEmpty()) {
            throw new Refused(
                    Refused.Kind.NOT_NOW,
                    "Files of config/recognition are refused already; mend these first: "
                            + String.join(" ", policy.problems()));
        }
        try {
            Recognition.of(files, policy.get()).proven();
        } catch (DecisionTableInvalid e) {
            throw new Refused(Refused.Kind.INVALID, String.join("\n", e.problems()));
        }
    }

    /** In force within this call, or refused and nothing changed. */
    synchronized void write(TableChange.Texts texts) {
        require(texts);
        try {
            // examples first: a table without them would be refused for a moment
            put(TableTrial.examplesOf(texts.path()), texts.examples());
            put(texts.path(), texts.dmn());
        } catch (IOException e) {
            throw unusable(e);
        }
        policy.refresh();
    }

    /** Takes a table and its examples away. */
    synchronized void remove(String path) {
        Set<String> both = Set.of(path, TableTrial.examplesOf(path));
        proven(policy.get().files().without(both));
        try {
            for (String file : both) {
                Files.deleteIfExists(directory.resolve(file));
            }
        } catch (IOException e) {
            throw unusable(e);
        }
        policy.refresh();
    }

    private void put(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        TableDrafts.write(file, text);
    }

    private static Map<String, String> files(TableChange.Texts texts) {
        return Map.of(texts.path(), texts.dmn(), TableTrial.examplesOf(texts.path()), texts.examples());
    }

    private Refused unusable(IOException e) {
        return new Refused(
                Refused.Kind.NOT_NOW,
                "The hub cannot write in " + directory + " (" + e.getClass().getSimpleName()
                        + "): let it write there, or put the files there yourself.");
    }
}
