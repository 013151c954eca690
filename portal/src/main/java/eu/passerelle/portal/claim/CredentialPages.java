package eu.passerelle.portal.claim;

import static eu.passerelle.portal.claim.ClaimPage.escape;

import eu.passerelle.journal.ClaimShares.Kind;
import eu.passerelle.journal.ClaimShares.Share;
import eu.passerelle.journal.ClaimShares.Visit;
import eu.passerelle.portal.claim.ClaimGuard.Visitor;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** The page of a learner who is in: the credential, and what can be done with it. */
final class CredentialPages {

    /** What may be said on top, after something was done. */
    private static final Set<String> SAID = Set.of("europass.done", "share.revoked");

    private static final Set<String> ALARMS = Set.of("europass.refused", "europass.later", "share.missing");

    private final Visitor visitor;
    private final ClaimPage page;
    private final Instant now;

    CredentialPages(Visitor visitor, Instant now) {
        this.visitor = visitor;
        this.page = visitor.page();
        this.now = now;
    }

    /**
     * What else the page needs to know.
     *
     * @param said key of what to say on top; null: nothing
     * @param shared address of a link that was just made; null: none
     * @param code for EMREX that was just made; null: none
     */
    record State(
            boolean taken,
            List<WalletOffers.Choice> wallets,
            boolean europass,
            List<Kind> files,
            List<Share> shares,
            List<Visit> visits,
            List<Instant> copies,
            @Nullable String said,
            @Nullable String shared,
            @Nullable String code) {}

    ResponseEntity<String> credential(State state) {
        CredentialView view = new CredentialView(page, visitor.achievement());
        String body = said(state)
                + (state.taken() ? page.notice("cred.taken") : page.paragraph("cred.why"))
                + view.show("/picture")
                + "<h2>" + page.say("choose") + "</h2><div class=\"choices\">"
                + (state.wallets().isEmpty() ? "" : wallet(state.wallets()))
                + (state.europass() ? europass(state.said()) : "")
                + files(state.files())
                + share(state)
                + emrex(state.code())
                + "</div>" + seen(state);
        return page.show(200, view.title(), body);
    }

    private String said(State state) {
        String key = state.said();
        if (key == null) {
            return "";
        }
        return SAID.contains(key) ? page.notice(key) : ALARMS.contains(key) ? page.alarm(key) : "";
    }

    private String card(String title, String why, String inner) {
        return "<section class=\"card\"><h3>" + page.say(title) + "</h3>" + page.paragraph(why) + inner + "</section>";
    }

    private String wallet(List<WalletOffers.Choice> choices) {
        return card("wallet.title", "wallet.why", buttons(choices));
    }

    /** One button a kind of credential that wallets can have here. */
    private String buttons(List<WalletOffers.Choice> choices) {
        StringBuilder buttons = new StringBuilder("<div class=\"ways\">");
        for (WalletOffers.Choice choice : choices) {
            buttons.append(page.form(
                    "/wallet",
                    "<input type=\"hidden\" name=\"kind\" value=\"" + escape(choice.id()) + "\"><button>"
                            + page.say("wallet.go") + "<span class=\"kind\">" + escape(choice.name())
                            + "</span></button>"));
        }
        return buttons + "</div>";
    }

    private String europass(@Nullable String said) {
        boolean refused = "europass.refused".equals(said);
        return card(
                "europass.title",
                "europass.why",
                page.form(
                        "/europass",
                        "<label>" + page.say("europass.label")
                                + "<input name=\"address\" autocomplete=\"email\" maxlength=\"200\" required"
                                + (refused ? " aria-invalid=\"true\" aria-describedby=\"alarm\"" : "") + "></label>"
                                + page.button("europass.go")));
    }

    private String files(List<Kind> files) {
        StringBuilder buttons = new StringBuilder("<div class=\"buttons\">");
        files.forEach(kind -> buttons.append(page.form("/file/" + kind, page.button("file." + kind))));
        return card("file.title", "file.why", buttons + "</div>");
    }

    private String share(State state) {
        StringBuilder times = new StringBuilder();
        for (int days : ClaimApi.SHARE_DAYS) {
            times.append("<label class=\"choice\"><input type=\"radio\" name=\"days\" value=\"%d\"%s> %s</label>"
                    .formatted(days, days == 30 ? " checked" : "", page.say("share." + days)));
        }
        String made = state.shared() == null
                ? ""
                : page.notice("share.made") + "<label>" + page.say("share.link") + "<input readonly value=\""
                        + escape(state.shared()) + "\"></label>";
        String form = page.form(
                "/share",
                "<label>" + page.say("share.for") + "<input name=\"recipient\" maxlength=\"100\" required></label>"
                        + "<fieldset><legend>" + page.say("share.until") + "</legend>" + times + "</fieldset>"
                        + page.button("share.go"));
        return card("share.title", "share.why", made + form + shares(state.shares()));
    }

    private String shares(List<Share> shares) {
        if (shares.isEmpty()) {
            return "";
        }
        StringBuilder list = new StringBuilder("<h4>" + page.say("share.list") + "</h4><ul class=\"plain\">");
        for (Share share : shares) {
            boolean open = share.isOpen(now);
            list.append("<li><span>")
                    .append(page.say(
                            open ? "share.item" : "share.ended",
                            share.recipient(),
                            page.texts().date(share.expiresAt(), zone()),
                            share.visits()))
                    .append("</span>")
                    .append(
                            open
                                    ? page.form(
                                            "/share/" + share.id() + "/revoke",
                                            "<button class=\"quiet\">" + page.say("share.revoke")
                                                    + "<span class=\"hidden\">: " + escape(share.recipient())
                                                    + "</span></button>")
                                    : "")
                    .append("</li>");
        }
        return list + "</ul>";
    }

    private String emrex(@Nullable String code) {
        String made = code == null
                ? ""
                : "<p class=\"notice\" role=\"status\">" + page.say("emrex.code") + " <strong class=\"code\">" + code
                        + "</strong></p>";
        return card("emrex.title", "emrex.why", made + page.form("/emrex", page.button("emrex.go")));
    }

    private String seen(State state) {
        record Seen(Instant at, String what) {}
        List<Seen> all = Stream.concat(
                        state.visits().stream()
                                .map(visit -> new Seen(
                                        visit.at(),
                                        page.say(
                                                "seen." + visit.kind(),
                                                visit.recipient() == null ? "…" : visit.recipient()))),
                        state.copies().stream().map(at -> new Seen(at, page.say("seen.WALLET"))))
                .sorted(Comparator.comparing(Seen::at).reversed())
                .toList();
        StringBuilder list = new StringBuilder("<h2>" + page.say("seen.title") + "</h2><ul class=\"seen\">");
        for (Seen each : all) {
            list.append("<li><time datetime=\"%s\">%s</time> <span>%s</span></li>"
                    .formatted(each.at(), escape(page.texts().moment(each.at(), zone())), each.what()));
        }
        return list + "</ul>" + (all.isEmpty() ? page.paragraph("seen.none") : "");
    }

    /** Where an offer was, in another language or once more. */
    ResponseEntity<String> wallets(List<WalletOffers.Choice> choices) {
        return page.show(
                200,
                page.texts().text("wallet.title"),
                page.paragraph("wallet.why") + buttons(choices) + page.link("/credential", "back"));
    }

    /** An offer that a wallet can take. */
    ResponseEntity<String> offer(WalletOffers.Offered offer) {
        String link = escape(offer.link());
        String body = "<p class=\"pin\">" + page.say("wallet.pin") + " <strong class=\"code\">" + escape(offer.pin())
                + "</strong></p><div class=\"ways\"><section class=\"card here\"><h2>" + page.say("wallet.here")
                + "</h2><p><a class=\"button\" id=\"offer\" href=\"" + link + "\">" + page.say("wallet.open")
                + "</a></p></section><section class=\"card there\"><h2>" + page.say("wallet.scan") + "</h2>"
                + page.paragraph("wallet.scan.why") + QrSvg.of(offer.link(), page.say("wallet.qr"))
                + "</section></div>"
                + login(offer)
                + page.paragraph("wallet.until", page.texts().moment(offer.expiresAt(), zone()))
                + "<p><a class=\"button\" href=\"" + escape(page.base()) + "/credential\">" + page.say("wallet.done")
                + "</a></p>";
        return page.show(200, page.texts().text("wallet.title"), body);
    }

    /** The same offer for wallets whose learner logs in here. */
    private String login(WalletOffers.Offered offer) {
        if (offer.login() == null) {
            return "";
        }
        return "<details class=\"card\"><summary>" + page.say("wallet.eu") + "</summary>"
                + page.paragraph("wallet.eu.why") + "<p><a class=\"button\" id=\"login-offer\" href=\""
                + escape(offer.login()) + "\">" + page.say("wallet.open") + "</a></p>"
                + QrSvg.of(offer.login(), page.say("wallet.qr")) + "</details>";
    }

    private ZoneId zone() {
        return visitor.achievement().university().zone();
    }
}
