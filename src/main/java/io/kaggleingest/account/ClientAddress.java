package io.kaggleingest.account;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

import io.vertx.core.net.SocketAddress;

/** The name under which a client is counted: its address, or for IPv6 its network, since one client has a whole network. */
public final class ClientAddress {

    private static final int NETWORK_BYTES = 8;
    private static final int SIGN_UP_BYTES_4 = 3;
    private static final int SIGN_UP_BYTES_6 = 7;

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

    /** The /24 of an IPv4 address or the /56 of an IPv6 one: what one customer of a provider usually has, and more. */
    public static String network(SocketAddress remote) {
        return remote == null || remote.hostAddress() == null ? "unknown" : network(remote.hostAddress());
    }

    static String network(String literal) {
        try {
            byte[] address = InetAddress.getByName(literal).getAddress();
            int bytes = address.length == 4 ? SIGN_UP_BYTES_4 : SIGN_UP_BYTES_6;
            return HexFormat.of().formatHex(Arrays.copyOf(address, bytes)) + "/" + bytes * 8;
        } catch (UnknownHostException notAnAddress) {
            return literal;
        }
    }
}
