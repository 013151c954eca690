package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import eu.passerelle.journal.Referrals;
import eu.passerelle.journal.Ruling;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Like cases decided at once. Each gets a ruling of its own, by the same rules as alone; one that is refused stops no other. */
@RestController
@RequestMapping("/api/referred/together")
@Tag(name = "Referred cases")
class LikeCasesApi {

    private static final int MOST = 500;

    private final ReferredApi alone;
    private final Referrals referrals;

    LikeCasesApi(ReferredApi alone, Referrals referrals) {
        this.alone = alone;
        this.referrals = referrals;
    }

    /** As {@link ReferredApi.Decision}, for each of the transfers. */
    record Decision(
            @Nullable List<UUID> transfers,
            Ruling.@Nullable Answer decision,
            @Nullable String reason,
            @Nullable String who) {}

    /** As {@link ReferredApi.Answer}, to the proposal of each of the transfers. */
    record Answer(
            @Nullable List<UUID> transfers,
            @Nullable String reason,
            @Nullable String who) {}

    /**
     * What became of one case.
     *
     * @param ruling null where it was refused
     * @param refused why; null where it was not
     */
    record Outcome(
            UUID transfer,
            @Nullable Ruling ruling,
            @Nullable String refused) {}

    /** In the order asked. */
    record Outcomes(List<Outcome> outcomes) {}

    @PostMapping("/rulings")
    @Operation(
            summary = "Decide like cases, each with a ruling of its own",
            description = "At most 500 at once. What is refused for one case is told with it and stops no other.")
    @Asks(value = Role.RECOGNISE, at = Asks.Where.SOMEWHERE)
    Outcomes decide(@RequestBody Decision said, Person person) {
        return each(
                said.transfers(),
                person,
                transfer -> alone.decide(
                        transfer, new ReferredApi.Decision(said.decision(), said.reason(), said.who()), person));
    }

    @PostMapping("/approvals")
    @Operation(summary = "A second person approves the proposals of like cases, each for itself")
    @Asks(value = Role.RECOGNISE, at = Asks.Where.SOMEWHERE)
    Outcomes approve(@RequestBody Answer said, Person person) {
        return each(
                said.transfers(),
                person,
                transfer -> alone.approve(transfer, new ReferredApi.Answer(said.who(), said.reason()), person));
    }

    private Outcomes each(@Nullable List<UUID> transfers, Person person, Function<UUID, Ruling> rule) {
        if (transfers == null || transfers.isEmpty() || transfers.size() > MOST) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "Send 1 to " + MOST + " ids in 'transfers', as the list has them.");
        }
        return new Outcomes(transfers.stream()
                .distinct()
                .map(transfer -> outcome(transfer, person, rule))
                .toList());
    }

    private Outcome outcome(UUID transfer, Person person, Function<UUID, Ruling> rule) {
        try {
            // whose role is asked for alone by the path is asked for here
            person.require(Role.RECOGNISE, universityOf(transfer, person));
            return new Outcome(transfer, rule.apply(transfer), null);
        } catch (ErrorResponseException e) {
            if (e.getStatusCode().value() == HttpStatus.BAD_REQUEST.value()) {
                // wrong for all of them
                throw e;
            }
            return new Outcome(transfer, null, e.getBody().getDetail());
        }
    }

    /** What the person may not see does not exist. */
    private String universityOf(UUID transfer, Person person) {
        return referrals
                .find(transfer)
                .map(found -> found.transfer().university())
                .filter(university -> person.may(Role.VIEW, university))
                .orElseThrow(() ->
                        new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no transfer " + transfer + "."));
    }
}
