package spiral.queue.worker;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// The name of this machine.
final class Host {
    private Host() {}

    static String name() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
