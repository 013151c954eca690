package eu.passerelle.cli;

import eu.passerelle.routes.schema.GeneratedFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./hub schema}. */
@Command(
        name = "schema",
        description =
                "For developers: writes config/schema and docs/settings.md from the settings records. Run it after"
                        + " a change of settings, or when a connector came.",
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {

    @Option(
            names = "--repository",
            description = "Root of the sources (default: ${DEFAULT-VALUE}).",
            defaultValue = "${env:PASSERELLE_HOME:-.}")
    private Path repository = Path.of(".");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(repository.resolve("pom.xml"))) {
            throw new ParameterException(
                    spec.commandLine(),
                    repository.toAbsolutePath()
                            + " is not a checkout of Passerelle, whose sources say what each key means;"
                            + " give --repository.");
        }
        PrintWriter out = spec.commandLine().getOut();
        for (Map.Entry<Path, String> file : GeneratedFiles.of(repository).entrySet()) {
            Path path = repository.resolve(file.getKey());
            boolean same = Files.exists(path) && Files.readString(path).equals(file.getValue());
            if (!same) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            out.println((same ? "unchanged  " : "written    ") + path);
        }
        return ExitCodes.OK;
    }
}
