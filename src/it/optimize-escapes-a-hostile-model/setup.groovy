import io.github.metaspo.it.OpenAiStub
import io.github.metaspo.it.WordExamples

def folder = new File(basedir, 'src/main/metaspo').toPath()
WordExamples.write(folder.resolve('review'), ' or fail', ' \u001b[31m\u2028')
context.stub = OpenAiStub.startFor(folder.resolve('review.yaml'))
true
