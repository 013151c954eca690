package eu.passerelle.sis.lti;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.json.IsoDay;
import eu.passerelle.connectors.json.IsoMoment;
import eu.passerelle.connectors.json.JsonFields;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Grade.Outcome;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearnerIdentifier.Kind;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PersonName;
import eu.passerelle.model.Sha256;
import eu.passerelle.sis.lti.LtiSettings.Context;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A result of AGS with its member of NRPS as a completion. */
final class ResultMapper {

    private static final String ESI = "urn:schac:personaluniquecode:int:esi:";

    private final SisContext<LtiSettings> sis;
    private final Context context;
    private final Members members;
    /** That of the course, where somebody tells one. */
    private final @Nullable LocalizedText title;

    ResultMapper(SisContext<LtiSettings> sis, Context context, Members members) {
        this.sis = sis;
        this.context = context;
        this.members = members;
        String course = context.title() == null ? members.course() : context.title();
        this.title = course == null ? null : text(course);
    }

    /** Line item and user, hashed: addresses of platforms may hold a user's number. */
    static String key(URI lineItem, String user) {
        return "ags:" + Sha256.key(lineItem + "\u001f" + user);
    }

    /** All results of one line item. */
    static String scope(URI lineItem) {
        return "lineitem:" + Sha256.key(lineItem.toString());
    }

    /** Empty for what is not graded, and for results of others than learners. */
    Optional<Completion> completion(String key, JsonNode lineItem, JsonRecord result) {
        String score = result.text(ResultFields.SCORE);
        String user = result.text(ResultFields.USER);
        if (user == null) {
            throw new MalformedRecord("The result names no user.");
        }
        if (score == null) {
            return Optional.empty();
        }
        JsonRecord member = members.byUser().get(user);
        if (member == null) {
            throw new MalformedRecord("The platform does not show the result's user among the members of the course.");
        }
        if (!isLearner(member)) {
            return Optional.empty();
        }
        return Optional.of(new Completion(
                new CompletionKey(sis.university().id(), key),
                learner(member, user),
                context.code(),
                title(lineItem),
                Completion.State.FINAL,
                grade(score, result),
                null,
                day(lineItem, result),
                null,
                null,
                null,
                null));
    }

    /** Roles are written out or short; a member without any is taken for a learner. */
    private static boolean isLearner(JsonRecord member) {
        JsonNode roles = member.get(ResultFields.ROLES);
        if (!roles.isArray() || roles.isEmpty()) {
            return true;
        }
        for (JsonNode role : roles) {
            String name = JsonFields.text(role);
            if (name != null && (isShort(name, "Learner") || isShort(name, "Student"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isShort(String role, String name) {
        int before = role.length() - name.length() - 1;
        return role.endsWith(name) && (before < 0 || role.charAt(before) == '#' || role.charAt(before) == '/');
    }

    private Learner learner(JsonRecord member, String user) {
        String given = PersonName.joined(member.text(ResultFields.GIVEN), member.text(ResultFields.MIDDLE));
        String family = member.text(ResultFields.FAMILY);
        String whole = member.text(ResultFields.NAME);
        if (given.isEmpty() && family == null) {
            if (whole == null) {
                throw new MalformedRecord("The platform tells no name of the result's user: it must share names with"
                        + " the hub (privacy setting of the tool).");
            }
            given = whole;
        }
        List<LearnerIdentifier> identifiers = new ArrayList<>();
        String issuer = sis.university().organisation().schacDomain();
        String sourced = member.text(ResultFields.SOURCED_ID);
        if (sourced != null) {
            boolean isEsi = sourced.toLowerCase(Locale.ROOT).startsWith(ESI);
            identifiers.add(new LearnerIdentifier(isEsi ? Kind.ESI : Kind.LOCAL, sourced, isEsi ? null : issuer));
        }
        // not the university's number: only this platform knows the user by it
        identifiers.add(new LearnerIdentifier(
                Kind.LOCAL, user, sis.settings().auth().token().getHost()));
        String email = member.text(ResultFields.EMAIL);
        if (email != null) {
            identifiers.add(new LearnerIdentifier(Kind.EMAIL, email, null));
        }
        return new Learner(List.of(PersonName.of(given, family == null ? "" : family)), null, identifiers);
    }

    private LocalizedText title(JsonNode lineItem) {
        if (title != null) {
            return title;
        }
        String label = JsonFields.text(lineItem, "label");
        return text(label == null ? context.code() : label);
    }

    private LocalizedText text(String text) {
        return LocalizedText.of(sis.university().languages().getFirst(), text);
    }

    /** {@code resultMaximum} is 1 where it is not given; a score above it is extra credit. */
    private Grade grade(String raw, JsonRecord result) {
        BigDecimal score = JsonFields.decimal(result.get(ResultFields.SCORE))
                .filter(value -> value.signum() >= 0)
                .orElseThrow(() -> new MalformedRecord("The result's resultScore is no number from 0."));
        BigDecimal maximum = result.has(ResultFields.MAXIMUM)
                ? JsonFields.decimal(result.get(ResultFields.MAXIMUM))
                        .filter(value -> value.signum() > 0)
                        .orElseThrow(() -> new MalformedRecord("The result's resultMaximum is no number above 0."))
                : BigDecimal.ONE;
        BigDecimal share = sis.settings().passShare();
        Outcome outcome = share == null
                ? Outcome.UNKNOWN
                : score.compareTo(maximum.multiply(share)) >= 0 ? Outcome.PASSED : Outcome.FAILED;
        return new Grade(raw, sis.settings().scaleName(), outcome);
    }

    /** AGS dates no result: some platforms add a {@code timestamp}, else the line item's end, else the course's. */
    private LocalDate day(JsonNode lineItem, JsonRecord result) {
        String text = Optional.ofNullable(result.text(ResultFields.TIMESTAMP))
                .orElse(JsonFields.text(lineItem, "endDateTime"));
        LocalDate day = text == null ? context.ended() : day(text);
        if (day == null) {
            throw new MalformedRecord("Neither the result nor its line item has a day: give the line item an"
                    + " endDateTime, or the context an 'ended' in the settings.");
        }
        return day;
    }

    private @Nullable LocalDate day(String text) {
        try {
            return IsoDay.of(IsoMoment.of(text), sis.university().zone());
        } catch (DateTimeException e) {
            throw new MalformedRecord("The day of the result or its line item is no date with time and offset.", e);
        }
    }
}
