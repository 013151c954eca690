package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import eu.passerelle.journal.CompanionFiles;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Value maps, catalogue and rosters of a university: what is missing in them, and what they were. */
@RestController
@RequestMapping("/api/universities/{university}/data")
@Tag(name = "Configuration")
class DataApi {

    private static final int MOST = 100;

    private final DataDesk desk;
    private final CompanionFiles files;

    DataApi(DataDesk desk, CompanionFiles files) {
        this.desk = desk;
        this.files = files;
    }

    @GetMapping
    @Operation(summary = "A university's files, and the codes, opportunities and grades that transfers wait for")
    @Asks(value = Role.VIEW, at = Asks.Where.UNIVERSITY)
    DataDesk.Lacking lacking(@PathVariable String university) {
        return desk.lacking(university)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no university '" + university + "' that is read."));
    }

    /**
     * @param text of a file
     * @param columns that a catalogue's file may have
     */
    record Text(String text, List<String> columns) {}

    @GetMapping("/file")
    @Operation(summary = "The text of a file; value maps and catalogues only, as rosters name people")
    @Asks(value = Role.CONFIGURE, at = Asks.Where.UNIVERSITY)
    Text text(@PathVariable String university, @RequestParam String path) {
        return Refusals.tried(() -> new Text(desk.text(university, path).orElse(""), desk.columns()));
    }

    /** @param was sum of the text that was changed; absent where there was none */
    record Save(
            @Nullable String path,
            @Nullable String text,
            @Nullable String was) {}

    @PutMapping("/file")
    @Operation(
            summary = "Write a file; it is in force within seconds",
            description =
                    "HTTP 422 with every problem when it is not understood, 409 when it has been changed meanwhile.")
    @Asks(value = Role.CONFIGURE, at = Asks.Where.UNIVERSITY)
    DataDesk.DataFile save(@PathVariable String university, @RequestBody Save save, Person person) {
        return Refusals.tried(() -> desk.save(
                university, needed(save.path(), "path"), needed(save.text(), "text"), save.was(), person.name()));
    }

    /** @param value absent or empty: the code means nothing */
    record Explain(
            @Nullable String map,
            @Nullable String code,
            @Nullable String value) {}

    @PostMapping("/codes")
    @Operation(
            summary = "Say what a code means",
            description = "A reviewed row in the file of value maps; what waits for it is read again by itself.")
    @Asks(value = Role.CONFIGURE, at = Asks.Where.UNIVERSITY)
    DataDesk.DataFile explain(@PathVariable String university, @RequestBody Explain explain, Person person) {
        return Refusals.tried(() -> desk.explain(
                university,
                needed(explain.map(), "map"),
                needed(explain.code(), "code"),
                explain.value() == null ? "" : explain.value(),
                person.name()));
    }

    /** @param columns values by column of the catalogue's file */
    record Describe(@Nullable String code, @Nullable Map<String, String> columns) {}

    @PostMapping("/opportunities")
    @Operation(
            summary = "Say more of an opportunity",
            description = "In the catalogue's file; transfers that wait for it go on by themselves.")
    @Asks(value = Role.CONFIGURE, at = Asks.Where.UNIVERSITY)
    DataDesk.DataFile describe(@PathVariable String university, @RequestBody Describe describe, Person person) {
        Map<String, String> columns = describe.columns() == null ? Map.of() : describe.columns();
        return Refusals.tried(() -> desk.describe(university, needed(describe.code(), "code"), columns, person.name()));
    }

    @GetMapping("/versions")
    @Operation(summary = "What lay at the paths of a university's files and since when, newest first")
    @Asks(value = Role.VIEW, at = Asks.Where.UNIVERSITY)
    List<CompanionFiles.Version> versions(@PathVariable String university) {
        return files.versions(university, MOST);
    }

    @GetMapping("/of-run/{run}")
    @Operation(summary = "Which content lay at each path when a run began or went on")
    @Asks(value = Role.VIEW, at = Asks.Where.UNIVERSITY)
    Map<String, String> ofRun(@PathVariable String university, @PathVariable UUID run) {
        return files.usedBy(university, run);
    }

    /** Which content comes back where. */
    record Restore(@Nullable String path, @Nullable String sha256) {}

    @PostMapping("/restore")
    @Operation(summary = "Bring back what lay at a path once; what lies there now stays among the versions")
    @Asks(value = Role.CONFIGURE, at = Asks.Where.UNIVERSITY)
    DataDesk.DataFile restore(@PathVariable String university, @RequestBody Restore restore, Person person) {
        return Refusals.tried(() -> desk.restore(
                university, needed(restore.path(), "path"), needed(restore.sha256(), "sha256"), person.name()));
    }

    private static String needed(@Nullable String value, String name) {
        if (value == null || value.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Say '" + name + "'.");
        }
        return value;
    }
}
