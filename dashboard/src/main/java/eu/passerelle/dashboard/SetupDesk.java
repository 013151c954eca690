package eu.passerelle.dashboard;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A university's file, written and tried step by step. It is the same file that an operator would write. */
public interface SetupDesk {

    /** JSON Schema of a university's file, as {@code ./hub schema} writes it. */
    String schema();

    /** Names of the delivery targets that a university's file may name. */
    List<String> targets();

    /**
     * A university's file.
     *
     * @param sha256 of the text, hexadecimal: who saves says which text was changed
     * @param values what stands in it, references as they are written; null where it is no YAML
     * @param problems why it cannot be used as it is
     */
    record Draft(
            String university,
            String text,
            String sha256,
            @Nullable JsonNode values,
            List<String> problems) {}

    /** Empty where there is no such file. */
    Optional<Draft> draft(String university);

    /**
     * A value in another's place, every comment kept.
     *
     * @param value null: the key goes
     */
    record Change(List<String> path, @Nullable JsonNode value) {}

    /**
     * What is to stand in the file: a whole text, or changes of single values.
     *
     * @param was sum of the text that was looked at; null: there is no file yet
     * @param dryRun only say what it would be
     */
    record Wish(
            @Nullable String was,
            @Nullable String text,
            @Nullable List<Change> changes,
            boolean dryRun) {}

    /**
     * Writes the file, if every key of it is understood. References may lead nowhere yet.
     *
     * @throws Configurations.Refused it is not understood, holds a secret in plain text, or has been changed meanwhile
     */
    Draft save(String university, Wish wish, String who);

    /**
     * References, {@code ${env:X}} and the like, and places on the hub's machine that a wish would write and that do not stand
     * in the file yet. Nothing is read by them.
     *
     * @throws Configurations.Refused it is no YAML
     */
    List<String> newReferences(String university, Wish wish);

    /**
     * Every step of {@code ./hub check}, told as soon as it is taken.
     *
     * @throws Configurations.Refused the file is not there or not valid
     */
    void check(String university, Consumer<Configurations.Step> told);

    /**
     * A real record through the draft, side by side; shows personal data.
     *
     * @param raw as the SIS gives it
     * @param completion null for a record that cannot be read
     * @param decision in words; null as above
     * @param credential not sealed, its pictures left out; null unless recognised
     * @param problems of the credential, or why the record cannot be read
     */
    record Previewed(
            String sourceKey,
            String mediaType,
            String raw,
            @Nullable JsonNode completion,
            @Nullable String outcome,
            @Nullable String decision,
            @Nullable JsonNode credential,
            List<String> problems) {}

    /**
     * How far a look has come.
     *
     * @param outcomes how many records by decision
     * @param passedOver results before the date that was asked for
     * @param done whether nothing more comes
     * @param whole whether the SIS had no more to tell
     */
    record Looked(
            int records, Map<String, Integer> outcomes, int withdrawn, int passedOver, boolean done, boolean whole) {}

    /**
     * The first records of the draft; nothing is stored, sent or moved.
     *
     * @param purpose why personal data are opened, for the audit log
     * @throws Configurations.Refused the file is not there or not valid
     */
    Looked preview(String university, int most, String purpose, String who, Consumer<Previewed> told);

    /**
     * What a run of the active version would read, counted; nothing is stored, sent or moved.
     *
     * @param since only results of this date and later; null: all
     * @throws Configurations.Refused nothing is active
     */
    Looked dryRun(String university, @Nullable LocalDate since, Consumer<Looked> told);
}
