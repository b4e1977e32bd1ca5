package io.kaggleingest.account;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:0:1::1, 20010db800000001/64",
        "2001:db8:0:1:ffff:ffff:ffff:ffff, 20010db800000001/64",
        "2001:db8:0:2::1, 20010db800000002/64",
        "::ffff:192.0.2.7, 192.0.2.7"
    })
    void a_client_is_its_address_or_its_ipv6_network(String address, String name) {
        assertEquals(name, ClientAddress.of(address));
    }
}
