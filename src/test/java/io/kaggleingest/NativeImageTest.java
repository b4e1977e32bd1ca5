package io.kaggleingest;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Singleton;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.junit.jupiter.api.Test;

import io.kaggleingest.load.BoundedCache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a native executable needs and a JVM does not, as far as it can be seen without building one. */
class NativeImageTest {

    private static final JavaClasses PRODUCT =
            new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("io.kaggleingest");

    private static final List<Class<? extends Annotation>> NORMAL_SCOPES =
            List.of(ApplicationScoped.class, RequestScoped.class);

    /** The framework asks for instances of these while it builds, unless a proxy stands for them. */
    private static final List<Class<? extends Annotation>> CALLBACKS =
            List.of(ServerRequestFilter.class, ServerResponseFilter.class, ServerExceptionMapper.class);

    /** Their users take what they find by a name at run time, which nobody sees while the executable is built. */
    private static final Set<String> LOADS_BY_NAME = Set.of(
            "java.lang.Class.forName",
            "java.lang.ClassLoader.loadClass",
            "java.util.ServiceLoader.load",
            "java.security.Security.addProvider",
            "java.security.Security.insertProviderAt",
            "io.vertx.core.eventbus.EventBus.registerCodec",
            "io.vertx.core.eventbus.EventBus.registerDefaultCodec",
            "javax.xml.stream.XMLInputFactory.newInstance",
            "javax.xml.stream.XMLInputFactory.newFactory",
            "javax.xml.parsers.DocumentBuilderFactory.newInstance",
            "javax.xml.parsers.SAXParserFactory.newInstance");

    /** Rooms of a run from source, which is never native. */
    private static boolean isOfARunFromSource(JavaClass type) {
        return type.getPackageName().matches("io\\.kaggleingest\\.(database|sandbox)(\\..*)?")
                || type.getSimpleName().equals("FromSource");
    }

    private static Stream<JavaClass> product() {
        return PRODUCT.stream().filter(type -> !isOfARunFromSource(type));
    }

    @Test
    void a_bean_that_may_be_made_at_build_time_holds_no_configuration() {
        List<String> wrong = product()
                .filter(NativeImageTest::mayBeMadeAtBuildTime)
                .filter(NativeImageTest::holdsConfiguration)
                .map(JavaClass::getName)
                .sorted()
                .toList();

        assertEquals(List.of(), wrong, "Give them @ApplicationScoped, or they keep the configuration of the build");
    }

    @Test
    void classes_are_loaded_by_name_in_one_place_only() {
        List<String> wrong = product()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> LOADS_BY_NAME.contains(target(call)))
                .map(JavaMethodCall::getDescription)
                .sorted()
                .toList();

        assertEquals(List.of(), wrong, "A native executable has only classes that are registered");
        assertEquals(
                List.of(BoundedCache.class.getName()),
                product()
                        .filter(NativeImageTest::registersOthers)
                        .map(JavaClass::getName)
                        .toList());
    }

    @Test
    void files_of_the_package_are_looked_for_where_the_executable_keeps_them() {
        List<String> readers = product()
                .filter(type -> type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getName().startsWith("getResource")
                                && call.getTargetOwner().isAssignableTo(ClassLoader.class)))
                .map(JavaClass::getName)
                .sorted()
                .toList();

        // Both look below META-INF, whose resources and documents Quarkus keeps by itself.
        assertEquals(List.of("io.kaggleingest.page.PageFile", "io.kaggleingest.web.RouteMeterFilter"), readers);
        assertTrue(product().count() > 300);
    }

    private static boolean mayBeMadeAtBuildTime(JavaClass type) {
        boolean callback =
                type.getMethods().stream().anyMatch(method -> CALLBACKS.stream().anyMatch(method::isAnnotatedWith));
        boolean library = type.getAllRawInterfaces().stream()
                .anyMatch(face -> !face.getPackageName().startsWith("java.")
                        && !face.getPackageName().startsWith("io.kaggleingest"));
        return NORMAL_SCOPES.stream().noneMatch(type::isAnnotatedWith)
                && (type.isAnnotatedWith(Singleton.class) || callback || library);
    }

    private static boolean holdsConfiguration(JavaClass type) {
        return type.getFields().stream()
                .anyMatch(field -> field.isAnnotatedWith(ConfigProperty.class)
                        || field.getRawType().isAnnotatedWith(ConfigMapping.class));
    }

    private static boolean registersOthers(JavaClass type) {
        return type.isAnnotatedWith(RegisterForReflection.class)
                && has(type.getAnnotationOfType(RegisterForReflection.class));
    }

    private static boolean has(RegisterForReflection registered) {
        return registered.classNames().length + registered.targets().length > 0;
    }

    private static String target(JavaMethodCall call) {
        return call.getTargetOwner().getName() + "." + call.getName();
    }
}
