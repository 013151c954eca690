package eu.passerelle.credentials.elmo;

import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.CredentialRenderer;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import java.util.List;

/** Writes one achievement as a transcript in ELMO 2.1.1, which has no place for holder keys and status lists. */
public final class ElmoRenderer implements CredentialRenderer {

    /** Name of the format. */
    public static final String FORMAT = "elmo";

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public Credential render(Achievement achievement, Binding binding) {
        return new Credential(
                achievement.credentialId(),
                FORMAT,
                ElmoTranscript.MEDIA_TYPE,
                ElmoTranscript.write(List.of(achievement)));
    }
}
