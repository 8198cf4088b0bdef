package io.github.metaspo.model.llama.child;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reversible substitution of the characters that the binding's template function garbles: NUL and all supplementary
 * characters, such as emoji. Each is replaced by a private-use character that the texts do not contain.
 */
final class CharacterSubstitution {

    private static final int FIRST = 0xE000;
    private static final int LAST = 0xF8FF;

    private final Map<Integer, Integer> substitutes = new HashMap<>();
    private final Map<Integer, Integer> originals = new HashMap<>();

    CharacterSubstitution(List<String> texts) {
        Set<Integer> used = String.join("", texts).codePoints().boxed().collect(Collectors.toCollection(TreeSet::new));
        PrimitiveIterator.OfInt free = IntStream.rangeClosed(FIRST, LAST)
                .filter(candidate -> !used.contains(candidate))
                .iterator();
        for (int character : used) {
            if (garbled(character) && free.hasNext()) {
                int substitute = free.nextInt();
                substitutes.put(character, substitute);
                originals.put(substitute, character);
            }
        }
    }

    private static boolean garbled(int character) {
        return character == 0 || Character.isSupplementaryCodePoint(character);
    }

    String substitute(String text) {
        return replace(text, substitutes);
    }

    String restore(String text) {
        return replace(text, originals);
    }

    private static String replace(String text, Map<Integer, Integer> replacements) {
        if (replacements.isEmpty()) {
            return text;
        }
        return text.codePoints()
                .map(character -> replacements.getOrDefault(character, character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
