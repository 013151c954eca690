package eu.passerelle.delivery.edubadges;

import eu.passerelle.connectors.Delivery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Awards that go into one request: one badge class, one university, no learner twice, since edubadges tells which awards
 * it refused by the learner alone.
 */
record Bundle(String badgeClass, String university, List<Award> awards) {

    static List<Bundle> of(List<Award> awards, int largest) {
        Map<List<String>, List<Award>> alike = new LinkedHashMap<>();
        for (Award award : awards) {
            Delivery delivery = award.delivery();
            alike.computeIfAbsent(
                            List.of(award.badgeClass(), delivery.university().id()), key -> new ArrayList<>())
                    .add(award);
        }
        List<Bundle> bundles = new ArrayList<>();
        alike.forEach((key, group) -> {
            List<Award> left = group;
            while (!left.isEmpty()) {
                Bundle bundle = first(key, left, largest);
                bundles.add(bundle);
                Set<Integer> gone = bundle.awards().stream().map(Award::index).collect(Collectors.toSet());
                left = left.stream()
                        .filter(award -> !gone.contains(award.index()))
                        .toList();
            }
        });
        return bundles;
    }

    private static Bundle first(List<String> key, List<Award> left, int largest) {
        Set<String> learners = new HashSet<>();
        List<Award> chosen = left.stream()
                .filter(award -> learners.add(award.identifier()))
                .limit(largest)
                .toList();
        return new Bundle(key.getFirst(), key.getLast(), chosen);
    }
}
