package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.AccessRules;
import eu.passerelle.dashboard.access.Role;
import java.util.HashMap;
import java.util.Map;

/**
 * Programs with a token of their own: one for each role at each of two universities, one that sees all and may try again at
 * one of them, one of a university that is read no more, and one that may nothing.
 */
final class SamplePeople {

    static final String HERE = "here";
    static final String THERE = "there";
    static final String GUEST = "guest";
    static final String OVERSEER = "overseer";
    static final String LEAVER = "leaver";

    private SamplePeople() {}

    /** Name, which is the token too. */
    static String staff(String university, Role role) {
        return university + "-" + role.word();
    }

    static Map<String, String> tokens() {
        Map<String, String> tokens = new HashMap<>();
        tokens.put(GUEST, GUEST);
        tokens.put(OVERSEER, OVERSEER);
        tokens.put(LEAVER, LEAVER);
        for (Role role : Role.values()) {
            tokens.put(staff(HERE, role), staff(HERE, role));
            tokens.put(staff(THERE, role), staff(THERE, role));
        }
        return tokens;
    }

    static AccessRules rules() {
        StringBuilder csv = new StringBuilder("who,university,roles\n");
        for (Role role : Role.values()) {
            csv.append("token:%s,here,%s\n".formatted(staff(HERE, role), role.word()));
            csv.append("token:%s,there,%s\n".formatted(staff(THERE, role), role.word()));
        }
        csv.append("token:overseer,*,view\ntoken:overseer,here,retry\n");
        csv.append("token:leaver,gone,retry\n");
        csv.append("person:olga.operator@passerelle.example,*,administer\n");
        csv.append("group:twente-it,twente,view retry configure\n");
        csv.append("person:rob.registrar@twente.example,twente,recognise view-payload\n");
        csv.append("person:timo.tuki@tampere.example,tampere,view retry configure administer\n");
        return AccessRules.parse(csv.toString());
    }
}
