package eu.passerelle.cli;

import eu.passerelle.routes.EmbeddedBroker;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A broker in a process of its own: directory, address to listen on. */
final class BrokerProcess {

    private BrokerProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (EmbeddedBroker broker = new EmbeddedBroker(Path.of(arguments[0]), arguments[1])) {
            new CountDownLatch(1).await();
        }
    }
}
