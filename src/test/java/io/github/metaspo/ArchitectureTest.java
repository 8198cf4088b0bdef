package io.github.metaspo;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.apache.maven.plugin.AbstractMojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.NullMarked;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

@AnalyzeClasses(packages = "io.github.metaspo", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.metaspo.";

    /** From top to bottom: a layer may use those below it. */
    private static final List<List<String>> LAYERS = List.of(
            List.of("maven.."),
            List.of(
                    "goal.accept..",
                    "goal.adapt..",
                    "goal.check..",
                    "goal.compare..",
                    "goal.evaluate..",
                    "goal.generate..",
                    "goal.optimize..",
                    "goal.report..",
                    "goal.store.."),
            List.of("goal.search.."),
            List.of("goal.summary.."),
            List.of("goal"),
            List.of("goal.progress.."),
            List.of("report.*.."),
            List.of("report"),
            List.of("comparison.."),
            List.of("gate.."),
            List.of("optimize.method"),
            List.of("optimize.round", "optimize.shrink"),
            List.of("optimize.select"),
            List.of("optimize.state"),
            List.of("optimize.demonstrate"),
            List.of("optimize.evaluate"),
            List.of("optimize.propose.llm", "optimize.propose.components"),
            List.of("optimize.propose"),
            List.of("optimize"),
            List.of("lock.."),
            List.of("evaluation.."),
            List.of("statistics.."),
            List.of("scoring.."),
            List.of("model.langchain4j..", "model.llama..", "model.command..", "model.manual..", "model.calls.."),
            List.of("model"),
            List.of("suite.read.."),
            List.of("suite.examples.."),
            List.of("suite.yaml.."),
            List.of("suite"),
            List.of("files.."),
            List.of("api.."));

    /** The most classes that a package holds, nested ones not counted. */
    private static final int LARGEST_PACKAGE = 22;

    @ArchTest
    static void arrowsPointOnlyDownwards(JavaClasses all) {
        var architecture = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (List<String> layer : LAYERS) {
            architecture = architecture
                    .optionalLayer(layer.get(0))
                    .definedBy(layer.stream().map(ROOT::concat).toArray(String[]::new));
        }
        List<String> above = new ArrayList<>();
        for (List<String> layer : LAYERS) {
            architecture = above.isEmpty()
                    ? architecture.whereLayer(layer.get(0)).mayNotBeAccessedByAnyLayer()
                    : architecture.whereLayer(layer.get(0)).mayOnlyBeAccessedByLayers(above.toArray(String[]::new));
            above.add(layer.get(0));
        }
        architecture.check(all);
    }

    @ArchTest
    static final ArchRule providersAreUsedOnlyWhereTheyArePutTogether = noClasses()
            .that()
            .resideOutsideOfPackages(
                    ROOT + "maven..",
                    ROOT + "goal..",
                    ROOT + "model.langchain4j..",
                    ROOT + "model.llama..",
                    ROOT + "model.command..",
                    ROOT + "model.manual..",
                    ROOT + "model.calls..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "model.langchain4j..",
                    ROOT + "model.llama..",
                    ROOT + "model.command..",
                    ROOT + "model.manual..",
                    ROOT + "model.calls..");

    @ArchTest
    static final ArchRule theServiceInterfacesUseNothingElseOfOurs = noClasses()
            .that()
            .resideInAPackage(ROOT + "api..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.github.metaspo..").and(resideOutsideOfPackage(ROOT + "api..")));

    @ArchTest
    static final ArchRule goalsDoNotUseEachOther = slices().matching(ROOT + "goal.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    alwaysTrue(),
                    resideInAnyPackage(ROOT + "goal.search..", ROOT + "goal.summary..", ROOT + "goal.progress.."));

    @ArchTest
    static void packagesAreSmall(JavaClasses all) {
        Map<String, Long> sizes = all.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        assertThat(sizes).allSatisfy((name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(LARGEST_PACKAGE));
    }

    @ArchTest
    static final ArchRule packagesHaveNoCycle =
            slices().matching(ROOT + "(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheGoalsKnowMaven = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "maven..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.maven..", "org.eclipse.aether..");

    @ArchTest
    static final ArchRule onlyItsProviderKnowsLangChain4j = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "model.langchain4j..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.langchain4j..");

    @ArchTest
    static final ArchRule nothingIsPrintedBesideTheLog = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "model.llama..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    /** Hidden characters of texts from outside are escaped there. */
    @ArchTest
    static final ArchRule theLogIsWrittenInOnePlace = noClasses()
            .that()
            .doNotHaveSimpleName("MavenConsole")
            .and()
            .doNotHaveSimpleName("HelpMojo") // generated
            .should()
            .callMethodWhere(target(owner(assignableTo(Log.class))).and(target(nameMatching("debug|info|warn|error"))));

    @ArchTest
    static final ArchRule goalsFailInOnePlace = noClasses()
            .that()
            .doNotHaveSimpleName("AbstractSuiteFilesMojo")
            .and()
            .doNotHaveSimpleName("HelpMojo") // generated
            .should()
            .callConstructorWhere(target(owner(assignableTo(AbstractMojoExecutionException.class))));

    @ArchTest
    static final ArchRule staticsDoNotChange =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static void everyPackageIsInALayer(JavaClasses all) {
        List<String> layers =
                LAYERS.stream().flatMap(List::stream).map(ROOT::concat).toList();
        classes()
                .that()
                .doNotHaveSimpleName("HelpMojo") // generated
                .should()
                .resideInAnyPackage(layers.toArray(String[]::new))
                .check(all);
    }

    @ArchTest
    static void everyPackageHasADescription(JavaClasses all) {
        Set<String> described = all.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        assertThat(described)
                .containsAll(all.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()));
    }

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses all) {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(NullMarked.class)
                .check(all);
    }
}
