package eu.passerelle.simulators.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server on loopback that takes every message for every address (SMTP without encryption). What GreenMail cannot
 * do, being down, refusing, hanging, hanging up, is done by a door before it.
 */
public final class MailSimulator implements AutoCloseable {

    private final GreenMail greenMail;
    private final ServerSocket door;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<SmtpDialogue.Fault> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger hangs = new AtomicInteger();
    private volatile boolean down;

    /** @param port 0 for a free one */
    public MailSimulator(int port) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try {
            door = new ServerSocket(port, 200, loopback);
        } catch (IOException e) {
            throw new UncheckedIOException("The simulator cannot listen on port " + port, e);
        }
        ServerSetup setup = new ServerSetup(0, loopback.getHostAddress(), ServerSetup.PROTOCOL_SMTP);
        // a busy machine takes its time
        setup.setServerStartupTimeout(30_000);
        greenMail = new GreenMail(setup);
        greenMail.start();
        threads.execute(this::welcome);
    }

    public String host() {
        return "localhost";
    }

    public int port() {
        return door.getLocalPort();
    }

    /** All messages received, in no promised order. */
    public List<MimeMessage> messages() {
        return List.of(greenMail.getReceivedMessages());
    }

    /** Messages whose Message-ID starts with {@code <} and this text. */
    public List<MimeMessage> messages(String idBegin) {
        List<MimeMessage> found = new ArrayList<>();
        for (MimeMessage message : messages()) {
            try {
                String id = message.getMessageID();
                if (id != null && id.startsWith("<" + idBegin)) {
                    found.add(message);
                }
            } catch (MessagingException e) {
                throw new IllegalStateException("a received message cannot be read", e);
            }
        }
        return found;
    }

    /** A login that the server knows; others are refused with 535. */
    public void know(String user, String password) {
        greenMail.setUser(user, password);
    }

    /** Greets everyone with 421 and hangs up, until told otherwise. */
    public void down(boolean isDown) {
        down = isDown;
    }

    /** The next connection is accepted and never greeted. */
    public void hang() {
        hangs.incrementAndGet();
    }

    /**
     * The next command that starts so is answered with this reply, and does not reach the server.
     *
     * @param command for example {@code RCPT TO}
     * @param reply for example {@code 550 5.1.1 no such mailbox}; empty: the connection ends instead
     */
    public void answer(String command, String reply) {
        faults.add(new SmtpDialogue.Fault(command, reply));
    }

    /** The next message is stored, but the connection ends before that is said. */
    public void dropAfterStoring() {
        faults.add(new SmtpDialogue.Fault(SmtpDialogue.END_OF_MESSAGE, ""));
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
            greenMail.stop();
        }
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                open.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                // closed: that is how the simulator ends
                return;
            }
        }
    }

    private void serve(Socket client) {
        if (hangs.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return;
        }
        try (client) {
            if (down) {
                client.getOutputStream()
                        .write("421 out of order\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                return;
            }
            try (Socket server = new Socket(
                    InetAddress.getLoopbackAddress(), greenMail.getSmtp().getPort())) {
                new SmtpDialogue(client, server, faults).run(threads);
            }
        } catch (IOException e) {
            // one of the two hung up: the dialogue is over, and closing both sides is all there is to do
            open.remove(client);
        }
        open.remove(client);
    }
}
