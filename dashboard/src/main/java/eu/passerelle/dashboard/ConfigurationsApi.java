package eu.passerelle.dashboard;

import eu.passerelle.dashboard.Configurations.Outcome;
import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import eu.passerelle.journal.ConfigurationVersion;
import eu.passerelle.journal.ConfigurationVersions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Configuration of the universities: drafts are activated, versions are looked at, compared and brought back. */
@RestController
@RequestMapping("/api/universities")
@Tag(name = "Configuration")
class ConfigurationsApi {

    private final Configurations configurations;
    private final ConfigurationVersions versions;

    ConfigurationsApi(Configurations configurations, ConfigurationVersions versions) {
        this.configurations = configurations;
        this.versions = versions;
    }

    @GetMapping
    @Operation(summary = "All universities: what runs, and how their files stand beside it")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    List<Configurations.Standing> standings(Person person) {
        return configurations.standings().stream()
                .filter(standing -> person.may(Role.VIEW, standing.university()))
                .toList();
    }

    /** A version without its text. */
    record Version(
            int version,
            boolean active,
            String sha256,
            Instant storedAt,
            String storedBy,
            @Nullable Instant activatedAt,
            @Nullable String note) {

        static Version of(ConfigurationVersion version) {
            return new Version(
                    version.version(),
                    version.active(),
                    version.sha256(),
                    version.storedAt(),
                    version.storedBy(),
                    version.activatedAt(),
                    version.note());
        }
    }

    @GetMapping("/{university}/versions")
    @Operation(
            summary =
                    "Versions of a university's configuration, newest first; drafts that never ran have no activatedAt")
    @Asks(value = Role.VIEW, at = Asks.Where.UNIVERSITY)
    List<Version> versions(@PathVariable String university) {
        List<ConfigurationVersion> all = versions.all(university);
        if (all.isEmpty() && configurations.standing(university).isEmpty()) {
            throw unknown(university);
        }
        return all.stream().map(Version::of).toList();
    }

    @GetMapping("/{university}/versions/{version}")
    @Operation(summary = "One version with its text; secrets are references in it")
    @Asks(value = Role.CONFIGURE, at = Asks.Where.UNIVERSITY)
    ConfigurationVersion version(@PathVariable String university, @PathVariable int version) {
        return find(university, version);
    }

    /**
     * Two texts compared.
     *
     * @param from name of the one
     * @param to name of the other
     * @param diff unified, empty when they are the same
     */
    record Difference(String from, String to, String diff) {}

    @GetMapping("/{university}/diff")
    @Operation(
            summary = "A unified difference",
            description =
                    "Without versions: of the active one and the draft; with 'from': of that version and the draft;"
                            + " with both: of the two versions.")
    @Asks(value = Role.CONFIGURE, at = Asks.Where.UNIVERSITY)
    Difference diff(
            @PathVariable String university, @RequestParam @Nullable Integer from, @RequestParam @Nullable Integer to) {
        ConfigurationVersion left = from == null ? active(university) : find(university, from);
        if (to != null) {
            return difference(left, "version " + to, find(university, to).content());
        }
        String draft = tried(() -> configurations.draft(university))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.CONFLICT, "The draft of '" + university + "' is gone: there is no such file."));
        return difference(left, "draft", draft);
    }

    private static Difference difference(ConfigurationVersion left, String name, String right) {
        String from = "version " + left.version();
        return new Difference(from, name, UnifiedDifference.of(from, left.content(), name, right));
    }

    /** Everything may be absent; see {@link Configurations.Activation}. */
    record Activate(
            @Nullable String note,
            @Nullable String unchecked,
            @Nullable String despiteFailures,
            @Nullable Boolean again,
            @Nullable Boolean dryRun) {}

    @PostMapping("/{university}/activate")
    @Operation(
            summary = "Check and preview the draft, then run it instead of the active version",
            description =
                    "HTTP 422 when the draft is not valid, 409 with 'steps' when one failed; the active version runs"
                            + " on. 'unchecked' and 'despiteFailures' are reasons, kept with the version. The answer may take as"
                            + " long as the SIS.")
    @Asks(value = Role.CONFIGURE, at = Asks.Where.UNIVERSITY)
    Outcome activate(@PathVariable String university, @RequestBody Activate activate, Person person) {
        return tried(() -> configurations.activate(
                university,
                new Configurations.Activation(
                        activate.note(),
                        activate.unchecked(),
                        activate.despiteFailures(),
                        Boolean.TRUE.equals(activate.again()),
                        Boolean.TRUE.equals(activate.dryRun())),
                person.name()));
    }

    /** @param discardDraft lose a draft that is not valid, and so cannot be kept as a version */
    record RollBack(
            @Nullable Integer version,
            @Nullable String note,
            @Nullable Boolean discardDraft) {}

    @PostMapping("/{university}/rollback")
    @Operation(
            summary = "Write the text of an earlier version back as the file and run it, as a new version",
            description = "A draft that differs from every version is kept as one that never ran.")
    @Asks(value = Role.CONFIGURE, at = Asks.Where.UNIVERSITY)
    Outcome rollBack(@PathVariable String university, @RequestBody RollBack rollBack, Person person) {
        Integer version = rollBack.version();
        if (version == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Say which 'version' is to come back.");
        }
        return tried(() -> configurations.rollBack(
                university,
                new Configurations.Return(version, rollBack.note(), Boolean.TRUE.equals(rollBack.discardDraft())),
                person.name()));
    }

    /** @param note why */
    record Retire(@Nullable String note) {}

    @PostMapping("/{university}/retire")
    @Operation(
            summary = "Read a university no more",
            description =
                    "A run under way ends, and what is on its way goes to its end. Everything is kept; activating it"
                            + " brings it back.")
    @Asks(value = Role.CONFIGURE, at = Asks.Where.UNIVERSITY)
    Outcome retire(@PathVariable String university, @RequestBody Retire retire, Person person) {
        return tried(() -> configurations.retire(university, retire.note(), person.name()));
    }

    private static <T> T tried(Supplier<T> action) {
        try {
            return action.get();
        } catch (Configurations.Refused no) {
            HttpStatus status = switch (no.kind()) {
                case UNKNOWN -> HttpStatus.NOT_FOUND;
                case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
                case FAILED_STEPS, NOT_NOW -> HttpStatus.CONFLICT;
            };
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(no.getMessage()));
            problem.setProperty("steps", no.steps());
            throw new ErrorResponseException(status, problem, no);
        }
    }

    private ConfigurationVersion active(String university) {
        return versions.active(university)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND,
                        "'" + university + "' has no active version; name the versions that are to be compared."));
    }

    private ConfigurationVersion find(String university, int version) {
        return versions.find(university, version)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "'" + university + "' has no version " + version + "."));
    }

    private static ResponseStatusException unknown(String university) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no university '" + university + "'.");
    }
}
