package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import eu.passerelle.journal.CredentialOrder;
import eu.passerelle.journal.CredentialOrder.Asked;
import eu.passerelle.journal.CredentialOrders;
import eu.passerelle.journal.Rulings.Speaker;
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

/** Credentials revoked and issued anew: one at once, several when a second person has approved. */
@RestController
@RequestMapping("/api/credentials")
@Tag(name = "Credentials")
class CredentialOrdersApi {

    private static final int MOST = 500;
    private static final int LONGEST = 1000;

    private final CredentialOrders orders;

    CredentialOrdersApi(CredentialOrders orders) {
        this.orders = orders;
    }

    /**
     * What is to be done.
     *
     * @param credentials at most 500
     * @param reason of the list that belongs to the kind
     * @param explanation kept, so without names and numbers of learners
     * @param who the person's name where several share the token that is sent, operator when absent; else absent
     */
    record Order(
            CredentialOrder.@Nullable Kind kind,
            @Nullable List<UUID> credentials,
            CredentialOrder.@Nullable Reason reason,
            @Nullable String explanation,
            @Nullable String who) {}

    @PostMapping("/prospects")
    @Operation(
            summary = "What revoking or issuing anew would do with each of these; changes nothing",
            description =
                    "Say 'kind' and 'credentials', and 'reason' where it is known: what was revoked is issued anew for"
                            + " few. Credentials that there are none of are absent.")
    @Asks(value = Role.RECOGNISE, at = Asks.Where.SOMEWHERE)
    List<CredentialOrder.Prospect> prospects(@RequestBody Order asked, Person person) {
        return orders.prospects(kind(asked), asked.reason(), credentials(asked)).stream()
                .filter(each -> person.may(Role.VIEW, each.university()))
                .toList();
    }

    @PostMapping("/orders")
    @Operation(
            summary = "Revoke credentials, or have them issued anew",
            description =
                    "A single one at once; several when a second person approves. REVOKE is for good: status lists"
                            + " say so within the minute. REISSUE judges and issues the same result again, as a new version that"
                            + " supersedes this one. Those in no state for it stay as they are.")
    @Asks(value = Role.RECOGNISE, at = Asks.Where.SOMEWHERE)
    CredentialOrder order(@RequestBody Order asked, Person person) {
        CredentialOrder.Kind kind = kind(asked);
        if (asked.reason() == null || asked.reason().kind() != kind) {
            throw no(HttpStatus.BAD_REQUEST, "Say 'reason', one of those to " + kind + ".");
        }
        String explanation = asked.explanation();
        if (explanation == null || explanation.isBlank() || explanation.length() > LONGEST) {
            throw no(HttpStatus.BAD_REQUEST, "Say why in 'explanation', 1 to " + LONGEST + " characters; it is kept.");
        }
        List<CredentialOrder.Prospect> theirs = prospects(asked, person);
        theirs.forEach(each -> person.require(Role.RECOGNISE, each.university()));
        List<UUID> ids =
                theirs.stream().map(CredentialOrder.Prospect::credential).toList();
        return orders.ask(new Asked(kind, ids, asked.reason(), explanation.strip()), speaker(person, asked.who()))
                .orElseThrow(() -> no(
                        HttpStatus.CONFLICT,
                        "Nothing can be done with any of these; POST /api/credentials/prospects says why."));
    }

    @GetMapping("/orders")
    @Operation(summary = "What people have asked for: what waits for a second person first, then the newest")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    List<CredentialOrder> recent(@RequestParam(defaultValue = "20") int most, Person person) {
        return orders.recent(person.where(Role.VIEW), most);
    }

    /**
     * A second person's answer.
     *
     * @param who the person's name where several share the token that is sent; to approve not the one of who asked
     */
    record Said(@Nullable String who, @Nullable String answer) {}

    @PostMapping("/orders/{order}/approval")
    @Operation(summary = "A second person approves; it is carried out at once")
    @Asks(value = Role.RECOGNISE, at = Asks.Where.SOMEWHERE)
    CredentialOrder approve(@PathVariable UUID order, @RequestBody Said said, Person person) {
        require(person, order);
        return told(order, orders.approve(order, second(person, said), said.answer()));
    }

    @PostMapping("/orders/{order}/rejection")
    @Operation(summary = "A second person rejects, or who asked takes it back")
    @Asks(value = Role.RECOGNISE, at = Asks.Where.SOMEWHERE)
    CredentialOrder reject(@PathVariable UUID order, @RequestBody Said said, Person person) {
        require(person, order);
        return told(order, orders.reject(order, second(person, said), said.answer()));
    }

    /** At each university whose credentials it names; to who sees none of one there is no such order. */
    private void require(Person person, UUID order) {
        CredentialOrder found = orders.find(order)
                .filter(each -> each.universities().stream().allMatch(of -> person.may(Role.VIEW, of)))
                .orElseThrow(() -> no(HttpStatus.NOT_FOUND, "There is no order " + order + "."));
        found.universities().forEach(of -> person.require(Role.RECOGNISE, of));
    }

    private CredentialOrder told(UUID order, CredentialOrders.Answer answer) {
        return switch (answer) {
            case DONE -> orders.find(order).orElseThrow();
            case UNKNOWN -> throw no(HttpStatus.NOT_FOUND, "There is no order " + order + ".");
            case ANSWERED -> throw no(HttpStatus.CONFLICT, "Order " + order + " was answered already.");
            case SAME_PERSON ->
                throw no(HttpStatus.CONFLICT, "Who asked cannot approve: several at once need a second person.");
        };
    }

    private static CredentialOrder.Kind kind(Order asked) {
        if (asked.kind() == null) {
            throw no(HttpStatus.BAD_REQUEST, "Say 'kind': REVOKE or REISSUE.");
        }
        return asked.kind();
    }

    private static List<UUID> credentials(Order asked) {
        List<UUID> credentials = asked.credentials();
        if (credentials == null || credentials.isEmpty() || credentials.size() > MOST) {
            throw no(HttpStatus.BAD_REQUEST, "Name 1 to " + MOST + " 'credentials'.");
        }
        return credentials;
    }

    private static Speaker second(Person person, Said said) {
        if (said.who() == null && !person.named()) {
            throw no(HttpStatus.BAD_REQUEST, "Say in 'who' who answers: several at once need two persons.");
        }
        return speaker(person, said.who());
    }

    private static Speaker speaker(Person person, @Nullable String who) {
        String name = Objects.requireNonNullElse(who, person.name());
        if (person.named() && !name.equals(person.name())) {
            throw no(HttpStatus.BAD_REQUEST, "You are '" + person.name() + "': leave 'who' out.");
        }
        try {
            return new Speaker(person.name(), name);
        } catch (IllegalArgumentException e) {
            throw no(HttpStatus.BAD_REQUEST, "'who' must be " + e.getMessage() + ".");
        }
    }

    private static ResponseStatusException no(HttpStatus status, String detail) {
        return new ResponseStatusException(status, detail);
    }
}
