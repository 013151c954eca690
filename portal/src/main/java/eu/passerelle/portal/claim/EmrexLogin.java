package eu.passerelle.portal.claim;

import eu.passerelle.model.Achievement;
import eu.passerelle.portal.emrex.LearnerLogin;
import java.util.List;
import java.util.Optional;

/** Who has come to the page by a link and a second factor gets a code there, and takes that credential along by EMREX. */
public final class EmrexLogin implements LearnerLogin {

    private final ClaimStores stores;

    public EmrexLogin(ClaimStores stores) {
        this.stores = stores;
    }

    @Override
    public Optional<List<Achievement>> results(String university, String code) {
        return stores.codes()
                .find(code)
                .flatMap(stores.achievements()::standing)
                .filter(achievement -> achievement.university().id().equals(university))
                .map(List::of);
    }

    @Override
    public void use(String university, String code) {
        stores.codes().use(code);
    }
}
