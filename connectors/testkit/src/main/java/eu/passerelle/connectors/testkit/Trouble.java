package eu.passerelle.connectors.testkit;

import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.elmo.SftpSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a simulated SIS is put out of order. */
public interface Trouble {

    /** Makes the SIS fail until {@link #heal}. */
    void breakDown();

    void heal();

    /** The SIS accepts the next request and never answers. */
    void hang();

    /** False where nothing can hang. */
    default boolean hangs() {
        return true;
    }

    static Trouble of(SimulatedServer server) {
        return new Trouble() {
            @Override
            public void breakDown() {
                server.down(true);
            }

            @Override
            public void heal() {
                server.down(false);
            }

            @Override
            public void hang() {
                server.hang();
            }
        };
    }

    static Trouble of(SftpSimulator server) {
        return new Trouble() {
            @Override
            public void breakDown() {
                server.down(true);
            }

            @Override
            public void heal() {
                server.down(false);
            }

            @Override
            public void hang() {
                server.hang();
            }
        };
    }

    /** A share that is not mounted. */
    static Trouble ofShare(Path directory) {
        Path elsewhere = directory.resolveSibling("unmounted");
        return new Trouble() {
            @Override
            public void breakDown() {
                move(directory, elsewhere);
            }

            @Override
            public void heal() {
                move(elsewhere, directory);
            }

            @Override
            public void hang() {
                throw new UnsupportedOperationException("a directory does not hang");
            }

            @Override
            public boolean hangs() {
                return false;
            }

            private void move(Path from, Path to) {
                try {
                    Files.move(from, to);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}
