package eu.passerelle.cli;

import eu.passerelle.routes.HubApplication;
import eu.passerelle.routes.config.Configuration;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./hub run}. */
@Command(name = "run", description = "Runs the hub until it is told to stop (Ctrl+C).", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = config.open();
        cutAStopShort();
        try (ConfigurableApplicationContext hub = HubApplication.start(configuration)) {
            CountDownLatch closed = new CountDownLatch(1);
            hub.addApplicationListener(event -> {
                if (event instanceof ContextClosedEvent) {
                    closed.countDown();
                }
            });
            spec.commandLine()
                    .getOut()
                    .println("The hub runs: http://" + configuration.hub().web().host() + ":"
                            + configuration.hub().web().port());
            closed.await();
        }
        return ExitCodes.OK;
    }

    /**
     * A stop lets work under way end, and waits for a database or broker that is away. Whatever is cut off then is where
     * a kill would leave it: in the journal, to be taken up again.
     */
    private static void cutAStopShort() {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> Thread.ofPlatform().daemon().start(() -> {
                    LockSupport.parkNanos(PATIENCE.toNanos());
                    Runtime.getRuntime().halt(ExitCodes.UNREACHABLE);
                })));
    }
}
