import io.github.metaspo.it.OpenAiStub
import io.github.metaspo.it.WordExamples
import io.github.metaspo.it.WriterProgram

def folder = new File(basedir, 'src/main/metaspo').toPath()
WordExamples.write(folder.resolve('review'), '', '')
// the program fails at its first request if this file is missing
new File(basedir, 'requests.txt').text = ''
def suite = folder.resolve('review.yaml').toFile()
suite.text = suite.text
        .replace('JAVA', "'${new File(System.getProperty('java.home'), 'bin/java')}'")
        .replace('TEST_CLASSES', "'${new File(WriterProgram.protectionDomain.codeSource.location.toURI())}'")
context.stub = OpenAiStub.startFor(suite.toPath())
true
