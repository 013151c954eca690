package eu.passerelle.dashboard;

import eu.passerelle.dashboard.TableDesk.Detail;
import eu.passerelle.dashboard.TableDesk.Draft;
import eu.passerelle.dashboard.TableDesk.Row;
import eu.passerelle.dashboard.TableDesk.Text;
import eu.passerelle.dashboard.TableDesk.Trial;
import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Decision tables: what is in force and was, and drafts of what is to be. Tables are
 * named by {@code table}: {@code release}, {@code awarding/aveiro/release}.
 */
@RestController
@RequestMapping("/api/tables")
@Tag(name = "Decision tables")
class TablesApi {

    private final TableDesk desk;

    TablesApi(TableDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(
            summary =
                    "All decision tables: version, since when, who confirmed it, how its examples fare, what is planned")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    List<Row> tables(Person person) {
        return told(desk::tables).stream()
                .filter(row -> row.university() == null || person.may(Role.VIEW, row.university()))
                .toList();
    }

    @GetMapping("/one")
    @Operation(summary = "One table: rows, text, draft, history and proposed changes")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    Detail table(@RequestParam String table, Person person) {
        requireSeen(person, table);
        return told(() -> desk.table(table))
                .orElseThrow(() -> no(HttpStatus.NOT_FOUND, "There is no table '" + table + "'."));
    }

    /** @param table key @param dmn its text @param examples text of the file beside it */
    record Written(
            @Nullable String table,
            @Nullable String dmn,
            @Nullable String examples,
            @Nullable String was) {

        Text text() {
            if (table == null || dmn == null || examples == null) {
                throw no(HttpStatus.BAD_REQUEST, "Send 'table', 'dmn' and 'examples'.");
            }
            return new Text(table, dmn, examples);
        }
    }

    @PostMapping("/check")
    @Operation(
            summary = "What is wrong with a table, cell by cell, or how its examples fare; keeps nothing",
            description = "The same engine and the same checks as in force.")
    @Asks(value = Role.RECOGNISE, at = Asks.Where.SOMEWHERE)
    Trial check(@RequestBody Written written) {
        return told(() -> desk.check(written.text()));
    }

    @PostMapping("/draft")
    @Operation(
            summary = "Keep a draft; mistakes in it are told and do not matter yet",
            description =
                    "'was' is the hash of the draft that it replaces, absent for the first one; HTTP 409 when it is"
                            + " another by now.")
    @Asks(value = Role.RECOGNISE, at = Asks.Where.SOMEWHERE)
    Draft save(@RequestBody Written written, Person person) {
        requireChanging(person, given(written.table(), "table"));
        return told(() -> desk.save(written.text(), written.was(), person.name()));
    }

    /** @param was hash of the draft */
    record Thrown(@Nullable String table, @Nullable String was) {}

    /** @param done always true */
    record Done(boolean done) {}

    @PostMapping("/draft/discard")
    @Operation(summary = "Throw a draft away")
    @Asks(value = Role.RECOGNISE, at = Asks.Where.SOMEWHERE)
    Done discard(@RequestBody Thrown thrown, Person person) {
        String table = given(thrown.table(), "table");
        requireChanging(person, table);
        return told(() -> {
            desk.discard(table, given(thrown.was(), "was"), person.name());
            return new Done(true);
        });
    }

    /** @param version from the history */
    record Back(@Nullable String table, @Nullable String version) {}

    @PostMapping("/draft/back")
    @Operation(summary = "Make the draft from a version that was in force; it goes into force as any other")
    @Asks(value = Role.RECOGNISE, at = Asks.Where.SOMEWHERE)
    Draft back(@RequestBody Back back, Person person) {
        String table = given(back.table(), "table");
        requireChanging(person, table);
        return told(() -> desk.bringBack(table, given(back.version(), "version"), person.name()));
    }

    /** @param diff unified, a line for each row; empty when they say the same */
    record Difference(String from, String to, String diff) {}

    @GetMapping("/diff")
    @Operation(
            summary = "What two versions say otherwise, row by row",
            description = "'from' and 'to' are versions of the history, or 'draft'.")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    Difference diff(@RequestParam String table, @RequestParam String from, @RequestParam String to, Person person) {
        requireSeen(person, table);
        return told(() -> new Difference(
                from, to, UnifiedDifference.of(from, desk.lines(table, from), to, desk.lines(table, to))));
    }

    private static @Nullable String universityOf(String table) {
        String[] parts = table.split("/");
        return parts.length == 3 ? parts[1] : null;
    }

    /** The alliance's tables everybody may read; a university's own those who may see the university. */
    private static void requireSeen(Person person, String table) {
        String university = universityOf(table);
        if (university != null) {
            person.require(Role.VIEW, university);
        }
    }

    /** A university's own table is its registrars' to change; what holds for all needs the role everywhere. */
    static void requireChanging(Person person, String table) {
        String university = universityOf(table);
        if (university == null) {
            person.requireEverywhere(Role.RECOGNISE);
        } else {
            person.require(Role.RECOGNISE, university);
        }
    }

    static <T> T told(Supplier<T> action) {
        try {
            return action.get();
        } catch (TableDesk.Refused refused) {
            HttpStatus status = switch (refused.kind()) {
                case UNKNOWN -> HttpStatus.NOT_FOUND;
                case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
                case NOT_NOW -> HttpStatus.CONFLICT;
            };
            throw new ResponseStatusException(status, refused.getMessage(), refused);
        }
    }

    static <T> T given(@Nullable T value, String name) {
        if (value == null) {
            throw no(HttpStatus.BAD_REQUEST, "Say '" + name + "'.");
        }
        return value;
    }

    static ResponseStatusException no(HttpStatus status, String detail) {
        return new ResponseStatusException(status, detail);
    }
}
