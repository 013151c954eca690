package eu.passerelle.verify;

import eu.passerelle.seal.jose.Finding;
import java.util.ArrayList;
import java.util.List;

/** How a seal that does not hold is told. */
final class JoseSeals {

    private JoseSeals() {}

    /** A key that could not be looked for leaves the seal unjudged; anything else breaks it. */
    static void refused(List<Finding> findings, KeySearch keys, Findings out) {
        List<String> details =
                new ArrayList<>(findings.stream().map(Finding::message).toList());
        details.addAll(keys.obstacles());
        boolean key = findings.stream().allMatch(finding -> finding.rule().equals("key"));
        if (key && !keys.obstacles().isEmpty()) {
            out.open(Check.SEAL, "key", details);
        } else {
            out.failed(Check.SEAL, key ? "wrong" : "broken", details);
        }
    }
}
