package eu.passerelle.portal.claim;

import static eu.passerelle.portal.claim.ClaimPage.escape;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Pages before the learner is in: they say nothing of the credential or of the learner. */
record DoorPages(ClaimPage page) {

    /** @param left null: nothing was wrong yet */
    ResponseEntity<String> birthDate(String token, @Nullable Integer left) {
        String fields = "<fieldset" + described(left) + "><legend>" + page.say("door.born") + "</legend><p id=\"why\">"
                + page.say("door.born.why") + "</p><div class=\"row\">" + number("day", "bday-day", 2)
                + number("month", "bday-month", 2) + number("year", "bday-year", 4) + "</div></fieldset>";
        return page.show(
                left == null ? 200 : 422,
                page.texts().text("door.title"),
                why()
                        + wrong(left)
                        + page.form(
                                "/open/" + token + "?lang=" + page.texts().language(),
                                fields + page.button("door.go")));
    }

    private static String described(@Nullable Integer left) {
        return " aria-describedby=\"" + (left == null ? "" : "alarm ") + "why\"";
    }

    private String number(String name, String purpose, int length) {
        return "<label>%s<input name=\"%s\" inputmode=\"numeric\" autocomplete=\"%s\" maxlength=\"%d\" size=\"%d\" required></label>"
                .formatted(page.say("door." + name), name, purpose, length, length);
    }

    /**
     * The code of a second message.
     *
     * @param sent whether the last one that was asked for was sent
     * @param asked whether one was ever asked for
     */
    ResponseEntity<String> code(String token, boolean sent, boolean asked, @Nullable Integer left) {
        String path = "/open/" + token;
        String language = "?lang=" + page.texts().language();
        StringBuilder body = new StringBuilder(why());
        if (!asked) {
            body.append(page.paragraph("door.code.why"))
                    .append(page.form(path + "/code" + language, page.button("door.code.send")));
        } else {
            body.append(left != null ? wrong(left) : page.notice(sent ? "door.code.sent" : "door.code.many"))
                    .append(page.form(
                            path + language,
                            "<label>" + page.say("door.code")
                                    + "<input name=\"code\" inputmode=\"numeric\" autocomplete=\"one-time-code\""
                                    + " maxlength=\"12\" size=\"8\" required"
                                    + (left == null ? "" : " aria-describedby=\"alarm\"") + "></label>"
                                    + page.button("door.go")))
                    .append(page.form(
                            path + "/code" + language,
                            "<button class=\"quiet\">" + page.say("door.code.again") + "</button>"));
        }
        return page.show(left == null ? 200 : 422, page.texts().text("door.title"), body.toString());
    }

    private String why() {
        return page.paragraph(
                "door.why",
                Objects.requireNonNull(page.university())
                        .organisation()
                        .legalName()
                        .in(page.texts().languages()));
    }

    private String wrong(@Nullable Integer left) {
        return left == null ? "" : page.alarm("door.wrong", left);
    }

    /** @param token of a link whose learner may ask for a new one; null: may not */
    ResponseEntity<String> closed(int status, String key, @Nullable String token) {
        String again = token == null
                ? ""
                : page.form(
                        "/open/" + escape(token) + "/again?lang=" + page.texts().language(),
                        page.button("closed.again") + "<p class=\"small\">" + page.say("closed.again.why") + "</p>");
        return page.show(status, page.texts().text("closed.title"), page.paragraph(key) + again);
    }
}
