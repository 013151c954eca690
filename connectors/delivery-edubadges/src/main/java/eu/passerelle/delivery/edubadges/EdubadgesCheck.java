package eu.passerelle.delivery.edubadges;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.http.HttpAuthentication;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.TargetHttp;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The steps of {@code ./hub check}: reads a bundle that is not there, and each listed badge class; awards nothing. */
record EdubadgesCheck(TargetContext<EdubadgesSettings> target) {

    private static final String ACCEPTED = "edubadges accepts our client";
    private static final String BADGES = "badge classes exist";
    /** More are not asked for in one check. */
    private static final int MOST = 50;

    List<CheckStep> steps() {
        EdubadgesSettings settings = target.settings();
        TargetHttp http = new TargetHttp(target, target.name() + ": ", new HttpAuthentication(null, settings.oauth2()));
        try {
            get(http, "/directaward/bundle/passerelle-check");
        } catch (HubException e) {
            return List.of(
                    CheckStep.failed(ACCEPTED, String.valueOf(e.getMessage())),
                    CheckStep.skipped(BADGES, ACCEPTED + " failed"));
        }
        CheckStep accepted = CheckStep.ok(ACCEPTED, "token given and accepted");
        try {
            return List.of(accepted, badges(http));
        } catch (HubException e) {
            return List.of(accepted, CheckStep.failed(BADGES, String.valueOf(e.getMessage())));
        }
    }

    private CheckStep badges(TargetHttp http) {
        TreeSet<String> listed = new TreeSet<>(target.settings().badgeClasses().values());
        List<String> missing = new ArrayList<>();
        for (String badgeClass : listed.stream().limit(MOST).toList()) {
            if (get(http, "/public/badges/" + badgeClass).status() == 404) {
                missing.add(badgeClass);
            }
        }
        if (listed.isEmpty()) {
            return CheckStep.warning(BADGES, "'badgeClasses' is empty: nothing is awarded until it lists a code");
        }
        return missing.isEmpty()
                ? CheckStep.ok(BADGES, Math.min(MOST, listed.size()) + " of " + listed.size() + " looked at")
                : CheckStep.failed(
                        BADGES, "not in edubadges: " + String.join(", ", missing) + "; correct 'badgeClasses'.");
    }

    private HubHttp.Answer get(TargetHttp http, String path) {
        return http.send(
                () -> HttpRequest.newBuilder(target.settings().address(path)).header("Accept", "application/json"),
                answer -> answer.status() == 404);
    }
}
