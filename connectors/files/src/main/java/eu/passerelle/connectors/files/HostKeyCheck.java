package eu.passerelle.connectors.files;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Reachability;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.http.AddressCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The first steps of {@code ./hub check} for an inbox on an SFTP server; shows no credentials. */
final class HostKeyCheck {

    private HostKeyCheck() {}

    static Reachability of(SisContext<? extends FileDropSettings> sis, Sftp sftp) {
        Reachability server =
                new AddressCheck(sis.limits(), sis.allowed(), sis.clock()).server(sftp.host(), sftp.portOrDefault());
        List<CheckStep> steps = new ArrayList<>(server.steps());
        String name = "host key of " + sftp.host() + ":" + sftp.portOrDefault();
        if (server.blockedBy() != null) {
            steps.add(CheckStep.skipped(name, server.blockedBy() + " failed"));
            return new Reachability(steps, server.blockedBy());
        }
        try {
            SftpConnection.requireHostKey(sis, sftp);
            steps.add(CheckStep.ok(name, "the server shows the key of the university's file"));
            return new Reachability(steps, null);
        } catch (HubException e) {
            steps.add(CheckStep.failed(name, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            steps.add(CheckStep.failed(
                    name, String.valueOf(InboxFailure.of(sis, e).getMessage())));
        }
        return new Reachability(steps, name);
    }
}
