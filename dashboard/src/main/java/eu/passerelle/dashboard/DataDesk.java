package eu.passerelle.dashboard;

import eu.passerelle.journal.WaitingForData.Thin;
import eu.passerelle.journal.WaitingForData.Unknown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files that a university's configuration is used with: rosters, value maps, the catalogue; and what they lack. */
public interface DataDesk {

    /** What a file is for. */
    enum Kind {
        VALUES,
        CATALOGUE,
        ROSTER,
        GRADES
    }

    /**
     * A file.
     *
     * @param path relative to the configuration directory
     * @param sha256 null where there is none yet
     * @param problems why it cannot be used as it is
     */
    record DataFile(String path, Kind kind, @Nullable String sha256, List<String> problems) {}

    /**
     * What transfers wait for; the most wanted first.
     *
     * @param codes that no reviewed row of a value map explains
     * @param opportunities of which the catalogue says too little
     * @param grades of which no scale says whether they pass
     */
    record Lacking(List<DataFile> files, List<Unknown> codes, List<Thin> opportunities, List<Unknown> grades) {}

    /** Empty where there is no such university. */
    Optional<Lacking> lacking(String university);

    /** The text of a file; empty where there is none. @throws Configurations.Refused it is no file of the university */
    Optional<String> text(String university, String path);

    /**
     * Puts a text in the place of a file; it is in force within seconds.
     *
     * @param was sum of the text that was changed; null: there was none
     * @throws Configurations.Refused it is not understood, or has been changed meanwhile
     */
    DataFile save(String university, String path, String text, @Nullable String was, String who);

    /**
     * Says what a code means, in the first file of value maps; whoever says it has reviewed it.
     *
     * @param value empty: nothing
     */
    DataFile explain(String university, String map, String code, String value, String who);

    /** Says more of an opportunity: values by column of the catalogue's file. */
    DataFile describe(String university, String code, Map<String, String> columns, String who);

    /** Columns of a catalogue's file. */
    List<String> columns();

    /** Brings back what lay at a path once. */
    DataFile restore(String university, String path, String sha256, String who);
}
