package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import eu.passerelle.journal.Alert;
import eu.passerelle.journal.AlertNotice;
import eu.passerelle.journal.AlertNotices;
import eu.passerelle.journal.AlertSilence;
import eu.passerelle.journal.Alerts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What somebody must know of, who is told, and what is not told for a while. */
@RestController
@RequestMapping("/api/alerts")
@Tag(name = "Alerts")
class AlertsApi {

    private static final int LONGEST_REASON = 500;
    private static final Duration LONGEST_SILENCE = Duration.ofDays(90);

    private final Alerts alerts;
    private final AlertNotices notices;
    private final AlertDesk desk;

    AlertsApi(Alerts alerts, AlertNotices notices, AlertDesk desk) {
        this.alerts = alerts;
        this.notices = notices;
        this.desk = desk;
    }

    /**
     * @param state PENDING until it has lasted long enough, OPEN, RESOLVED
     * @param attended whether a person is at it, so that nobody is reminded
     * @param silenced whether nobody is told of it now
     * @param since when it was seen first without a break
     * @param toldAt when people were told last in this episode
     * @param times how often it was opened
     */
    record Standing(
            UUID id,
            String rule,
            @Nullable String university,
            @Nullable String target,
            String responsible,
            String what,
            String todo,
            String path,
            Alert.State state,
            boolean attended,
            boolean silenced,
            Instant since,
            @Nullable Instant openedAt,
            @Nullable Instant toldAt,
            @Nullable Instant resolvedAt,
            int times) {}

    @GetMapping
    @Operation(
            summary = "What somebody must know of: what stands first, then what is over, newest first",
            description =
                    "An alert names what happened, which university, who must act, what to do and the page that shows"
                            + " it. It holds no personal data.")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    List<Standing> alerts(
            @RequestParam @Nullable String university, @RequestParam(defaultValue = "100") int most, Person person) {
        List<AlertSilence> silences = alerts.silences(Instant.now());
        return alerts.newest(university, person.where(Role.VIEW), most).stream()
                .map(alert -> standing(alert, silences))
                .toList();
    }

    private static Standing standing(Alert alert, List<AlertSilence> silences) {
        return new Standing(
                alert.id(),
                alert.text().rule(),
                alert.text().university(),
                alert.text().target(),
                alert.text().responsible(),
                alert.text().what(),
                alert.text().todo(),
                alert.text().path(),
                alert.state(),
                alert.attended(),
                silences.stream().anyMatch(silence -> silence.covers(alert.text())),
                alert.since(),
                alert.openedAt(),
                alert.toldAt(),
                alert.resolvedAt(),
                alert.times());
    }

    @GetMapping("/notices")
    @Operation(summary = "What was told to which channel and what is to be told, newest first, with what failed")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    List<AlertNotice> notices(@RequestParam(defaultValue = "50") int most, Person person) {
        return notices.newest(person.where(Role.VIEW), most);
    }

    @GetMapping("/channels")
    @Operation(summary = "Channels of hub.yaml: what each is told, when it was told last, what fails")
    @Asks(value = Role.ADMINISTER, at = Asks.Where.EVERYWHERE)
    List<AlertDesk.Channel> channels() {
        return desk.channels();
    }

    @GetMapping("/rules")
    @Operation(summary = "All rules with their thresholds and the keys of hub.yaml that change them")
    @Asks(value = Role.VIEW, at = Asks.Where.NOWHERE)
    List<AlertDesk.RuleView> rules(Person person) {
        return desk.rules().stream()
                .map(rule -> new AlertDesk.RuleView(
                        rule.rule(),
                        rule.thresholds().stream()
                                .filter(each -> each.university() == null || person.may(Role.VIEW, each.university()))
                                .toList()))
                .toList();
    }

    @GetMapping("/rehearsal")
    @Operation(summary = "A dry run: what the next look would see and tell; nothing is stored and nobody is told")
    @Asks(value = Role.ADMINISTER, at = Asks.Where.EVERYWHERE)
    AlertDesk.Rehearsal rehearsal() {
        return desk.rehearse();
    }

    @PostMapping("/channels/{channel}/test")
    @Operation(summary = "Send a sample to a channel now and say whether it has arrived")
    @Asks(value = Role.ADMINISTER, at = Asks.Where.EVERYWHERE)
    AlertDesk.Tried test(@PathVariable String channel, Person person) {
        return desk.test(channel, person.name())
                .orElseThrow(() -> no(
                        HttpStatus.NOT_FOUND,
                        "There is no channel '" + channel + "' in hub.yaml, alerts.channels; there are "
                                + desk.channels().stream()
                                        .map(AlertDesk.Channel::name)
                                        .toList() + "."));
    }

    @GetMapping("/silences")
    @Operation(summary = "What nobody is told of for a while, newest first")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    List<AlertSilence> silences(Person person) {
        return alerts.silences(Instant.now()).stream()
                .filter(silence ->
                        silence.university() == null || person.where(Role.VIEW).contains(silence.university()))
                .toList();
    }

    /**
     * @param rule null: of every rule
     * @param university null: of every university, and of what belongs to none
     * @param until within the next 90 days
     * @param reason kept, so without names and numbers of learners
     */
    record Wish(
            @Nullable String rule,
            @Nullable String university,
            @Nullable Instant until,
            @Nullable String reason) {}

    @PostMapping("/silences")
    @Operation(
            summary = "Tell nobody for a while",
            description =
                    "What is silenced is still watched and shown. What still stands when the silence is over is told"
                            + " then; that something is over is told in any case to those who were told that it began.")
    @Asks(value = Role.CONFIGURE, at = Asks.Where.SOMEWHERE)
    AlertSilence silence(@RequestBody Wish wish, Person person) {
        String university = blankToNull(wish.university());
        requireOver(university, person);
        String rule = blankToNull(wish.rule());
        if (rule != null
                && desk.rules().stream().noneMatch(known -> known.rule().equals(rule))) {
            throw no(
                    HttpStatus.BAD_REQUEST,
                    "There is no rule '" + rule + "'; there are "
                            + desk.rules().stream()
                                    .map(AlertDesk.RuleView::rule)
                                    .toList() + ".");
        }
        Instant now = Instant.now();
        Instant until = wish.until();
        if (until == null || !until.isAfter(now) || until.isAfter(now.plus(LONGEST_SILENCE))) {
            throw no(HttpStatus.BAD_REQUEST, "Say 'until': a time within the next 90 days.");
        }
        String reason = blankToNull(wish.reason());
        if (reason == null || reason.length() > LONGEST_REASON) {
            throw no(HttpStatus.BAD_REQUEST, "Say a 'reason', of at most " + LONGEST_REASON + " characters.");
        }
        return alerts.silence(rule, university, until, reason, person.name());
    }

    /** @param ended false when it had ended before */
    record Ended(boolean ended) {}

    @PostMapping("/silences/{id}/end")
    @Operation(summary = "End a silence: what still stands is told with the next look")
    @Asks(value = Role.CONFIGURE, at = Asks.Where.SOMEWHERE)
    Ended end(@PathVariable UUID id, Person person) {
        AlertSilence silence = alerts.silence(id)
                .filter(found ->
                        found.university() == null || person.where(Role.VIEW).contains(found.university()))
                .orElseThrow(() -> no(HttpStatus.NOT_FOUND, "There is no silence " + id + "."));
        requireOver(silence.university(), person);
        return new Ended(alerts.endSilence(id, person.name()));
    }

    /** Who configures a university decides for it; what belongs to none is of who configures all. */
    private static void requireOver(@Nullable String university, Person person) {
        if (university == null) {
            person.requireEverywhere(Role.CONFIGURE);
        } else {
            person.require(Role.CONFIGURE, university);
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static ResponseStatusException no(HttpStatus status, String detail) {
        return new ResponseStatusException(status, detail);
    }
}
