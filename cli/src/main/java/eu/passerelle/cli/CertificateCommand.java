package eu.passerelle.cli;

import eu.passerelle.credentials.certificate.TemplateInvalid;
import eu.passerelle.routes.Workbench;
import eu.passerelle.routes.certificates.CertificateSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./hub certificate}. */
@Command(
        name = "certificate",
        description = "Draws a sample of a university's certificates with invented data, by its template as it is now;"
                + " the SIS is not asked, and no hub need run.",
        mixinStandardHelpOptions = true)
final class CertificateCommand implements Callable<Integer> {

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Parameters(paramLabel = "<university>", description = "Id of the university, the name of its file.")
    private String university = "";

    @Option(
            names = {"-o", "--out"},
            paramLabel = "<file>",
            description = "Where to write, .png or .pdf (default: certificate-<university>.png).")
    private @Nullable Path out;

    @Option(
            names = "--language",
            paramLabel = "<code>",
            description = "For example fi (default: the university's first language).")
    private @Nullable String language;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path file = out == null ? Path.of("certificate-" + university + ".png") : out;
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(".png") && !name.endsWith(".pdf")) {
            throw new ParameterException(spec.commandLine(), "'" + file + "' must end with .png or .pdf.");
        }
        if (language != null && !language.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
            throw new ParameterException(spec.commandLine(), "'" + language + "' is no language, for example 'fi'.");
        }
        try {
            CertificateSample sample = new Workbench(config.sketch(university)).certificate(university);
            String shown = language == null ? sample.language() : language;
            Files.write(file, name.endsWith(".pdf") ? sample.pdf(shown) : sample.picture(shown));
            spec.commandLine().getOut().println(file.toAbsolutePath() + ": " + sample.told());
            return ExitCodes.OK;
        } catch (TemplateInvalid e) {
            spec.commandLine().getErr().println("The certificate of " + university + " cannot be drawn:");
            e.problems().forEach(spec.commandLine().getErr()::println);
            return ExitCodes.CONFIGURATION;
        } catch (IOException e) {
            spec.commandLine()
                    .getErr()
                    .println("'" + file.toAbsolutePath() + "' cannot be written ("
                            + e.getClass().getSimpleName()
                            + "); give --out a file in a folder that is there and may be written to.");
            return ExitCodes.NEEDS_YOU;
        }
    }
}
