package io.kaggleingest.web;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;

/** Takes what callers send literally: a number is no string, and nothing may follow the object. */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

    private static final CoercionInputShape[] OTHER_SCALARS = {
        CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean, CoercionInputShape.String
    };

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        for (CoercionInputShape shape : OTHER_SCALARS) {
            refuse(mapper, LogicalType.Textual, shape, CoercionInputShape.String);
            refuse(mapper, LogicalType.Integer, shape, CoercionInputShape.Integer);
            refuse(mapper, LogicalType.Boolean, shape, CoercionInputShape.Boolean);
        }
    }

    private static void refuse(
            ObjectMapper mapper, LogicalType type, CoercionInputShape shape, CoercionInputShape allowedShape) {
        if (shape != allowedShape) {
            mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
        }
    }
}
