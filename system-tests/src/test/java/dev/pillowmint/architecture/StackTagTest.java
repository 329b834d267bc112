package dev.pillowmint.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.pillowmint.localstack.TestStack;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Tags;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the edges carry the tag that names them. */
class StackTagTest {

  @ParameterizedTest
  @ValueSource(strings = {"intake-service", "decision-service", "followup-service", "system-tests"})
  void shouldTagEveryTestThatUsesTheStack(String module) {
    List<JavaClass> tests =
        new ClassFileImporter()
            .importPath(Path.of("..", module, "target", "test-classes")).stream()
                .filter(
                    c ->
                        c.getSimpleName().endsWith("Test")
                            && !c.getSimpleName().equals("StackTagTest"))
                .filter(StackTagTest::usesTheStack)
                .toList();

    assertThat(tests).isNotEmpty().allMatch(StackTagTest::isTagged, "carries @Tag(\"stack\")");
  }

  private static boolean usesTheStack(JavaClass test) {
    return test.getTransitiveDependenciesFromSelf().stream()
        .anyMatch(d -> d.getTargetClass().isEquivalentTo(TestStack.class));
  }

  private static boolean isTagged(JavaClass test) {
    return Stream.concat(
            test.tryGetAnnotationOfType(Tag.class).stream(),
            test.tryGetAnnotationOfType(Tags.class).stream().flatMap(t -> Stream.of(t.value())))
        .anyMatch(t -> t.value().equals("stack"));
  }
}
