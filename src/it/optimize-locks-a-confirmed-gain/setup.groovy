def folder = new File(basedir, 'src/main/metaspo')
new File(folder, 'review').mkdirs()
def write = { name, from, count ->
    new File(folder, "review/${name}.jsonl").text = (from..<from + count).collect { number ->
        def condition = number % 2 == 0 ? ' if the system prompt says answer' : ''
        groovy.json.JsonOutput.toJson([id: "e${number}", question: "say word${number}${condition}", answer: "word${number}"])
    }.join('\n') + '\n'
}
write('first-train', 0, 12)
write('first-test', 100, 40)
write('second-train', 1000, 12)
write('second-test', 1100, 40)
context.stub = io.github.metaspo.it.OpenAiStub.startFor(new File(folder, 'review.yaml').toPath())
true
