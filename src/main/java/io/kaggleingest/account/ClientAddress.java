package io.kaggleingest.account;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

import io.vertx.core.net.SocketAddress;

/** The name under which a client is counted: its address, or for IPv6 its network, since one client has a whole network. */
final class ClientAddress {

    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    static String of(SocketAddress remote) {
        return remote == null || remote.hostAddress() == null ? "unknown" : of(remote.hostAddress());
    }

    /** @param literal an address, not a host's name */
    static String of(String literal) {
        if (literal.indexOf(':') < 0) {
            return literal;
        }
        try {
            InetAddress address = InetAddress.getByName(literal);
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES)) + "/64"
                    : address.getHostAddress();
        } catch (UnknownHostException notAnAddress) {
            return literal;
        }
    }
}
