package eu.passerelle.cli;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.RetriableException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./hub}. */
@Command(
        name = "hub",
        description = "Passerelle: from student information systems to credentials in learners' wallets.",
        mixinStandardHelpOptions = true,
        version = "Passerelle 0.1.0",
        sortOptions = false,
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            CheckCommand.class,
            PreviewCommand.class,
            CertificateCommand.class,
            VerifyCommand.class,
            ActivateCommand.class,
            VersionsCommand.class,
            DiffCommand.class,
            RollbackCommand.class,
            RetireCommand.class,
            SyncCommand.class,
            StatusCommand.class,
            TransfersCommand.class,
            ShowCommand.class,
            StacksCommand.class,
            RetryCommand.class,
            ClaimCommand.class,
            LearnersCommand.class,
            DecideCommand.class,
            CompletenessCommand.class,
            ReferredCommand.class,
            ReleaseCommand.class,
            RecognitionCommand.class,
            AuditCommand.class,
            SkillsCommand.class,
            BenchCommand.class,
            SchemaCommand.class,
            CommandLine.HelpCommand.class
        },
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  done; nothing needs you",
            "  1  something needs you: a failed step, a failed transfer",
            "  2  the command line cannot be understood",
            "  3  the configuration cannot be used",
            "  4  the hub, a SIS or a target cannot be reached"
        })
public final class HubCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields
    HubCommand() {}

    public static void main(String[] arguments) {
        CommandLog.toStandardError();
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new HubCommand());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            PrintWriter error = command.getErr();
            switch (failure) {
                case ConfigurationInvalid invalid -> {
                    error.println("The configuration cannot be used:");
                    error.println(invalid.getMessage());
                    return ExitCodes.CONFIGURATION;
                }
                case RetriableException unavailable -> {
                    error.println(unavailable.getMessage());
                    return ExitCodes.UNREACHABLE;
                }
                case HubException no -> {
                    error.println(no.getMessage());
                    return ExitCodes.NEEDS_YOU;
                }
                case HubApi.Unreachable unreachable -> {
                    error.println(unreachable.getMessage());
                    return ExitCodes.UNREACHABLE;
                }
                case HubApi.Refused refused -> {
                    error.println(refused.getMessage());
                    return refused.exitCode();
                }
                default -> throw failure;
            }
        });
        return commandLine;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
