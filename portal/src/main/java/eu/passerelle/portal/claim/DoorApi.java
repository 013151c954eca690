package eu.passerelle.portal.claim;

import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.journal.ClaimDoor.Answer;
import eu.passerelle.journal.ClaimLink;
import eu.passerelle.journal.ClaimLink.Factor;
import eu.passerelle.journal.ClaimLinks;
import eu.passerelle.journal.ClaimShares.Kind;
import eu.passerelle.model.Achievement;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** From the link in the message to the second factor. Looking changes nothing: machines look through mail, too. */
@RestController
class DoorApi {

    private static final Logger LOG = LoggerFactory.getLogger(DoorApi.class);
    private static final String OPEN = ClaimPage.PATH + "/open/{token}";

    private final ClaimStores stores;
    private final ClaimTools tools;
    private final ClaimGuard guard;
    private final Clock clock;

    DoorApi(ClaimStores stores, ClaimTools tools) {
        this.stores = stores;
        this.tools = tools;
        this.guard = tools.guard(stores);
        this.clock = tools.clock();
    }

    /** A link that may be used, and what is behind it. */
    private record Door(ClaimLink link, String token, Achievement achievement, ClaimPage page) {}

    private interface Step {
        ResponseEntity<?> take(Door door);
    }

    @GetMapping(OPEN)
    ResponseEntity<?> look(@PathVariable String token, HttpServletRequest http) {
        return at(token, http, door -> {
            stores.links().opened(door.link().id());
            return ask(door, door.link().factor() == Factor.CODE && door.link().codes() > 0, null);
        });
    }

    @PostMapping(OPEN)
    ResponseEntity<?> answer(@PathVariable String token, HttpServletRequest http) {
        return at(token, http, door -> {
            if (!ClaimGuard.isFromOurPages(http)) {
                return ClaimGuard.problem(door.page(), 403);
            }
            String language = door.page().texts().language();
            Answer answer = door.link().factor() == Factor.CODE
                    ? stores.door().byCode(token, digits(http, "code"), language)
                    : stores.door().byBirthDate(token, date(http), born(door), language);
            return switch (answer) {
                case Answer.In(String session) -> {
                    stores.shares().visited(door.link().transfer(), Kind.LEARNER, null);
                    yield guard.goTo("/credential", session);
                }
                case Answer.Wrong(int left) when left > 0 -> ask(door, true, left);
                case Answer.Wrong wrong -> at(token, http, again -> ClaimGuard.problem(again.page(), 409));
                case Answer.Closed closed -> at(token, http, again -> ClaimGuard.problem(again.page(), 409));
            };
        });
    }

    private static @Nullable LocalDate born(Door door) {
        return door.achievement().completion().learner().born();
    }

    @PostMapping(OPEN + "/code")
    ResponseEntity<?> code(@PathVariable String token, HttpServletRequest http) {
        return at(token, http, door -> {
            TargetContext<ClaimSettings> target =
                    tools.targets().byName().get(door.link().target());
            if (target == null || !ClaimGuard.isFromOurPages(http)) {
                return ClaimGuard.problem(door.page(), 403);
            }
            try {
                boolean sent = tools.sending()
                        .code(
                                target,
                                door.link(),
                                door.achievement(),
                                door.page().texts().language());
                return new DoorPages(door.page()).code(token, sent, true, null);
            } catch (HubException e) {
                LOG.warn("A code could not be sent: {}", e.getMessage());
                return ClaimGuard.problem(door.page(), 503);
            }
        });
    }

    /** The answer is the same whether or not something was sent. */
    @PostMapping(OPEN + "/again")
    ResponseEntity<?> again(@PathVariable String token, HttpServletRequest http) {
        ClaimPage page = guard.page(ClaimGuard.wanted(http, null), "/open/" + token, null, "", null);
        if (!ClaimGuard.isFromOurPages(http)) {
            return ClaimGuard.problem(page, 403);
        }
        try {
            find(token)
                    .ifPresent(link -> tools.sending().again(link.transfer(), tools.targets(), ClaimLinks.By.LEARNER));
        } catch (HubException e) {
            LOG.warn("A new link could not be sent: {}", e.getMessage());
            return ClaimGuard.problem(page, 503);
        }
        return page.show(200, page.texts().text("again.title"), page.paragraph("again.text"));
    }

    private ResponseEntity<?> ask(Door door, boolean sent, @Nullable Integer left) {
        DoorPages pages = new DoorPages(door.page());
        return door.link().factor() == Factor.CODE
                ? pages.code(door.token(), sent, sent, left)
                : pages.birthDate(door.token(), left);
    }

    private Optional<ClaimLink> find(String token) {
        return token.matches("[A-Za-z0-9_-]{43}") ? stores.links().find(token) : Optional.empty();
    }

    private ResponseEntity<?> at(String token, HttpServletRequest http, Step step) {
        String self = "/open/" + (token.matches("[A-Za-z0-9_-]+") ? token : "");
        Optional<ClaimLink> link = find(token);
        Optional<Achievement> achievement =
                link.flatMap(known -> stores.achievements().standing(known.transfer()));
        ClaimTexts texts =
                ClaimGuard.wanted(http, achievement.map(Achievement::university).orElse(null));
        if (link.isEmpty()) {
            return new DoorPages(guard.page(texts, self, null, "", null)).closed(404, "closed.unknown", null);
        }
        if (achievement.isEmpty()) {
            return new DoorPages(guard.page(texts, self, null, "", null)).closed(410, "closed.withdrawn", null);
        }
        String help = guard.help(link.get().target(), achievement.get().university(), texts);
        ClaimPage page = guard.page(texts, self, achievement.get().university(), help, null);
        return link.get().isOpen(clock.instant())
                ? step.take(new Door(link.get(), token, achievement.get(), page))
                : closed(http, link.get(), token, page);
    }

    private ResponseEntity<?> closed(HttpServletRequest http, ClaimLink link, String token, ClaimPage page) {
        boolean isIn = ClaimGuard.secret(http)
                .flatMap(stores.sessions()::find)
                .filter(session -> session.transfer().equals(link.transfer()))
                .isPresent();
        if (isIn) {
            return guard.goTo("/credential");
        }
        DoorPages pages = new DoorPages(page);
        return switch (link.state()) {
            case USED -> pages.closed(410, "closed.used", token);
            case REPLACED -> pages.closed(410, "closed.replaced", token);
            case LOCKED -> pages.closed(410, "closed.locked", null);
            case OPEN -> pages.closed(410, "closed.expired", token);
        };
    }

    private static String digits(HttpServletRequest http, String name) {
        String text = http.getParameter(name);
        return text == null || text.length() > 40 ? "" : text.replaceAll("\\D", "");
    }

    /** What is no date is a date that nobody was born on. */
    private static LocalDate date(HttpServletRequest http) {
        try {
            return LocalDate.of(
                    Integer.parseInt(digits(http, "year")),
                    Integer.parseInt(digits(http, "month")),
                    Integer.parseInt(digits(http, "day")));
        } catch (NumberFormatException | DateTimeException e) {
            return LocalDate.MIN;
        }
    }
}
