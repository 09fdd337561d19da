package org.imisconnect.architecture;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes a public type and what of it others can reach, one line each, sorted. */
final class PublicFace {
  private static final Set<String> GIVEN = Set.of("equals", "hashCode", "toString");

  private PublicFace() {}

  /** Whether others may use a type: public, as all that it stands in, and not internal. */
  static boolean isOpen(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
      if (!Modifier.isPublic(at.getModifiers()) || at.isAnonymousClass() || at.isLocalClass()) {
        return false;
      }
    }
    return !(type.getPackageName() + ".").contains(".internal.");
  }

  static String of(Class<?> type) {
    TreeSet<String> lines = new TreeSet<>();
    for (Field field : type.getDeclaredFields()) {
      if (isReachable(field)) {
        lines.add("  " + words(field) + name(field.getGenericType()) + " " + field.getName());
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isReachable(constructor) && !type.isRecord()) {
        lines.add("  new(" + names(constructor.getGenericParameterTypes()) + ")");
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isReachable(method) && !isGiven(type, method)) {
        lines.add("  " + words(method) + signature(method));
      }
    }
    return head(type)
        + "\n"
        + lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static boolean isReachable(Member member) {
    int modifiers = member.getModifiers();
    return !member.isSynthetic()
        && (Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers));
  }

  private static boolean isGiven(Class<?> type, Method method) {
    boolean ofEnum = type.isEnum() && Set.of("values", "valueOf").contains(method.getName());
    boolean ofRecord =
        type.isRecord()
            && method.getParameterCount() == 0
            && Arrays.stream(type.getRecordComponents())
                .anyMatch(component -> component.getName().equals(method.getName()));
    return ofEnum || ofRecord || GIVEN.contains(method.getName());
  }

  private static String head(Class<?> type) {
    String kind =
        type.isRecord()
            ? "record"
            : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
    String sealed = type.isSealed() ? "sealed " : "";
    boolean open = kind.equals("class") && !Modifier.isFinal(type.getModifiers());
    String components = type.isRecord() ? "(" + components(type) + ")" : "";
    String parent =
        kind.equals("class") && type.getSuperclass() != Object.class
            ? " extends " + type.getSuperclass().getSimpleName()
            : "";
    String interfaces = names(type.getGenericInterfaces());
    String implemented = interfaces.isEmpty() ? "" : " : " + interfaces;
    String name = type.getName().substring("org.imisconnect.".length());
    return (open ? "open " : sealed) + kind + " " + name + components + parent + implemented;
  }

  private static String components(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    return Arrays.stream(components)
        .map(component -> name(component.getGenericType()) + " " + component.getName())
        .collect(Collectors.joining(", "));
  }

  private static String signature(Method method) {
    String thrown = names(method.getGenericExceptionTypes());
    return name(method.getGenericReturnType())
        + " "
        + method.getName()
        + "("
        + names(method.getGenericParameterTypes())
        + ")"
        + (thrown.isEmpty() ? "" : " throws " + thrown);
  }

  private static String words(Member member) {
    String fixed =
        member instanceof Field && Modifier.isFinal(member.getModifiers()) ? "final " : "";
    String given = member instanceof Method method && method.isDefault() ? "default " : "";
    return (Modifier.isStatic(member.getModifiers()) ? "static " : "") + fixed + given;
  }

  private static String names(Type... types) {
    return List.of(types).stream().map(PublicFace::name).collect(Collectors.joining(", "));
  }

  /** The type without its packages. */
  private static String name(Type type) {
    return type.getTypeName().replaceAll("[a-z][\\w]*\\.", "");
  }
}
