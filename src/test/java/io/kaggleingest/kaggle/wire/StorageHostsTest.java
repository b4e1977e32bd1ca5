package io.kaggleingest.kaggle.wire;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class StorageHostsTest {

    private final StorageHosts hosts = new StorageHosts(List.of(
            "storage.googleapis.com",
            "*.storage.googleapis.com",
            " Files.Example:8443",
            "localhost:9000",
            "127.0.0.1"));

    @ParameterizedTest
    @CsvSource({
        "https://storage.googleapis.com/a?b, true",
        "HTTPS://Storage.GoogleApis.com, true",
        "https://storage.googleapis.com:443/a, true",
        "https://storage.googleapis.com:8443/a, false",
        "http://storage.googleapis.com/a, false",
        "https://bucket.storage.googleapis.com/a, true",
        "https://a.b.storage.googleapis.com/a, true",
        "https://evilstorage.googleapis.com/a, false",
        "https://storage.googleapis.com.evil.example/a, false",
        "https://storage.googleapis.com@evil.example/a, false",
        "https://evil.example/storage.googleapis.com, false",
        "https://files.example:8443/a, true",
        "https://files.example/a, false",
        "http://files.example:8443/a, false",
        "http://localhost:9000/a, true",
        "http://localhost:9001/a, false",
        "http://127.0.0.1/a, true",
        "http://127.0.0.1.evil.example/a, false"
    })
    void are_the_only_ones(String url, boolean allowed) {
        assertEquals(
                allowed, StorageUrl.parse(url).map(hosts::allows).orElse(false).booleanValue());
    }

    @Test
    void are_those_of_kaggle_by_default() {
        StorageHosts kaggles = new StorageHosts(KaggleConfig.STORAGE);

        assertEquals(
                true,
                kaggles.allows(
                        StorageUrl.parse("https://storage.googleapis.com/x").orElseThrow()));
        assertEquals(
                true,
                kaggles.allows(
                        StorageUrl.parse("https://www.kaggleusercontent.com/x").orElseThrow()));
        assertEquals(
                false,
                kaggles.allows(StorageUrl.parse("https://www.kaggle.com/x").orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource({
        "https://h/a%20b?sig=x%2Fy+z&q=|, /a%20b?sig=x%2Fy+z&q=|, a b",
        "https://h, /, ''",
        "https://h?a=/b, /?a=/b, ''",
        "https://h/dir%2Ftrain.csv.zip?a#part, /dir%2Ftrain.csv.zip?a, train.csv.zip",
        "https://h/100%.csv, /100%.csv, 100%.csv"
    })
    void are_asked_for_exactly_what_the_redirect_said(String url, String target, String fileName) {
        StorageUrl parsed = StorageUrl.parse(url).orElseThrow();

        assertEquals(target, parsed.target());
        assertEquals(fileName, parsed.fileName());
    }
}
