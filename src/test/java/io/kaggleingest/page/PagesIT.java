package io.kaggleingest.page;

import java.util.List;
import java.util.UUID;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

import io.kaggleingest.FreshFolder;
import io.kaggleingest.account.SignedUp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The packaged service as a person with a browser meets it, in an application apart from that of the documentation. */
@QuarkusIntegrationTest
@WithTestResource(value = FreshFolder.class, initArgs = @ResourceArg(name = "of", value = "visitors"))
class PagesIT {

    private static final int MOST_BYTES = 300_000;
    private static final String PASSWORD = "correct horse battery";

    private Browser browser;

    @BeforeAll
    static void needs_chromium() {
        boolean there = Browser.isThere();
        if (!there) {
            System.err.println("PagesIT is skipped: there is no " + Browser.CHROMIUM + " with " + Browser.DRIVER
                    + " (Debian: apt-get install chromium chromium-driver)");
        }
        Assumptions.assumeTrue(there, "Chromium and its driver are not installed");
    }

    @BeforeEach
    void open_a_browser() {
        browser = Browser.at("http://localhost:" + RestAssured.port);
    }

    @AfterEach
    void close_it() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void a_link_in_the_box_is_all_it_takes_to_the_key_facts() {
        browser.open("/");
        browser.see("#examples li");
        assertPageIsSound("box");

        browser.type("#url", "https://www.kaggle.com/competitions/hut-guestbook-topics" + Keys.ENTER);

        browser.see("#facts dl dd");
        assertEquals("/competitions/hut-guestbook-topics", browser.path());
        assertFalse(browser.shows("#fetching"));
        browser.see("#ladder");
        assertPageIsSound("resource");
    }

    @Test
    void who_signs_up_sees_the_key_once_and_gets_a_text_after_its_price_was_told() {
        keepTitanic();
        String key = signUp("reader");
        assertTrue(key.matches("ki_[0-9A-Za-z]{32}"), key);
        assertPageIsSound("dashboard-new");
        browser.click("#secret-ways button:last-child");
        assertFalse(browser.shows("#secret"));
        assertFalse(browser.run("return document.body.innerHTML").toString().contains(key));

        browser.open("/competitions/titanic");
        browser.see("#plan strong");
        assertEquals("Get the text for 1 credit", browser.read("#get"));
        browser.run("document.getElementById('budget').value = 40;"
                + "document.getElementById('budget').dispatchEvent(new Event('input', {bubbles: true}))");
        browser.hear("#budget-said", "at most");
        browser.hear("#plan summary", "What is left out");
        browser.hear("#balance", "You have 10 credits");
        browser.click("#get");
        browser.hear("#document .paper", "Key facts");
        browser.hear("#balance", "You have 9 credits");
        browser.click(".map li:first-child button");
        assertEquals("Key facts", browser.run("return document.activeElement.textContent"));
        assertPageIsSound("text");

        browser.open("/dashboard");
        browser.hear("#ledger tbody", "competition/titanic");
        browser.see("#usage-chart");
        assertPageIsSound("dashboard");
    }

    @Test
    void a_key_is_made_used_and_revoked_and_the_password_changed() {
        String email = email("keeper");
        signUp("keeper", email);
        browser.type("#key-name", "laptop");
        browser.click("#new-key [value=account]");
        browser.click("#new-key button");
        browser.hear("#keys tbody", "laptop");
        String laptop = browser.read("#secret");
        assertEquals(
                200, new SignedUp(email, laptop).request().get("/api/usage").statusCode());

        String revoke = "#keys button[aria-label^='Revoke laptop']";
        browser.click(revoke);
        browser.hear(revoke, "for good");
        browser.click(revoke);
        browser.hear("#notice", "is revoked");
        assertEquals(
                403, new SignedUp(email, laptop).request().get("/api/usage").statusCode());

        browser.type("#old-password", "a wrong one");
        browser.type("#next-password", "another horse battery");
        browser.click("#change-password button");
        browser.hear("#notice", "password");
        browser.type("#old-password", PASSWORD);
        browser.type("#next-password", "another horse battery");
        browser.click("#change-password button");
        browser.hear("#notice", "The password is changed");

        browser.click("#end-sessions");
        browser.hear("#notice", "All sessions have ended");
        browser.type("#email", email);
        browser.type("#password", PASSWORD + Keys.ENTER);
        browser.hear("#notice", "Invalid email or password");
        browser.type("#email", email);
        browser.type("#password", "another horse battery" + Keys.ENTER);
        browser.hear("#who", email);
        browser.complaints();
    }

    @Test
    void who_has_no_credits_left_is_told_what_is_free() {
        String key = signUp("poor");
        for (int i = 0; i < 10; i++) {
            spend(key);
        }

        browser.open("/dashboard");
        browser.hear("#empty", "used up");
        browser.open("/competitions/titanic");
        browser.hear("#balance", "too few");
        assertFalse(browser.see("#get").isEnabled());
        browser.see("#facts dl dd");
        assertPageIsSound("out-of-credits");
    }

    private static void spend(String key) {
        new SignedUp("", key)
                .request()
                .header("Prefer", "wait=60")
                .get("/api/competitions/titanic?format=md")
                .then()
                .statusCode(200)
                .header("X-Credits-Cost", "1");
    }

    @Test
    void a_wrong_name_has_a_way_on() {
        new SignedUp("", SignedUp.anew().key())
                .request()
                .header("Prefer", "wait=60")
                .get("/api/competitions/titanic");

        keepTitanic();
        browser.open("/competitions/titanicc");
        browser.hear("#notice", "Check the spelling");
        browser.hear("#suggested", "Titanic");
        assertPageIsSound("wrong-name");
        browser.open("/?query=titanic+ship");
        browser.hear("#found", "Titanic");
        browser.open("/competitions/not%20a%20name");
        browser.hear("#notice", "names no competition");
        browser.complaints();
    }

    @Test
    void all_of_it_can_be_reached_without_a_mouse() {
        signUpByKeyboard();

        browser.open("/datasets/portlab/harbour-weather-hourly");
        browser.see("#plan strong");
        browser.tabTo("#budget");
        browser.press(Keys.HOME);
        browser.hear("#budget-said", "500 tokens at most");
        browser.tabTo("#get");
        browser.press(Keys.ENTER);
        browser.see("#document .paper");
        browser.tabTo(".map li:first-child button");
        browser.press(Keys.ENTER);
        assertEquals("Key facts", browser.run("return document.activeElement.textContent"));
    }

    private void signUpByKeyboard() {
        browser.open("/dashboard");
        browser.see("#sign-up");
        browser.press(Keys.TAB);
        assertEquals("To the content", browser.run("return document.activeElement.textContent"));
        browser.tabTo("#new-email");
        browser.press(email("keys"), Keys.TAB, PASSWORD, Keys.ENTER);
        browser.see("#secret");
    }

    @Test
    void swagger_ui_takes_a_key_and_makes_a_call() {
        String key = SignedUp.anew().key();
        browser.open("/q/swagger-ui/");
        browser.click(".swagger-ui .btn.authorize");
        browser.type(".auth-container input", key);
        browser.click(".auth-btn-wrapper .authorize");
        browser.click(".auth-btn-wrapper .btn-done");
        browser.click("[id$='getAccount'] .opblock-summary-control");
        browser.click("[id$='getAccount'] .execute");

        browser.hear("[id$='getAccount'] .live-responses-table", "\"tier\": \"free\"");
        assertEquals(List.of(), browser.complaints());
        assertEquals(List.of(), browser.strangers());
        browser.open("/q/swagger-ui/");
        browser.see(".swagger-ui .btn.authorize.unlocked");
    }

    /** By somebody with a key: only three fetches an hour are begun from a page without one, and other tests want them. */
    private static void keepTitanic() {
        SignedUp.anew()
                .request()
                .header("Prefer", "wait=60")
                .get("/api/competitions/titanic")
                .then()
                .statusCode(200);
    }

    private String signUp(String name) {
        return signUp(name, email(name));
    }

    private String signUp(String name, String email) {
        browser.open("/dashboard");
        browser.type("#new-email", email);
        browser.type("#new-password", PASSWORD + Keys.ENTER);
        String key = browser.read("#secret");
        browser.hear("#who", email);
        browser.hear("#keys tbody", "login");
        return key;
    }

    private static String email(String name) {
        return name + UUID.randomUUID() + "@example.com";
    }

    /** No error, nobody else asked, small, without barriers; photographed for somebody to look at. */
    private void assertPageIsSound(String name) {
        assertEquals(List.of(), browser.complaints());
        assertEquals(List.of(), browser.strangers());
        assertTrue(browser.bytes() < MOST_BYTES, () -> name + " has " + browser.bytes() + " bytes");
        browser.photograph(name);
        browser.resize(390, 844);
        assertEquals(0, browser.overhang(), name + " is wider than a phone");
        browser.resize(1280, 900);
        assertEquals(List.of(), browser.barriers());
    }
}
