package io.github.metaspo.lock;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.ImplicitTuple;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.events.StreamStartEvent;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/** YAML writer for readable diffs: prompts are block scalars, and lines are never folded. The document is one mapping. */
final class YamlWriter {

    // YAML treats these as line ends, too, and would read them as LF
    private static final Pattern UNUSUAL_LINE_END = Pattern.compile("[\u0085\u2028\u2029]");
    private static final int LONGEST_KEY = 1024;

    private final Emitter emitter;
    private final Resolver resolver = new Resolver();

    YamlWriter(Writer out) throws IOException {
        emitter = new Emitter(out, options());
        emitter.emit(new StreamStartEvent(null, null));
        emitter.emit(new DocumentStartEvent(null, null, false, null, Map.of()));
        begin(FlowStyle.BLOCK);
    }

    /** Ends the document. */
    void finish() throws IOException {
        end();
        emitter.emit(new DocumentEndEvent(null, null, false));
        emitter.emit(new StreamEndEvent(null, null));
    }

    /** Begins a mapping as the value of a key. */
    void begin(String key) throws IOException {
        string(key, ScalarStyle.PLAIN);
        begin(FlowStyle.BLOCK);
    }

    /** Begins a mapping on a single line as the value of a key. */
    void beginLine(String key) throws IOException {
        string(key, ScalarStyle.PLAIN);
        begin(FlowStyle.FLOW);
    }

    /** Begins a mapping as an item of a list. */
    void beginItem() throws IOException {
        begin(FlowStyle.BLOCK);
    }

    /** Ends a mapping. */
    void end() throws IOException {
        emitter.emit(new MappingEndEvent(null, null));
    }

    /** Begins a list as the value of a key. */
    void beginList(String key) throws IOException {
        string(key, ScalarStyle.PLAIN);
        emitter.emit(new SequenceStartEvent(null, null, true, null, null, FlowStyle.BLOCK));
    }

    void endList() throws IOException {
        emitter.emit(new SequenceEndEvent(null, null));
    }

    /** Writes a short text as an item of a list. */
    void item(String text) throws IOException {
        string(text, styleOf(text));
    }

    /** Writes a key with a short text, quoted only if necessary. */
    void text(String key, String text) throws IOException {
        string(key, ScalarStyle.PLAIN);
        string(text, styleOf(text));
    }

    /** Writes a key with a prompt: as a block scalar, even for a single line, or quoted if a block scalar cannot represent it. */
    void prompt(String key, String prompt) throws IOException {
        string(key, ScalarStyle.PLAIN);
        promptItem(prompt);
    }

    /** Writes a prompt as an item of a list, in the form of {@link #prompt}. */
    void promptItem(String prompt) throws IOException {
        boolean quoted = UNUSUAL_LINE_END.matcher(prompt).find();
        string(prompt, quoted ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.LITERAL);
    }

    void number(String key, long number) throws IOException {
        number(key, BigDecimal.valueOf(number));
    }

    /** Writes a key with a number, formatted by {@link PlainNumbers}. */
    void number(String key, BigDecimal number) throws IOException {
        string(key, ScalarStyle.PLAIN);
        scalar(PlainNumbers.string(number), true, ScalarStyle.PLAIN);
    }

    private void begin(FlowStyle style) throws IOException {
        emitter.emit(new MappingStartEvent(null, null, true, null, null, style));
    }

    private void string(String text, ScalarStyle style) throws IOException {
        boolean readsAsText = resolver.resolve(NodeId.scalar, text, true).equals(Tag.STR);
        scalar(text, readsAsText, style);
    }

    private void scalar(String text, boolean plainIsEnough, ScalarStyle style) throws IOException {
        emitter.emit(new ScalarEvent(null, null, new ImplicitTuple(plainIsEnough, true), text, null, null, style));
    }

    private static ScalarStyle styleOf(String text) {
        return text.contains("\n") || UNUSUAL_LINE_END.matcher(text).find()
                ? ScalarStyle.DOUBLE_QUOTED
                : ScalarStyle.PLAIN;
    }

    private static DumperOptions options() {
        DumperOptions options = new DumperOptions();
        options.setSplitLines(false);
        options.setWidth(Integer.MAX_VALUE);
        options.setMaxSimpleKeyLength(LONGEST_KEY);
        return options;
    }
}
