package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./hub ...} in the test's own process. */
final class Command {

    private Command() {}

    /** @return what it printed; it must have ended well */
    static String run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter error = new StringWriter();
        CommandLine command = HubCommand.commandLine();
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(error));

        int exit = command.execute(arguments);

        assertThat(exit).as(String.join(" ", arguments) + ": " + error).isEqualTo(ExitCodes.OK);
        return out.toString();
    }

    /** The same of a command that prints JSON. */
    static JsonNode json(String... arguments) {
        return JsonMapper.shared().readTree(run(arguments));
    }
}
