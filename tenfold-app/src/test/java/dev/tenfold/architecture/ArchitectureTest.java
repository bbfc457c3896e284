package dev.tenfold.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the invariants that ARCHITECTURE.md lists, under the same numbers. */
class ArchitectureTest {
  private static final List<String> MODULES = List.of("core", "engine", "adapters", "app");

  /** In the order of the play. */
  private static final List<String> ACTS =
      List.of("gate", "collect", "diagnose", "replay", "plan", "intervene", "verify", "handover");

  private static final Pattern MODULE = Pattern.compile("/tenfold-([a-z]+)/target/");

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.tenfold");

  @Test
  void invariant_1_modules_depend_leftwards_only() {
    for (int module = 0; module < MODULES.size(); module++) {
      List<String> toTheRight = MODULES.subList(module + 1, MODULES.size());
      noClasses()
          .that(inModule(MODULES.get(module)))
          .should()
          .dependOnClassesThat(
              describe(
                  "are in " + toTheRight, dependency -> toTheRight.contains(moduleOf(dependency))))
          .check(OURS);
    }
  }

  @Test
  void invariant_1_no_package_cycles() {
    slices().matching("dev.tenfold.(**)").should().beFreeOfCycles().check(OURS);
  }

  @Test
  void invariant_2_an_act_uses_only_the_results_of_earlier_acts() {
    for (int act = 0; act < ACTS.size(); act++) {
      List<String> earlier = ACTS.subList(0, act);
      String name = ACTS.get(act);
      noClasses()
          .that(resideInAPackage("dev.tenfold." + name + ".."))
          .should()
          .dependOnClassesThat(
              describe(
                  "are of another act, but not the results of " + earlier,
                  other ->
                      !actOf(other).isEmpty()
                          && !actOf(other).equals(name)
                          && !(earlier.contains(actOf(other)) && isResult(other))))
          .check(OURS);
    }
  }

  @Test
  void invariant_3_each_library_has_one_user() {
    onlyIn("..store..", "java.sql..", "javax.sql..", "org.duckdb..");
    onlyIn("..source.otlp..", "com.google.protobuf..", "io.opentelemetry.proto..");
    onlyIn("..web..", "io.helidon..");
    noClasses()
        .that(not(resideInAPackage("..cli..").or(named("dev.tenfold.app.Main"))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(OURS);
  }

  @Test
  void invariant_4_only_main_makes_clocks_and_randomness() {
    noClasses()
        .that(not(named("dev.tenfold.app.Main")))
        .should()
        .callMethodWhere(describe("it reads the time or makes randomness", this::isUnrepeatable))
        .orShould()
        .callConstructor(Random.class)
        .check(OURS);
  }

  @Test
  void invariant_4_only_the_command_line_prints() {
    noClasses()
        .that(not(resideInAPackage("..cli..").or(named("dev.tenfold.app.Main"))))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(OURS);
  }

  @Test
  void invariant_4_core_is_pure() {
    DescribedPredicate<JavaClass> pureCode =
        resideInAnyPackage("java..", "org.jspecify.annotations..").or(inModule("core"));
    classes()
        .that(inModule("core"))
        .should()
        .onlyDependOnClassesThat(
            pureCode.or(resideInAPackage("org.apache.datasketches..")).or(arePrimitive()))
        .check(OURS);
    noClasses()
        .that(inModule("core"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.net..", "java.sql..", "java.util.logging..", "java.nio.file..")
                .or(named("java.io.File")))
        .check(OURS);
    noClasses()
        .that(inModule("core").and(not(resideInAPackage("..sketch.."))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.datasketches..")
        .check(OURS);
  }

  @Test
  void invariant_5_names_say_what_a_class_does() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveNameMatching(".*\\.\\w*Utils?")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveNameMatching(".*[.$](Abstract|Base)[A-Z]\\w*")
        .check(OURS);
  }

  @Test
  void invariant_5_every_package_is_null_marked() {
    TreeSet<String> packages =
        OURS.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
    OURS.stream()
        .filter(type -> type.getSimpleName().equals("package-info"))
        .filter(type -> type.isAnnotatedWith(NullMarked.class))
        .forEach(type -> packages.remove(type.getPackageName()));
    assertThat(packages).as("packages without a @NullMarked package-info").isEmpty();
  }

  @Test
  void the_rules_see_every_module() {
    assertThat(OURS.stream().map(ArchitectureTest::moduleOf)).containsAll(List.of("core", "app"));
  }

  private static void onlyIn(String home, String... libraries) {
    noClasses()
        .that(not(resideInAPackage(home)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries)
        .check(OURS);
  }

  private boolean isUnrepeatable(JavaCall<?> call) {
    AccessTarget.CodeUnitCallTarget target = call.getTarget();
    String owner = target.getOwner().getName();
    boolean noArguments = target.getRawParameterTypes().isEmpty();
    return switch (target.getName()) {
      case "now" -> noArguments && owner.startsWith("java.time.");
      case "system", "systemUTC", "systemDefaultZone" -> owner.equals("java.time.Clock");
      case "currentTimeMillis" -> owner.equals("java.lang.System");
      case "random" -> owner.equals("java.lang.Math");
      case "randomUUID" -> owner.equals("java.util.UUID");
      case "current" -> owner.equals("java.util.concurrent.ThreadLocalRandom");
      default -> false;
    };
  }

  private static DescribedPredicate<JavaClass> inModule(String module) {
    return describe("are in tenfold-" + module, type -> moduleOf(type).equals(module));
  }

  private static DescribedPredicate<JavaClass> named(String name) {
    return describe(
        "are " + name,
        type -> type.getName().equals(name) || type.getName().startsWith(name + "$"));
  }

  private static DescribedPredicate<JavaClass> arePrimitive() {
    return describe("are primitive", type -> type.getBaseComponentType().isPrimitive());
  }

  /** The module whose classes or jar hold this type, or an empty text. */
  private static String moduleOf(JavaClass type) {
    return type.getBaseComponentType()
        .getSource()
        .map(source -> MODULE.matcher(source.getUri().toString()))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .orElse("");
  }

  /** The act whose package or subpackage holds this type, or an empty text. */
  private static String actOf(JavaClass type) {
    return ACTS.stream()
        .filter(act -> (type.getPackageName() + ".").startsWith("dev.tenfold." + act + "."))
        .findFirst()
        .orElse("");
  }

  private static boolean isResult(JavaClass type) {
    return type.isRecord() || type.isEnum() || type.isInterface();
  }
}
