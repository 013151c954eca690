package eu.passerelle.portal.claim;

import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.RetriableException;
import eu.passerelle.journal.ClaimShares.Kind;
import eu.passerelle.portal.claim.ClaimGuard.Visitor;
import eu.passerelle.portal.claim.CredentialPages.State;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a learner who is in sees and does. Reading changes nothing; every change is a form of our own pages. */
@RestController
class ClaimApi {

    static final List<Integer> SHARE_DAYS = List.of(7, 30, 90);

    private static final Logger LOG = LoggerFactory.getLogger(ClaimApi.class);
    private static final int MOST_EUROPASS_A_DAY = 10;
    private static final int MOST_SHARES = 50;
    private static final Set<Kind> FILES = Set.of(Kind.EDC, Kind.PDF, Kind.BADGE);

    private final ClaimStores stores;
    private final ClaimTools tools;
    private final ClaimGuard guard;
    private final ClaimFiles files;
    private final WalletOffers wallets;
    private final Clock clock;

    ClaimApi(ClaimStores stores, ClaimTools tools) {
        this.stores = stores;
        this.tools = tools;
        this.guard = tools.guard(stores);
        this.files = new ClaimFiles(stores.achievements(), tools.templates());
        this.wallets = new WalletOffers(tools.taking().wallets());
        this.clock = tools.clock();
    }

    @GetMapping(ClaimPage.PATH + "/credential")
    ResponseEntity<?> credential(HttpServletRequest http) {
        return guard.look(http, "/credential", visitor -> show(visitor, http.getParameter("say"), null, null));
    }

    private ResponseEntity<?> show(
            Visitor visitor, @Nullable String said, @Nullable String shared, @Nullable String code) {
        UUID transfer = visitor.session().transfer();
        State state = new State(
                stores.links().isTaken(transfer, visitor.session().target()),
                wallets.choices(visitor),
                tools.taking().europass().isThere(),
                files.kinds(visitor.achievement()),
                stores.shares().of(transfer),
                stores.shares().visits(transfer),
                stores.shares().wallets(transfer),
                said,
                shared,
                code);
        return new CredentialPages(visitor, clock.instant()).credential(state);
    }

    @GetMapping(ClaimPage.PATH + "/picture")
    ResponseEntity<?> picture(HttpServletRequest http) {
        return guard.look(
                http,
                "/credential",
                visitor -> files.picture(visitor.achievement(), visitor.texts().language()));
    }

    @GetMapping(ClaimPage.PATH + "/wallet")
    ResponseEntity<?> wallets(HttpServletRequest http) {
        return guard.look(http, "/wallet", visitor -> pages(visitor).wallets(wallets.choices(visitor)));
    }

    @PostMapping(ClaimPage.PATH + "/wallet")
    ResponseEntity<?> wallet(HttpServletRequest http) {
        return guard.act(
                http,
                "/wallet",
                visitor -> wallets.offer(visitor, parameter(http, "kind"))
                        .map(pages(visitor)::offer)
                        .orElseGet(() -> guard.goTo("/wallet")));
    }

    @PostMapping(ClaimPage.PATH + "/europass")
    ResponseEntity<?> europass(HttpServletRequest http) {
        return guard.act(http, "/credential", visitor -> {
            UUID transfer = visitor.session().transfer();
            Optional<byte[]> sealed = files.edc(visitor.achievement());
            String address = parameter(http, "address").strip();
            boolean enough = stores.shares()
                            .count(transfer, Kind.EUROPASS, clock.instant().minus(Duration.ofDays(1)))
                    >= MOST_EUROPASS_A_DAY;
            if (sealed.isEmpty() || address.isEmpty() || address.length() > 200 || enough) {
                return guard.goTo("/credential?say=europass.refused");
            }
            try {
                String reference = tools.taking()
                        .europass()
                        .send(
                                visitor.achievement(),
                                ClaimFiles.credential(visitor.achievement(), sealed.get()),
                                address);
                stores.shares().visited(transfer, Kind.EUROPASS, null);
                taken(visitor, "europass " + reference);
                return guard.goTo("/credential?say=europass.done");
            } catch (RetriableException e) {
                LOG.warn("A learner's credential could not be sent to Europass: {}", e.getMessage());
                return guard.goTo("/credential?say=europass.later");
            } catch (HubException e) {
                LOG.info("Europass did not take a learner's credential: {}", e.getMessage());
                return guard.goTo("/credential?say=europass.refused");
            }
        });
    }

    @PostMapping(ClaimPage.PATH + "/file/{name}")
    ResponseEntity<?> file(@PathVariable String name, HttpServletRequest http) {
        return guard.act(http, "/credential", visitor -> {
            Optional<Kind> kind =
                    FILES.stream().filter(each -> each.name().equals(name)).findFirst();
            Optional<ClaimFiles.Kept> file = kind.flatMap(known ->
                    files.file(visitor.achievement(), known, visitor.texts().language()));
            if (file.isEmpty()) {
                return ClaimGuard.problem(visitor.page(), 404);
            }
            stores.shares().visited(visitor.session().transfer(), kind.get(), null);
            taken(visitor, "downloaded " + name);
            return ClaimFiles.download(file.get());
        });
    }

    @PostMapping(ClaimPage.PATH + "/share")
    ResponseEntity<?> share(HttpServletRequest http) {
        return guard.act(http, "/credential", visitor -> {
            String recipient =
                    parameter(http, "recipient").replaceAll("\\p{Cntrl}+", " ").strip();
            Optional<Integer> days = SHARE_DAYS.stream()
                    .filter(each -> each.toString().equals(parameter(http, "days")))
                    .findFirst();
            UUID transfer = visitor.session().transfer();
            if (recipient.isEmpty()
                    || recipient.length() > 100
                    || days.isEmpty()
                    || stores.shares().of(transfer).size() >= MOST_SHARES) {
                return guard.goTo("/credential?say=share.missing");
            }
            String token =
                    stores.shares().add(transfer, recipient, clock.instant().plus(Duration.ofDays(days.get())));
            return show(visitor, null, tools.hub().of(SharedApi.PATH + "/" + token), null);
        });
    }

    @PostMapping(ClaimPage.PATH + "/share/{share}/revoke")
    ResponseEntity<?> revoke(@PathVariable UUID share, HttpServletRequest http) {
        return guard.act(http, "/credential", visitor -> {
            stores.shares().revoke(visitor.session().transfer(), share);
            return guard.goTo("/credential?say=share.revoked");
        });
    }

    @PostMapping(ClaimPage.PATH + "/emrex")
    ResponseEntity<?> emrex(HttpServletRequest http) {
        return guard.act(
                http,
                "/credential",
                visitor -> show(
                        visitor,
                        null,
                        null,
                        stores.codes().add(visitor.session().transfer())));
    }

    @PostMapping(ClaimPage.PATH + "/leave")
    ResponseEntity<?> leave(HttpServletRequest http) {
        return guard.act(http, "/credential", visitor -> {
            stores.sessions().end(visitor.secret());
            return guard.goTo("/bye?lang=" + visitor.texts().language(), "");
        });
    }

    @GetMapping(ClaimPage.PATH + "/bye")
    ResponseEntity<?> bye(HttpServletRequest http) {
        ClaimPage page = guard.page(ClaimGuard.wanted(http, null), "/bye", null, "", null);
        return page.show(200, page.texts().text("bye.title"), page.paragraph("bye.text"));
    }

    private void taken(Visitor visitor, String receipt) {
        tools.taking()
                .claims()
                .claimed(visitor.session().transfer(), visitor.session().target(), receipt);
    }

    private CredentialPages pages(Visitor visitor) {
        return new CredentialPages(visitor, clock.instant());
    }

    private static String parameter(HttpServletRequest http, String name) {
        String value = http.getParameter(name);
        return value == null ? "" : value;
    }
}
