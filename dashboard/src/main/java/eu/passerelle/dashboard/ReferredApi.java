package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import eu.passerelle.journal.Referrals;
import eu.passerelle.journal.Ruling;
import eu.passerelle.journal.Rulings;
import eu.passerelle.journal.TransferPlace;
import eu.passerelle.journal.TransferState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
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

/** Referred cases: the queue, everything about one, and what people decide. No personal data of learners. */
@RestController
@RequestMapping("/api/referred")
@Tag(name = "Referred cases")
class ReferredApi {

    private final Referrals referrals;
    private final Rulings rulings;
    private final ReferredDesk desk;

    ReferredApi(Referrals referrals, Rulings rulings, ReferredDesk desk) {
        this.referrals = referrals;
        this.rulings = rulings;
        this.desk = desk;
    }

    /** @param next the {@code after} of the next page; null on the last one */
    record CasePage(List<Referrals.Row> cases, @Nullable String next) {}

    @GetMapping
    @Operation(
            summary = "Referred transfers, the longest waiting first; every filter may be absent",
            description = "With the last that people have said to each. 'next' of one answer is 'after' of the next.")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    CasePage cases(
            @RequestParam @Nullable String university,
            @RequestParam @Nullable String rule,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "50") int most,
            Person person) {
        Referrals.Page page =
                referrals.find(new Referrals.Search(university, rule, place(after), most), person.where(Role.VIEW));
        return new CasePage(
                page.cases(), page.next() == null ? null : page.next().cursor());
    }

    private static @Nullable TransferPlace place(@Nullable String after) {
        try {
            return after == null ? null : TransferPlace.of(after);
        } catch (IllegalArgumentException e) {
            throw no(HttpStatus.BAD_REQUEST, "'after' must be the 'next' of the page before.");
        }
    }

    @GetMapping("/rules")
    @Operation(summary = "How many are referred by which rule, most first")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    List<Referrals.ByRule> rules(@RequestParam @Nullable String university, Person person) {
        return referrals.rules(university, person.where(Role.VIEW));
    }

    /** @param policy null where no decision is stored */
    record CaseView(Referrals.Case journal, ReferredDesk.@Nullable Insight policy) {}

    @GetMapping("/{transfer}")
    @Operation(
            summary = "One case with all that a person needs to decide",
            description = "Facts, rule, reason, what is missing and where it should come from, what every table says,"
                    + " what people have said, and similar earlier cases.")
    @Asks(value = Role.VIEW, at = Asks.Where.TRANSFER)
    CaseView referred(@PathVariable UUID transfer, Person person) {
        Referrals.Case found =
                referrals.find(transfer, person.where(Role.VIEW)).orElseThrow(() -> noTransfer(transfer));
        return new CaseView(
                found,
                found.decision() == null ? null : desk.insight(found.decision().decision()));
    }

    private Referrals.Case find(UUID transfer) {
        return referrals.find(transfer).orElseThrow(() -> noTransfer(transfer));
    }

    /**
     * What a person decides.
     *
     * @param reason in the words of who decides; kept, so without names and numbers of learners
     * @param who the person's name where several share the token that is sent, operator when absent; else absent, the log-in
     *     or token says it
     */
    record Decision(
            Ruling.@Nullable Answer decision,
            @Nullable String reason,
            @Nullable String who) {}

    @PostMapping("/{transfer}/ruling")
    @Operation(
            summary = "Decide a referred case",
            description = "DECLINE is in force at once, RECOGNISE when a second person approves it, ASK_BACK keeps the"
                    + " case referred with a question to its university. Of this version of the result alone.")
    @Asks(value = Role.RECOGNISE, at = Asks.Where.TRANSFER)
    Ruling decide(@PathVariable UUID transfer, @RequestBody Decision said, Person person) {
        if (said.decision() == null) {
            throw no(HttpStatus.BAD_REQUEST, "Say 'decision', RECOGNISE, DECLINE or ASK_BACK, and 'reason'.");
        }
        String reason = reason(said.reason());
        Rulings.Speaker who = speaker(person, Objects.requireNonNullElse(said.who(), person.name()));
        if (said.decision() == Ruling.Answer.RECOGNISE) {
            requireOverridable(transfer);
        }
        return told(transfer, rulings.rule(transfer, said.decision(), who, reason));
    }

    private void requireOverridable(UUID transfer) {
        Referrals.Case found = find(transfer);
        String limit = found.transfer().state() != TransferState.REFERRED || found.decision() == null
                ? null
                : desk.insight(found.decision().decision()).limit();
        if (limit != null) {
            throw no(HttpStatus.CONFLICT, "Nobody can recognise transfer " + transfer + ": " + limit);
        }
    }

    /**
     * A second person's answer to a proposal.
     *
     * @param who the person's name where several share the token that is sent; not the one of who proposed
     */
    record Answer(@Nullable String who, @Nullable String reason) {}

    @PostMapping("/{transfer}/approval")
    @Operation(summary = "A second person approves a proposed override; the transfer goes on")
    @Asks(value = Role.RECOGNISE, at = Asks.Where.TRANSFER)
    Ruling approve(@PathVariable UUID transfer, @RequestBody Answer said, Person person) {
        return told(transfer, rulings.approve(transfer, second(person, said), reason(said.reason())));
    }

    @PostMapping("/{transfer}/rejection")
    @Operation(summary = "A second person rejects a proposed override, or who proposed it withdraws it")
    @Asks(value = Role.RECOGNISE, at = Asks.Where.TRANSFER)
    Ruling reject(@PathVariable UUID transfer, @RequestBody Answer said, Person person) {
        return told(transfer, rulings.reject(transfer, second(person, said), reason(said.reason())));
    }

    @GetMapping("/{transfer}/rule")
    @Operation(
            summary = "The decision on a case as a row for its decision table, with an example; changes nothing",
            description = "Text for the registrar to review and to try with what-if.")
    @Asks(value = Role.VIEW, at = Asks.Where.TRANSFER)
    ReferredDesk.Row rule(@PathVariable UUID transfer) {
        Referrals.Case found = find(transfer);
        Ruling ruling = found.rulings().stream()
                .filter(each -> each.state() == Ruling.State.IN_FORCE && each.decision() != Ruling.Answer.ASK_BACK)
                .findFirst()
                .orElse(null);
        if (ruling == null || found.decision() == null) {
            throw no(
                    HttpStatus.CONFLICT,
                    "Transfer " + transfer + " was not decided by people, or not finally; decide it first.");
        }
        return desk.rule(found.decision().decision(), ruling)
                .orElseThrow(() ->
                        no(HttpStatus.CONFLICT, "No decision table in force has the rule " + ruling.rule() + "."));
    }

    private static Rulings.Speaker second(Person person, Answer said) {
        if (said.who() == null && !person.named()) {
            throw no(HttpStatus.BAD_REQUEST, "Say in 'who' who answers: an override needs two persons.");
        }
        return speaker(person, Objects.requireNonNullElse(said.who(), person.name()));
    }

    private static Rulings.Speaker speaker(Person person, String name) {
        if (person.named() && !name.equals(person.name())) {
            throw no(HttpStatus.BAD_REQUEST, "You are '" + person.name() + "': leave 'who' out.");
        }
        try {
            return new Rulings.Speaker(person.name(), name);
        } catch (IllegalArgumentException e) {
            throw no(HttpStatus.BAD_REQUEST, "'who' must be " + e.getMessage() + ".");
        }
    }

    private static String reason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw no(HttpStatus.BAD_REQUEST, "Say why in 'reason'; it is kept with the decision.");
        }
        return reason.strip();
    }

    private static Ruling told(UUID transfer, Rulings.Result result) {
        return switch (result) {
            case Rulings.Result.Done done -> done.ruling();
            case Rulings.Result.Unknown unknown -> throw noTransfer(transfer);
            case Rulings.Result.Refused refused -> throw no(HttpStatus.CONFLICT, refused.why());
        };
    }

    private static ResponseStatusException noTransfer(UUID id) {
        return no(HttpStatus.NOT_FOUND, "There is no transfer " + id + ".");
    }

    private static ResponseStatusException no(HttpStatus status, String detail) {
        return new ResponseStatusException(status, detail);
    }
}
