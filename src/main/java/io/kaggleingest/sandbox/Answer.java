package io.kaggleingest.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an operation answers with. */
sealed interface Answer {

    record Json(ObjectNode body) implements Answer {}

    record Redirect(String location) implements Answer {}

    record Attachment(String name, String contentType, byte[] bytes) implements Answer {}
}
