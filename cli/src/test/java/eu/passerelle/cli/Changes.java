package eu.passerelle.cli;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.alliance.DemoAlliance;
import eu.passerelle.simulators.alliance.DemoUniversity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was changed in the SIS of every university, and what must come of it.
 *
 * @param superseded ids of credentials that new ones take the place of
 * @param revoked ids of credentials whose results are gone
 * @param made new versions and new results: credentials still to be issued
 */
record Changes(Set<String> superseded, Set<String> revoked, int made) {

    /**
     * Everywhere one correction and one new result; where the SIS tells withdrawals, also one of these and a second new
     * result. A SIS that does not correct in place takes the old result back.
     */
    static Changes everywhere(DemoAlliance alliance, RunningHub hub) {
        Set<String> superseded = new HashSet<>();
        Set<String> revoked = new HashSet<>();
        int made = 0;
        for (DemoUniversity university : alliance.universities()) {
            Campus campus = university.campus();
            List<String> chosen =
                    Expected.delivered(university).stream().limit(2).toList();
            String corrected = hub.delivered(university, chosen.getFirst()).toString();
            campus.correct(chosen.getFirst());
            (university.correctsInPlace() ? superseded : revoked).add(corrected);
            campus.add();
            made += 2;
            if (university.tellsWithdrawal()) {
                revoked.add(hub.delivered(university, chosen.getLast()).toString());
                campus.withdraw(chosen.getLast());
                campus.add();
                made++;
            }
        }
        return new Changes(superseded, revoked, made);
    }
}
