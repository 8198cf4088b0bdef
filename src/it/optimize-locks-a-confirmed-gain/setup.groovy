import io.github.metaspo.it.OpenAiStub
import io.github.metaspo.it.WordExamples

def folder = new File(basedir, 'src/main/metaspo').toPath()
WordExamples.write(folder.resolve('review'), '', '')
context.stub = OpenAiStub.startFor(folder.resolve('review.yaml'))
true
