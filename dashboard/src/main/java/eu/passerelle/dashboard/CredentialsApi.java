package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import eu.passerelle.journal.CredentialOrders;
import eu.passerelle.journal.CredentialSearch;
import eu.passerelle.journal.TransferPlace;
import eu.passerelle.journal.Transfers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

/** Credentials: find them, see what verifiers see. What is done with them is asked of {@link CredentialOrdersApi}. */
@RestController
@RequestMapping("/api/credentials")
@Tag(name = "Credentials")
class CredentialsApi {

    private static final int LONGEST_IDENTIFIER = 200;

    private final CredentialSearch credentials;
    private final CredentialOrders orders;
    private final Transfers transfers;

    CredentialsApi(CredentialSearch credentials, CredentialOrders orders, Transfers transfers) {
        this.credentials = credentials;
        this.orders = orders;
        this.transfers = transfers;
    }

    /** Whether a credential holds. */
    enum Status {
        ACTIVE,
        SUPERSEDED,
        REVOKED
    }

    /** @param next the {@code after} of the next page; null on the last one */
    record CredentialPage(
            List<CredentialSearch.Row> credentials,
            @Nullable String next) {}

    @GetMapping
    @Operation(
            summary = "Credentials, newest first; every filter may be absent",
            description = "'text' is a whole id or part of a source key, 'since' a day (UTC), 'learner' a number that"
                    + " POST /api/credentials/learners gives. Page by page: 'next' is 'after' of the next request.")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    CredentialPage find(
            @RequestParam @Nullable String university,
            @RequestParam @Nullable Status status,
            @RequestParam @Nullable String course,
            @RequestParam @Nullable LocalDate since,
            @RequestParam @Nullable String text,
            @RequestParam @Nullable UUID learner,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "50") int most,
            Person person) {
        CredentialSearch.Search search = new CredentialSearch.Search(
                university,
                status == null ? null : status.name(),
                course,
                since == null ? null : since.atStartOfDay(ZoneOffset.UTC).toInstant(),
                text,
                learner,
                place(after),
                most);
        CredentialSearch.Page page = credentials.find(search, person.where(Role.VIEW));
        return new CredentialPage(
                page.credentials(), page.next() == null ? null : page.next().cursor());
    }

    private static @Nullable TransferPlace place(@Nullable String after) {
        try {
            return after == null ? null : TransferPlace.of(after);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "'after' must be the 'next' of the page before.", e);
        }
    }

    /** @param identifier as the university or the learner writes it; it stands in no address, log or table */
    record Identified(@Nullable String identifier) {}

    /** @param learners numbers; several where different systems give the same identifier */
    record Found(List<UUID> learners) {}

    @PostMapping("/learners")
    @Operation(
            summary = "Which learner has this identifier: student number, national number, ESI or e-mail address",
            description = "Compared by its keyed digest. Every look is in the audit log, without the identifier.")
    @Asks(value = Role.VIEW_PAYLOAD, at = Asks.Where.SOMEWHERE)
    Found learners(@RequestBody Identified asked, Person person) {
        String identifier = asked.identifier();
        if (identifier == null || identifier.isBlank() || identifier.length() > LONGEST_IDENTIFIER) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "Say 'identifier', 1 to " + LONGEST_IDENTIFIER + " characters.");
        }
        return new Found(credentials.learners(identifier.strip(), person.where(Role.VIEW_PAYLOAD), person.name()));
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "One credential: status, deliveries, history, what verifiers see, what people have asked for",
            description = "No personal data.")
    @Asks(value = Role.VIEW, at = Asks.Where.TRANSFER)
    CredentialView credential(@PathVariable UUID id) {
        return credentials
                .find(id)
                .flatMap(row -> transfers
                        .journey(id)
                        .map(journey -> new CredentialView(
                                row,
                                journey,
                                CredentialView.verifiers(row, journey, credentials.places(id)),
                                orders.of(id))))
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no credential " + id + "."));
    }
}
