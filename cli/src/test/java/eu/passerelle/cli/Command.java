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

    /** How a command ended. */
    record Ended(int exit, String out, String error) {}

    static Ended end(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter error = new StringWriter();
        CommandLine command = HubCommand.commandLine();
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(error));
        int exit = command.execute(arguments);
        return new Ended(exit, out.toString(), error.toString());
    }

    /** @return what it printed; it must have ended well */
    static String run(String... arguments) {
        Ended ended = end(arguments);

        assertThat(ended.exit())
                .as(String.join(" ", arguments) + ": " + ended.error())
                .isEqualTo(ExitCodes.OK);
        return ended.out();
    }

    /** What a command that prints JSON printed, however it ended. */
    static JsonNode answer(String... arguments) {
        return JsonMapper.shared().readTree(end(arguments).out());
    }

    /** The same of a command that prints JSON. */
    static JsonNode json(String... arguments) {
        return JsonMapper.shared().readTree(run(arguments));
    }
}
