import io.github.metaspo.it.OpenAiStub
import io.github.metaspo.it.WordExamples

def folder = new File(basedir, 'src/main/metaspo')
WordExamples.write(folder.toPath().resolve('review'), '', '')
// every other question is answered only if the user prompt says "answer"
def write = { String name, int from, int count ->
    new File(folder, "review/${name}.jsonl").text = (from..<from + count).collect { number ->
        def condition = number % 2 == 0 ? ' if the user prompt says answer' : ''
        "{\"id\": \"e${number}\", \"question\": \"say word${number}${condition}\", \"answer\": \"word${number}\"}\n"
    }.join('')
}
write('pet-train', 2000, 12)
write('pet-test', 2100, 40)
context.stub = OpenAiStub.startFor(folder.toPath().resolve('review.yaml'))
true
